import type { Io } from "../io.ts";
import { addCounts, noCounts } from "./counts.ts";
import type { Engine, Redacted } from "./engine.ts";
import type { Progress } from "./progress.ts";
import type { Sink } from "./sink.ts";
import { readSource } from "./sources.ts";
import { createLineSplitter } from "./split-lines.ts";
import type { Report } from "./summary.ts";

export interface RunParts {
  files: readonly string[];
  engine: Engine;
  sink: Sink;
  progress: Progress;
  /** Aborted: nothing more is read; what is under way is written. */
  signal: AbortSignal;
}

/** What a run is while it goes on. */
export interface Run {
  /** Resolves when all is written: false where nobody reads the output any more. Rejects with a Failure. */
  readonly done: Promise<boolean>;
  /** What is written so far. */
  report(): Report;
}

/** Reads, redacts and writes, in order. Batches are redacted side by side, and each is written once those before are. */
export function startRun(io: Io, { files, engine, sink, progress, signal }: RunParts): Run {
  const splitter = createLineSplitter(engine.join);
  const counts = noCounts();
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  /** Each is settled once its batch is written, and every batch before it: false where nobody reads any more. */
  const pending: Promise<boolean>[] = [];
  let last = Promise.resolve(true);
  let bytes = 0;

  const write = async (before: Promise<boolean>, redacting: Promise<Redacted>): Promise<boolean> => {
    if (!(await before)) return false;
    const { output, counts: more, release } = await redacting;
    if (!(await sink.write(output))) return false;
    release();
    addCounts(counts, more);
    progress.show(bytes, seconds());
    return true;
  };
  const add = async (batch: Uint8Array): Promise<boolean> => {
    const redacting = engine.redact(batch);
    last = write(last, redacting);
    // Whoever awaits them is told; until then they must not end the process.
    redacting.catch(() => {});
    last.catch(() => {});
    pending.push(last);
    return pending.length <= engine.width || pending.shift()!;
  };
  const readAll = async (): Promise<boolean> => {
    for (const [index, file] of files.entries()) {
      for await (const chunk of readSource(io, file, signal)) {
        bytes += chunk.length;
        for (const batch of splitter.push(chunk)) if (!(await add(batch))) return false;
      }
      if (signal.aborted) return true;
      const rest = splitter.end(index < files.length - 1);
      if (rest !== undefined && !(await add(rest))) return false;
    }
    return true;
  };
  const run = async (): Promise<boolean> => {
    try {
      if (!(await readAll())) return false;
    } catch (error) {
      // What was whole before the fault is written.
      await last;
      throw error;
    }
    return last;
  };

  return { done: run(), report: () => ({ counts, bytes, seconds: seconds(), long: splitter.replaced() }) };
}
