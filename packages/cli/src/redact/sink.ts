import { type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import type { Writable } from "node:stream";
import { exit } from "../exit.ts";
import { Failure, systemCode } from "../prompt/failure.ts";
import { createOutput } from "../prompt/output.ts";

/** Where redacted lines go. */
export interface Sink {
  /** Resolves once the bytes are handed on: false where nobody reads any more. Throws a Failure. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** All is written: a file gets its name. Throws a Failure. */
  finish(): Promise<void>;
  /** Not all is written: nothing is left of a file. */
  abandon(): Promise<void>;
}

const reasons: Record<string, string> = {
  ENOSPC: "no space left on the device",
  EDQUOT: "the quota is used up",
  EFBIG: "the file is too large",
  EACCES: "permission denied",
  ENOENT: "the folder does not exist",
};

function failure(error: unknown, target: string, exitCode: number): Failure {
  const code = systemCode(error) ?? "unknown";
  return new Failure(exitCode, `${target} cannot be written: ${reasons[code] ?? "the system refuses"} (${code})`);
}

/** Lines go to a stream as they come. */
export function streamSink(stream: Writable): Sink {
  const { write } = createOutput(stream);
  return { write, finish: async () => {}, abandon: async () => {} };
}

async function targetOf(file: string): Promise<string> {
  try {
    if (!(await stat(file)).isFile()) throw new Failure(exit.usage, `${file} is not a file`);
    // Past a link: the new file takes the place of the file, not of the link.
    return await realpath(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (systemCode(error) === "ENOENT") return file;
    throw failure(error, file, exit.usage);
  }
}

/** Lines go to a file beside the target (mode 0600), which takes its name at the end: no half file looks whole. */
export async function fileSink(file: string): Promise<Sink> {
  const target = await targetOf(file);
  const unfinished = `${target}.${process.pid}.unfinished`;
  let handle: FileHandle;
  try {
    handle = await open(unfinished, "wx", 0o600);
  } catch (error) {
    throw failure(error, file, exit.usage);
  }
  const guarded = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      throw failure(error, file, exit.failed);
    }
  };
  return {
    async write(bytes) {
      await guarded(() => handle.appendFile(bytes));
      return true;
    },
    finish: () =>
      guarded(async () => {
        await handle.sync();
        await handle.close();
        await rename(unfinished, target);
      }),
    async abandon() {
      await handle.close().catch(() => {});
      await rm(unfinished, { force: true });
    },
  };
}
