import { Writable } from "node:stream";
import type { CloudWatch } from "../cloud-watch.ts";
import { timeOf } from "./time-of.ts";

export interface LineStreamOptions {
  /** Whether the stream waits while there is no room, so that who writes into it has to wait, too. @default false */
  readonly waits?: boolean;
  /** Milliseconds that the stream's end leaves for sending. @default 5000 */
  readonly closeMs?: number;
}

/** A stream that takes text of whole and cut lines, each with the time that it says. Its end closes the transport. */
export function createLineStream(cloudWatch: CloudWatch, options: LineStreamOptions = {}): Writable {
  const { waits = false, closeMs = 5_000 } = options;
  let rest = "";

  async function take(text: string): Promise<void> {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      // A turn may bring more than there is room for.
      if (waits && cloudWatch.isFull()) await cloudWatch.ready();
      cloudWatch.write(line, timeOf(line));
    }
    cloudWatch.flushSync();
  }

  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      take(String(chunk)).then(() => done(), done);
    },
    final(done) {
      take(rest === "" ? "" : "\n")
        .then(() => cloudWatch.close({ timeoutMs: closeMs }))
        .then(() => done(), done);
    },
  });
  // What pino's `flush` asks for.
  return Object.assign(stream, { flush: () => cloudWatch.flush() });
}
