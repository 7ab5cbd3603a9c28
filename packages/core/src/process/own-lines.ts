/** What lines are written to: `process.stdout` and `process.stderr`, or what stands for them. */
export interface LineStream {
  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean;
  once(event: "error", listener: () => void): unknown;
  listenerCount(event: string): number;
}

/** Writes lines that are redacted, and knows them where a guarded stream asks. */
export interface OwnLines {
  write(stream: LineStream, line: string): void;
  isOwn(chunk: unknown): boolean;
}

const ignore = () => {};

/** By identity: the line under way is known, and nothing that only looks like it. */
export function createOwnLines(): OwnLines {
  let own: string | undefined;
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
    isOwn: (chunk) => own !== undefined && chunk === own,
  };
}
