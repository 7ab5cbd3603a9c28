import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { readSize } from "../io.ts";

const gzipStart = Buffer.from([0x1f, 0x8b]);

async function* rejoined(start: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield start;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The bytes of a log file in order, unpacked where it starts as gzip does, whatever its name. Throws as the system does. */
export async function* readLog(file: string): AsyncGenerator<Buffer> {
  const stored = createReadStream(file, { highWaterMark: readSize });
  try {
    const chunks: AsyncIterator<Buffer> = stored[Symbol.asyncIterator]();
    let start = Buffer.alloc(0);
    for (let more = true; more && start.length < gzipStart.length; ) {
      const { done, value } = await chunks.next();
      more = done !== true;
      if (more) start = Buffer.concat([start, value]);
    }
    const bytes = rejoined(start, chunks);
    if (!start.subarray(0, gzipStart.length).equals(gzipStart)) yield* bytes;
    // A fault of either stream is thrown by the iteration.
    else yield* pipeline(bytes, createGunzip({ chunkSize: readSize }), () => {}) as AsyncIterable<Buffer>;
  } finally {
    stored.destroy();
  }
}
