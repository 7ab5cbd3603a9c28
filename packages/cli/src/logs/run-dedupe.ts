import { exit } from "../exit.ts";
import type { Io } from "../io.ts";
import { checkSources } from "../lines/sources.ts";
import { asFailure, Failure } from "../prompt/failure.ts";
import { fileSink, streamSink } from "../redact/sink.ts";
import { createLedger } from "./ledger.ts";
import { markOf } from "./mark.ts";
import { createParts, type Marked } from "./parts.ts";
import { type Form, type Line, readLines } from "./read-lines.ts";
import { createSorted, type Order } from "./sort-lines.ts";
import { losses, type Outcome, summary, summaryJson } from "./summary.ts";

export interface DedupeOptions {
  input: Form;
  sort?: Order;
  joinParts?: boolean;
  fromStart?: boolean;
  output?: string;
  json?: boolean;
  quiet?: boolean;
}

const tooManyGaps = () =>
  new Failure(
    exit.failed,
    "there are more gaps and streams than can be remembered: take the export apart by log stream",
  );

/** Everything that is done to lines, in this order: numbers, parts, order. */
function createWork({ joinParts = false, sort }: DedupeOptions) {
  const ledger = createLedger();
  const parts = joinParts ? createParts() : undefined;
  const sorted = sort === undefined ? undefined : createSorted(sort);
  const counts = { lines: 0, unnumbered: 0 };

  const isKept = ({ bytes, mark }: Marked): boolean => {
    counts.lines += 1;
    if (mark === undefined) {
      counts.unnumbered += 1;
      return true;
    }
    try {
      return ledger.take(bytes, mark);
    } catch (error) {
      throw error instanceof RangeError ? tooManyGaps() : error;
    }
  };
  /** Those that can be written at once: none where they are sorted first. */
  const arrange = (lines: Marked[]): Marked[] => {
    if (sorted === undefined) return lines;
    for (const line of lines) sorted.add(line);
    return [];
  };

  return {
    ledger,
    parts,
    counts,
    /** The lines that can be written. Throws a Failure where they cannot be remembered. */
    take(lines: readonly Line[]): Marked[] {
      const kept: Marked[] = [];
      for (const { bytes, timestamp } of lines) {
        const line = { bytes, mark: markOf(bytes), timestamp };
        if (!isKept(line)) continue;
        if (parts === undefined) kept.push(line);
        else kept.push(...parts.take(line));
      }
      return arrange(kept);
    },
    end: (): Marked[] => [...arrange(parts?.end() ?? []), ...(sorted?.end() ?? [])],
  };
}

/** Bytes that are written at a time. */
const writeBytes = 1_048_576;

function* chunksOf(lines: readonly Marked[]): Generator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for (const { bytes } of lines) {
    held.push(bytes);
    length += bytes.length;
    if (length < writeBytes) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}

/** `philog logs dedupe`. Gives the exit code. */
export async function runDedupe(io: Io, files: readonly string[], options: DedupeOptions): Promise<number> {
  await checkSources(files);
  const work = createWork(options);
  const sink = options.output === undefined ? streamSink(io.stdout) : await fileSink(options.output);
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  const faults: string[] = [];
  const say = (text: string) => io.stderr.write(`philog logs dedupe: ${text}\n`);

  const write = async (lines: readonly Marked[]): Promise<boolean> => {
    for (const chunk of chunksOf(lines)) if (!(await sink.write(chunk))) return false;
    return true;
  };
  /** False where nobody wants more. What concerns this file alone is said, and the next is read. */
  const readFile = async (file: string): Promise<boolean> => {
    const batches = readLines(io, file, options.input, interrupted.signal);
    const next = async () => {
      try {
        return await batches.next();
      } catch (error) {
        const { message } = asFailure(error);
        faults.push(message);
        say(message);
        return { done: true as const, value: undefined };
      }
    };
    try {
      for (let batch = await next(); !batch.done; batch = await next()) {
        if (!(await write(work.take(batch.value)))) return false;
      }
      return true;
    } finally {
      await batches.return(undefined);
    }
  };
  const outcome = (): Outcome => {
    const { ledger, parts, counts } = work;
    return {
      ...counts,
      ...ledger.counts,
      kept: ledger.counts.kept + counts.unnumbered,
      streams: ledger.streams,
      listedConflicts: ledger.conflicts,
      gaps: ledger.gaps(options.fromStart === true),
      joined: parts?.counts.joined ?? 0,
      incomplete: parts?.counts.incomplete ?? 0,
      finished: faults.length === 0 && !interrupted.signal.aborted,
      faults,
    };
  };
  const tell = (found: Outcome) => {
    const ended = interrupted.signal.aborted ? "interrupted; " : found.finished ? "" : "not finished; ";
    if (options.json) io.stderr.write(`${summaryJson(found)}\n`);
    else {
      if (!options.quiet) say(`${ended}${summary(found)}`);
      const lost = losses(found);
      if (lost.length > 0) say(lost.join("\n"));
    }
  };

  process.once("SIGINT", interrupt);
  try {
    for (const file of files) {
      if (!(await readFile(file))) return exit.done;
      if (interrupted.signal.aborted) break;
    }
    if (!(await write(work.end()))) return exit.done;
    if (interrupted.signal.aborted) await sink.abandon();
    else await sink.finish();
    const found = outcome();
    tell(found);
    if (interrupted.signal.aborted) return exit.interrupted;
    if (!found.finished) return exit.failed;
    return found.gaps.length + found.conflicts + found.incomplete > 0 ? exit.found : exit.done;
  } catch (error) {
    await sink.abandon();
    throw error;
  } finally {
    process.off("SIGINT", interrupt);
  }
}
