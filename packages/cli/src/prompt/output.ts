import type { Writable } from "node:stream";
import { exit } from "../exit.ts";
import { Failure, systemCode } from "./failure.ts";

/** Text on its way to a stream that may close before everything is written, as under `| head`. */
export interface Output {
  /** Resolves once written: `false` where nobody reads any more. Rejects with `Failure` where the disk is full, say. */
  write(chunk: string | Uint8Array): Promise<boolean>;
}

const closedCodes: ReadonlySet<unknown> = new Set(["EPIPE", "ERR_STREAM_DESTROYED", "ERR_STREAM_WRITE_AFTER_END"]);

/** Makes an output of a stream. */
export function createOutput(stream: Writable): Output {
  // It stays: a closed pipe is reported as an event, too, and without a listener that ends the process.
  stream.on("error", () => {});
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        stream.write(chunk, (error) => {
          if (!error) resolve(true);
          else if (closedCodes.has(systemCode(error))) resolve(false);
          else reject(new Failure(exit.failed, `${systemCode(error)}: standard output cannot be written to`));
        });
      }),
  };
}
