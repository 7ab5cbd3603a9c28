import { randomBytes } from "node:crypto";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { PolicyError, type TokenKeys } from "@philog/core";
import { Command, InvalidArgumentError } from "commander";
import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { readKeys } from "../keys/read-keys.ts";
import { Failure, systemCode } from "../prompt/failure.ts";
import { createOutput } from "../prompt/output.ts";
import { settle } from "../prompt/settle.ts";
import { type Comparison, compare } from "./compare.ts";
import { outcomeOf } from "./outcome.ts";
import { jsonQuestion, pinoQuestion } from "./questions.ts";
import { bounds, type Records, readRecords } from "./read-records.ts";
import { showBench } from "./show.ts";

interface BenchOptions {
  policy: string;
  records: string;
  keys?: string;
  rounds: number;
  json?: string;
}

const defaultRounds = 31;
const mostRounds = 1000;

const afterHelp = `
Every contender has short turns in interleaved rounds. A ratio is the median over
rounds of its time divided by the baseline's of the same round; the interval says
how sure that is. Microseconds are true of this machine at this moment only.

Without --keys, tokens are made with a key that is thrown away. A record's values
are never printed, neither are lines that cannot be read.

Where pino and @philog/pino are installed in the current directory, their lines
are measured, too.

Exit codes: 0 measured, 2 wrong use, a bad policy or no records, 3 a file could
not be read or written.

Examples:
  $ philog bench --policy philog.policy.json --records sample.ndjson
  $ philog bench --policy philog.policy.json --records app.log.gz --rounds 101
  $ philog bench --policy philog.policy.json --records app.log --keys keys.json --json bench.json
`;

function readRounds(text: string): number {
  const rounds = Number(text);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > mostRounds) {
    throw new InvalidArgumentError(`a whole number from 1 to ${mostRounds} is wanted.`);
  }
  return rounds;
}

async function readSample(file: string): Promise<Records> {
  let sample: Records;
  try {
    sample = await readRecords(file);
  } catch (error) {
    const code = systemCode(error);
    throw new Failure(code === "ENOENT" ? exit.usage : exit.failed, `${code ?? "failed"}: ${file} cannot be read`);
  }
  if (sample.records.length > 0) return sample;
  const reason = sample.skipped > 0 ? `; lines that are no JSON object: ${sample.skipped}` : "";
  throw new Failure(exit.usage, `${file} holds no records${reason}`);
}

const throwAwayKeys = (): TokenKeys => ({ current: { id: "bench", secret: randomBytes(32) } });

/** Opened before anything is measured: what cannot be written is said at once. */
function openReport(file: string | undefined) {
  if (file === undefined) return undefined;
  try {
    const descriptor = openSync(file, "w");
    return (report: unknown) => {
      writeFileSync(descriptor, `${JSON.stringify(report, undefined, 2)}\n`);
      closeSync(descriptor);
    };
  } catch (error) {
    throw new Failure(exit.failed, `${systemCode(error)}: ${file} cannot be written`);
  }
}

async function run(io: Io, options: BenchOptions): Promise<number> {
  const { policy, rounds } = options;
  const keys = options.keys === undefined ? throwAwayKeys() : readKeys(options.keys);
  const sample = await readSample(options.records);
  const { records } = sample;
  const { allowed, outcome } = await outcomeOf(policy, keys, records);
  const write = openReport(options.json);

  const progress = io.stderr.isTTY === true ? (text: string) => io.stderr.write(`\r\u001b[K${text}`) : () => true;
  const ask = (question: Parameters<typeof compare>[0]) =>
    compare({ ...question, rounds, onRound: (done) => progress(`round ${done} of ${rounds}`) });
  const comparisons: Comparison[] = [await ask(await jsonQuestion({ policy, keys, records, allowed }))];
  const pino = pinoQuestion({ policy, keys, records }, process.cwd());
  try {
    if (pino !== undefined) comparisons.push(await ask(pino));
  } finally {
    pino?.end();
  }
  progress("");

  await createOutput(io.stdout).write(showBench(sample, outcome, comparisons));
  if (pino === undefined) io.stderr.write("philog bench: pino and @philog/pino are not installed here: not measured\n");
  write?.({ records: records.length, skipped: sample.skipped, ...outcome, comparisons });
  return exit.done;
}

/** `philog bench`: what a policy costs over the user's own records. */
export function createBenchCommand(io: Io): Command {
  return new Command("bench")
    .summary("measure what a policy costs over your own records")
    .description(
      "Measures what a policy costs over your own records, against writing them whole and against writing " +
        "what the policy lets pass; says what is kept of a record, and which values do not fit their rule.",
    )
    .requiredOption("-p, --policy <file>", "the policy")
    .requiredOption(
      "-r, --records <file>",
      `records as NDJSON, plain or packed by gzip; the first ${bounds.records.toLocaleString("en-US")} are read`,
    )
    .option("-k, --keys <file>", "token keys, as `philog keys` makes them")
    .option("--rounds <number>", "rounds that count", readRounds, defaultRounds)
    .option("--json <file>", "also write everything as JSON into a file")
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .addHelpText("after", afterHelp)
    .action((options: BenchOptions) =>
      settle(io, "bench", async () => {
        try {
          return await run(io, options);
        } catch (error) {
          if (error instanceof PolicyError) throw new Failure(exit.usage, error.message);
          throw error;
        }
      }),
    );
}
