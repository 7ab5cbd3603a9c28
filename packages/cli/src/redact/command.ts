import { resolve } from "node:path";
import { PolicyError, publicSealKey, type SealKey } from "@philog/core";
import { Command } from "commander";
import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { readKeys } from "../keys/read-keys.ts";
import type { Engine } from "../lines/engine.ts";
import { createPool } from "../lines/pool.ts";
import { createProgress } from "../lines/progress.ts";
import { startRun } from "../lines/run.ts";
import { checkSources, standardInput } from "../lines/sources.ts";
import { readWorkers, spawnWorker } from "../lines/workers.ts";
import { Failure } from "../prompt/failure.ts";
import { settle } from "../prompt/settle.ts";
import { addCounts, noCounts } from "./counts.ts";
import { createInProcess } from "./in-process.ts";
import type { LineOptions } from "./line-policy.ts";
import { createLineWriter, type Redacted } from "./redact-lines.ts";
import { fileSink, streamSink } from "./sink.ts";
import { summary } from "./summary.ts";
import type { RedactedAnswer, WorkerData } from "./worker.ts";

interface RedactOptions {
  policy?: string;
  keys?: string;
  sealKey?: string;
  sealKeyId?: string;
  tenant?: string;
  workers: number;
  output?: string;
  quiet?: boolean;
}

const spawn = (data: WorkerData) => spawnWorker<RedactedAnswer>(new URL("./worker.js", import.meta.url), data);

function createEngine(options: LineOptions, workers: number): Engine<Redacted> {
  const writer = createLineWriter(options);
  if (workers <= 1) return createInProcess(writer);
  return createPool(
    workers,
    (memory) => spawn({ options, policyHash: writer.policyHash, memory }),
    ({ output, counts }, room) => ({ output: typeof output === "number" ? room(output) : output, counts }),
    writer.write,
  );
}

/** As the policy says it, with what to do about it here. */
function explain(error: unknown): unknown {
  if (!(error instanceof PolicyError)) return error;
  const wantsKeys = error.faults.some(({ code }) => code === "PHILOG_TOKENIZE_WITHOUT_KEYS");
  const wantsSealKey = error.faults.some(({ code }) => code === "PHILOG_SEAL_WITHOUT_KEYS");
  const told = [
    error.message,
    ...(wantsKeys ? ["Give the token keys with --keys FILE."] : []),
    ...(wantsSealKey ? ["Give the seal key with --seal-key FILE and --seal-key-id ARN."] : []),
  ];
  return new Failure(exit.usage, told.join("\n"));
}

/** The public key that values are sealed to. Throws as `publicSealKey` does. */
function readSealKey({ sealKey: file, sealKeyId: keyId }: RedactOptions): SealKey | undefined {
  if (file !== undefined && keyId !== undefined) return publicSealKey({ file, keyId });
  if (file === undefined && keyId === undefined) return undefined;
  throw new Failure(exit.usage, "--seal-key FILE and --seal-key-id ARN go together");
}

async function redact(io: Io, files: readonly string[], options: RedactOptions): Promise<number> {
  const { policy, keys, tenant, workers, output, quiet = false } = options;
  await checkSources(files);
  const lineOptions: LineOptions = {
    policy: policy === undefined ? undefined : resolve(policy),
    keys: keys === undefined ? undefined : readKeys(keys),
    sealKey: readSealKey(options),
    tenant,
  };
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  const engine = createEngine(lineOptions, workers);
  const sink = output === undefined ? streamSink(io.stdout) : await fileSink(output);
  const progress = createProgress("redact", io, quiet);
  process.once("SIGINT", interrupt);
  const counts = noCounts();
  const take = async ({ output, counts: more }: Redacted) => {
    if (!(await sink.write(output))) return false;
    addCounts(counts, more);
    return true;
  };
  const run = startRun(io, { files, engine, take, progress, signal: interrupted.signal });
  const told = () => summary({ counts, ...run.progress() });
  const say = (text: string) => {
    progress.clear();
    if (!quiet) io.stderr.write(`philog redact: ${text}\n`);
  };
  let whole = false;
  try {
    const open = await run.done;
    if (!open) return exit.done;
    if (interrupted.signal.aborted) {
      say(`interrupted; ${told()}`);
      return exit.interrupted;
    }
    await sink.finish();
    whole = true;
    say(told());
    return exit.done;
  } catch (error) {
    say(`not finished; ${told()}`);
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
    if (!whole) await sink.abandon();
    await engine.close();
  }
}

const about =
  "Redacts log lines: from files or standard input to standard output, in order and with constant memory.\n\n" +
  "A line that is a JSON object is a record: it keeps what the policy lists. Any other line is text: it is scanned, " +
  "and what starts like JSON and is none is withheld. No line passes raw, and none is dropped. What Philog has " +
  "written before passes unchanged. Input in gzip is unpacked.";

const examples = `
Examples:
  $ philog redact app.log > redacted.log
  $ philog redact --policy philog.policy.json --keys token-keys.json app.log.1.gz app.log --output redacted.log
  $ kubectl logs deploy/clinic-api | philog redact --policy philog.policy.json --quiet | less
  $ philog redact --workers auto --policy philog.policy.json 2026-11-*.ndjson.gz | gzip > november.ndjson.gz

The summary goes to standard error: lines, speed, what was redacted by action and by classification.
`;

/** `philog redact`: log lines in, redacted lines out. */
export function createRedactCommand(io: Io): Command {
  return new Command("redact")
    .summary("redact log lines")
    .description(about)
    .argument("[files...]", "log files; - is standard input", [standardInput])
    .option("-p, --policy <file>", "the policy (default: the presets process, http and errors)")
    .option("-k, --keys <file>", "token keys, for a policy that tokenizes")
    .option("--seal-key <file>", "the public key, for a policy that seals")
    .option("--seal-key-id <arn>", "its KMS key, or another name of it")
    .option("--tenant <name>", "whose records these are, for tokens and sealed values")
    .option("-w, --workers <n>", "threads that redact, this one among them, or auto", readWorkers, 1)
    .option("-o, --output <file>", "write to a file, which is there once all is written")
    .option("-q, --quiet", "no summary and no progress")
    .addHelpText("after", examples)
    .action((files: string[], options: RedactOptions) =>
      settle(io, "redact", async () => {
        try {
          return await redact(io, files, options);
        } catch (error) {
          throw explain(error);
        }
      }),
    );
}
