import { createReadStream } from "node:fs";
import { readSize } from "../io.ts";
import { unpack } from "../unpack.ts";

/** The bytes of a log file in order, unpacked where it is packed. Throws as the system does. */
export async function* readLog(file: string): AsyncGenerator<Buffer> {
  const stored = createReadStream(file, { highWaterMark: readSize });
  try {
    yield* unpack(stored);
  } finally {
    stored.destroy();
  }
}
