import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { readSize } from "./io.ts";

/** The first two bytes at least, as far as there are any. */
async function readHead(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const { value, done } = await chunks.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  return head;
}

async function* withHead(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** A stream may hold a chunk for longer than its memory is there. */
async function* copies(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

/**
 * The bytes in order; what starts as gzip does is unpacked, whatever its name. A chunk stands until the next is asked
 * for. What any of the streams throws, the iteration throws, too.
 */
export async function* unpack(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = bytes[Symbol.asyncIterator]();
  const head = await readHead(chunks);
  const all = withHead(head, chunks);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  yield* isGzip
    ? (pipeline(copies(all), createGunzip({ chunkSize: readSize }), () => {}) as AsyncIterable<Buffer>)
    : all;
}
