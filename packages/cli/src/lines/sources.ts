import { createReadStream, fstatSync, read, type Stats } from "node:fs";
import { access, constants, open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { exit } from "../exit.ts";
import { type Io, readSize } from "../io.ts";
import { Failure, systemCode } from "../prompt/failure.ts";
import { unpack } from "../unpack.ts";

/** What stands for standard input among the names of files. */
export const standardInput = "-";

/** Bytes read from a regular file at a time. */
const storedSize = 524_288;

const readDescriptor = promisify(read);

const reasons: Record<string, string> = {
  ENOENT: "there is no such file",
  EACCES: "the file cannot be read: permission denied",
  EPERM: "the file cannot be read: permission denied",
  EISDIR: "it is a directory",
};

const nameOf = (file: string) => (file === standardInput ? "standard input" : file);

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  // zlib's codes say what is wrong with the data.
  if (code?.startsWith("Z_")) return `the gzip data is damaged or cut off (${code})`;
  const known = systemCode(error);
  return known === undefined ? "it cannot be read" : `${reasons[known] ?? "it cannot be read"} (${known})`;
}

async function faultOf(file: string): Promise<string | undefined> {
  try {
    const found: Stats = await stat(file);
    if (found.isDirectory()) return `${reasons.EISDIR} (EISDIR)`;
    await access(file, constants.R_OK);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Looks at every file before the first is read. Throws one Failure that names all that cannot be read. */
export async function checkSources(files: readonly string[]): Promise<void> {
  if (files.indexOf(standardInput) !== files.lastIndexOf(standardInput)) {
    throw new Failure(exit.usage, "standard input can be read once");
  }
  const faults: string[] = [];
  for (const file of files) {
    const fault = file === standardInput ? undefined : await faultOf(file);
    if (fault !== undefined) faults.push(`${file}: ${fault}`);
  }
  if (faults.length > 0) throw new Failure(exit.usage, faults.join("\n"));
}

/**
 * A regular file's bytes from where the descriptor stands, in memory that each chunk takes again: a third of what a
 * stream costs.
 */
async function* readStored(descriptor: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  const memory = Buffer.allocUnsafeSlow(storedSize);
  while (!signal.aborted) {
    const { bytesRead } = await readDescriptor(descriptor, memory, 0, memory.length, null);
    if (bytesRead === 0) return;
    yield memory.subarray(0, bytesRead);
  }
}

async function* readStream(stream: Readable, signal: AbortSignal): AsyncGenerator<Buffer> {
  const stop = () => stream.destroy();
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  try {
    yield* stream;
  } finally {
    signal.removeEventListener("abort", stop);
    stream.destroy();
  }
}

async function* readNamed(file: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  // A pipe that has a name is no different from one that has none.
  if (!(await stat(file)).isFile()) {
    yield* readStream(createReadStream(file, { highWaterMark: readSize }), signal);
    return;
  }
  const handle = await open(file);
  let length = 0;
  try {
    for await (const chunk of readStored(handle.fd, signal)) {
      length += chunk.length;
      yield chunk;
    }
    if ((await handle.stat()).size < length) throw new Failure(exit.failed, `${file}: it was cut while it was read`);
  } finally {
    await handle.close();
  }
}

async function* readStandardInput({ stdin }: Io, signal: AbortSignal): AsyncGenerator<Buffer> {
  const { fd } = stdin as { fd?: unknown };
  const isStored = typeof fd === "number" && fstatSync(fd).isFile();
  yield* isStored ? readStored(fd, signal) : readStream(stdin, signal);
}

/**
 * The bytes of a file, or of standard input; what starts like gzip is unpacked. A chunk stands until the next is asked
 * for. Aborting ends it at once. Throws a Failure that names the file.
 */
export async function* readSource(io: Io, file: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const ended = new AbortController();
  const stop = AbortSignal.any([signal, ended.signal]);
  const chunks = file === standardInput ? readStandardInput(io, stop) : readNamed(file, stop);
  try {
    yield* unpack(chunks);
  } catch (error) {
    if (signal.aborted) return;
    throw error instanceof Failure ? error : new Failure(exit.failed, `${nameOf(file)}: ${reasonOf(error)}`);
  } finally {
    // A read that is still waited for, as of a pipe, comes to its end first.
    ended.abort();
    await chunks.return(undefined).catch(() => {});
  }
}
