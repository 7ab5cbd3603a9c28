/** What lines are written to: `process.stdout` and `process.stderr`, or what stands for them. */
export interface LineStream {
  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean;
  once(event: "error", listener: () => void): unknown;
  listenerCount(event: string): number;
}

/** Writes lines that are redacted, and knows them where a guarded stream asks. */
export interface OwnLines {
  write(stream: LineStream, line: string): void;
  /** A line that an adapter has redacted, and that somebody else is about to write, with or without its end. */
  admit(line: string): void;
  isOwn(chunk: unknown): boolean;
}

const ignore = () => {};

/** Lines that wait to be written: more than a logger's transports hold back. */
const mostAdmitted = 64;
const end = /\r?\n$/;

/**
 * The line under way is known by identity, and lines of adapters by their text: whoever writes such a text writes what
 * was redacted.
 */
export function createOwnLines(): OwnLines {
  let own: string | undefined;
  const admitted = new Set<string>();
  return {
    write(stream, line) {
      own = `${line}\n`;
      try {
        // As the console does: a closed pipe is no reason to crash.
        stream.write(own, (error?: Error | null) => {
          if (error && stream.listenerCount("error") === 0) stream.once("error", ignore);
        });
      } catch {
        // A stream that somebody replaced by one that throws is no reason to either.
      } finally {
        own = undefined;
      }
    },
    admit(line) {
      const text = line.replace(end, "");
      // The same text again is as new as any other.
      admitted.delete(text);
      admitted.add(text);
      if (admitted.size > mostAdmitted) admitted.delete(admitted.values().next().value!);
    },
    isOwn(chunk) {
      if (own !== undefined && chunk === own) return true;
      return typeof chunk === "string" && end.test(chunk) && admitted.has(chunk.replace(end, ""));
    },
  };
}
