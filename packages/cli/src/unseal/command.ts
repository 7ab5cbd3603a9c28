import { stat } from "node:fs/promises";
import { RedactionError } from "@philog/core";
import { createUnseal, type Unseal } from "@philog/core/unseal";
import { Command } from "commander";
import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { addKmsOptions } from "../keys/kms-reach.ts";
import { checkSources, readSource, standardInput } from "../lines/sources.ts";
import { Failure } from "../prompt/failure.ts";
import { createOutput } from "../prompt/output.ts";
import { settle } from "../prompt/settle.ts";
import { concerns, createOpener } from "./opener.ts";
import { createSplitter, type Piece } from "./split.ts";
import { leftOf, summary } from "./summary.ts";
import { type KeyOptions, unsealKeys } from "./unseal-keys.ts";

interface UnsealOptions extends KeyOptions {
  keyRecords?: string;
  reason: string;
}

/** Bytes of lines that are held back where input can be read only once. */
const mostHeld = 67_108_864;
const longestReason = 512;

const isStored = async (file: string) => file !== standardInput && (await stat(file)).isFile();

/** The lines of a file or of standard input; `flush` is called where there is nothing more to be had at once. */
async function* linesOf(io: Io, file: string, signal: AbortSignal, flush = async () => {}): AsyncGenerator<Piece> {
  const splitter = createSplitter();
  for await (const chunk of readSource(io, file, signal)) {
    yield* splitter.push(chunk);
    await flush();
  }
  yield* splitter.end();
}

/** Writes bytes together, since most lines are short. */
function createWriter(io: Io) {
  const output = createOutput(io.stdout);
  let parts: Uint8Array[] = [];
  let open = true;
  return {
    async write(bytes: Uint8Array) {
      parts.push(bytes);
      return open;
    },
    async flush() {
      const bytes = Buffer.concat(parts);
      parts = [];
      if (bytes.length > 0) open = (await output.write(bytes)) && open;
    },
  };
}

/** Reads the key records of every file before the first value is opened: one may stand behind its values. */
async function learn(io: Io, files: readonly string[], unseal: Unseal, signal: AbortSignal): Promise<void> {
  for (const file of files) {
    if (!(await isStored(file))) continue;
    for await (const piece of linesOf(io, file, signal)) {
      if (concerns(piece)) unseal.learn(piece.bytes.toString("utf8"));
    }
  }
}

async function openAll(io: Io, files: readonly string[], unseal: Unseal, signal: AbortSignal): Promise<void> {
  const { write, flush } = createWriter(io);
  try {
    for (const file of files) {
      const opener = createOpener({ unseal, write, hold: (await isStored(file)) ? 0 : mostHeld });
      for await (const piece of linesOf(io, file, signal, flush)) if (!(await opener.push(piece))) return;
      if (!(await opener.end())) return;
    }
  } finally {
    await flush();
  }
}

async function checkFolder(folder: string | undefined): Promise<void> {
  const found = folder === undefined || (await stat(folder).catch(() => undefined))?.isDirectory();
  if (!found) throw new Failure(exit.usage, "--key-records is not a folder that can be read");
}

/** An outage ends the run, which can be repeated; what is wrong with options is wrong use. */
function ended(error: unknown): unknown {
  const outage = error instanceof RedactionError && error.code === "PHILOG_KMS_UNAVAILABLE";
  return outage ? new Failure(exit.failed, error.message) : error;
}

async function unseal(io: Io, files: readonly string[], options: UnsealOptions): Promise<number> {
  const { keyRecords: keyDirectory, reason } = options;
  const note = reason.replace(/[\0-\x1f\x7f-\x9f]/g, " ").trim();
  if (note === "" || note.length > longestReason) throw new Failure(exit.usage, "--reason is 1 to 512 characters");
  await checkSources(files);
  await checkFolder(keyDirectory);
  const key = await unsealKeys(options);
  const opened = createUnseal({ key, ...(keyDirectory === undefined ? {} : { keyDirectory }) });
  const say = (text: string) => io.stderr.write(`philog unseal: ${text}\n`);
  if (io.stdout.isTTY) say("what follows is PHI in clear");
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once("SIGINT", interrupt);
  try {
    await learn(io, files, opened, interrupted.signal);
    await openAll(io, files, opened, interrupted.signal);
  } catch (error) {
    say(`not finished; ${summary(opened.stats(), note)}`);
    throw ended(error);
  } finally {
    process.off("SIGINT", interrupt);
  }
  const stats = opened.stats();
  if (interrupted.signal.aborted) {
    say(`interrupted; ${summary(stats, note)}`);
    return exit.interrupted;
  }
  say(summary(stats, note));
  return leftOf(stats) === 0 ? exit.done : exit.found;
}

const about =
  "Opens sealed values: lines of a log, JSON or text, with what `seal` has encrypted in clear. The output is PHI.\n\n" +
  "With --kms, KMS opens the key of each segment, an hour of one tenant at most: one Decrypt call, and one record " +
  "of it in CloudTrail, which is the evidence of who opened what. --reason is a note in the summary and proves nothing.";

const afterHelp = `
Key records are read from the lines themselves, and from the folder that the
writers were given as \`directory\`. Files are read twice, since a record may
stand behind its values; of standard input, up to 64 MiB of lines wait for one.

Region and credentials are the AWS SDK's: of the ARN, AWS_PROFILE and so on.

Exit codes: 0 everything was opened, 1 something stayed sealed, 2 wrong use or
a bad key, 3 not finished, 130 interrupted. The summary goes to standard error.

Examples:
  $ philog unseal --kms arn:aws:kms:us-east-1:111122223333:key/… --reason "case 17" app.log
  $ philog unseal --private-key seal-private.pem --key-records records --reason "test" app.log.1.gz app.log
  $ aws logs tail /clinic/api | philog unseal --kms "$SEAL_KEY" --reason "case 17"
`;

const collect = (value: string, before: readonly string[]) => [...before, value];

/** `philog unseal`: opens sealed values for whoever has the private key, or may use it. */
export function createUnsealCommand(io: Io): Command {
  const command = new Command("unseal")
    .summary("open sealed values")
    .description(about)
    .argument("[files...]", "log files; - is standard input", [standardInput]);
  return addKmsOptions(command, "the KMS key, as key records name it; may be repeated")
    .option("--private-key <file>", "a private key in PEM, mode 0600; may be repeated", collect, [])
    .option("--key-records <folder>", "where the writers kept key records")
    .requiredOption("--reason <text>", "why: it is printed in the summary")
    .addHelpText("after", afterHelp)
    .action((files: string[], options: UnsealOptions) => settle(io, "unseal", () => unseal(io, files, options)));
}
