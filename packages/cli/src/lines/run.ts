import type { Io } from "../io.ts";
import { asFailure, type Failure } from "../prompt/failure.ts";
import type { Engine, Made } from "./engine.ts";
import type { Progress } from "./progress.ts";
import { readSource } from "./sources.ts";
import { createLineSplitter, longestLine } from "./split-lines.ts";

/** Where a batch comes from. */
export interface Origin {
  /** Of the file, among those that are read. */
  index: number;
  /** Lines of the file that were replaced because they are too long, as far as they stand in this batch or before it. */
  long: number;
}

export interface RunParts<T> {
  files: readonly string[];
  engine: Engine<T>;
  /** Takes results in the order of their batches; resolves once one is used: false where nobody wants more. */
  take(result: T, origin: Origin): Promise<boolean>;
  progress: Progress;
  /** Aborted: nothing more is read; what is under way is taken. */
  signal: AbortSignal;
  /** Bytes of a line; longer ones are replaced. @default longestLine */
  limit?: number;
  /** Told of a file that cannot be read to its end, and the next is read. @default the run ends with the failure */
  onFault?: (failure: Failure) => void;
}

/** What a run is while it goes on. */
export interface Run {
  /** Resolves when all is taken: false where nobody wanted more. Rejects with a Failure. */
  readonly done: Promise<boolean>;
  /** What is read so far: unpacked bytes, and lines that were replaced because they are too long. */
  progress(): { bytes: number; seconds: number; long: number };
}

/** Reads, works and hands on, in order. Batches are worked on side by side, and each is taken once those before are. */
export function startRun<T>(io: Io, parts: RunParts<T>): Run {
  const { files, engine, take, progress, signal, limit = longestLine, onFault } = parts;
  const splitter = createLineSplitter(engine.join, limit);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  /** Each is settled once its batch is taken, and every batch before it: false where nobody wants more. */
  const pending: Promise<boolean>[] = [];
  let last = Promise.resolve(true);
  let bytes = 0;
  let longBefore = 0;

  const hand = async (before: Promise<boolean>, working: Promise<Made<T>>, origin: Origin): Promise<boolean> => {
    if (!(await before)) return false;
    const { result, release } = await working;
    if (!(await take(result, origin))) return false;
    release();
    progress.show(bytes, seconds());
    return true;
  };
  const add = async (batch: Uint8Array, index: number): Promise<boolean> => {
    const working = engine.work(batch);
    last = hand(last, working, { index, long: splitter.replaced() - longBefore });
    // Whoever awaits them is told; until then they must not end the process.
    working.catch(() => {});
    last.catch(() => {});
    pending.push(last);
    return pending.length <= engine.width || pending.shift()!;
  };
  const readFile = async (file: string, index: number): Promise<boolean> => {
    for await (const chunk of readSource(io, file, signal)) {
      bytes += chunk.length;
      for (const batch of splitter.push(chunk)) if (!(await add(batch, index))) return false;
    }
    return true;
  };
  const readAll = async (): Promise<boolean> => {
    for (const [index, file] of files.entries()) {
      longBefore = splitter.replaced();
      try {
        if (!(await readFile(file, index))) return false;
      } catch (error) {
        if (onFault === undefined) throw error;
        onFault(asFailure(error));
      }
      if (signal.aborted) return true;
      const rest = splitter.end(index < files.length - 1);
      if (rest !== undefined && !(await add(rest, index))) return false;
    }
    return true;
  };
  const run = async (): Promise<boolean> => {
    try {
      if (!(await readAll())) return false;
    } catch (error) {
      // What was whole before the fault is handed on.
      await last;
      throw error;
    }
    return last;
  };

  return { done: run(), progress: () => ({ bytes, seconds: seconds(), long: splitter.replaced() }) };
}
