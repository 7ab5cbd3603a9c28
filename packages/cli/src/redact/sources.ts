import { createReadStream, type Stats } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { exit } from "../exit.ts";
import { type Io, readSize } from "../io.ts";
import { Failure, systemCode } from "../prompt/failure.ts";

/** What stands for standard input among the names of files. */
export const standardInput = "-";

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

/** The first two bytes, as far as there are any, and everything after them. */
async function* withHead(stream: AsyncIterator<Uint8Array>, head: Uint8Array): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await stream.next(); !next.done; next = await stream.next()) yield next.value;
}

async function readHead(stream: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 2) {
    const { value, done } = await stream.next();
    if (done) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  return head;
}

/**
 * The bytes of a file, or of standard input; what starts like gzip is unpacked. Aborting ends it at once.
 * Throws a Failure that names the file.
 */
export async function* readSource(io: Io, file: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stream: Readable = file === standardInput ? io.stdin : createReadStream(file, { highWaterMark: readSize });
  const stop = () => stream.destroy();
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  try {
    const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
    const head = await readHead(chunks);
    const all = withHead(chunks, head);
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    // What either stream throws, the iteration throws, too.
    yield* isGzip ? pipeline(all, createGunzip({ chunkSize: readSize }), () => {}) : all;
  } catch (error) {
    if (!signal.aborted) throw new Failure(exit.failed, `${nameOf(file)}: ${reasonOf(error)}`);
  } finally {
    signal.removeEventListener("abort", stop);
    stream.destroy();
  }
}
