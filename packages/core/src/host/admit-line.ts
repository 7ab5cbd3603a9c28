// Symbol.for: a preload and an adapter may come from two copies of this package.
const processKey = Symbol.for("philog.process");

/** What of the process's guard counts here. */
interface Guarded {
  readonly streams: boolean;
  readonly lines: { admit?(line: string): void };
}

/**
 * Tells the guard of a process's streams, where there is one, of a line that is redacted and about to be written: it
 * would hold it to its own policy, a second time.
 */
export function admitLine(line: unknown, holder: object = globalThis): void {
  const guarded = (holder as { [processKey]?: Guarded })[processKey];
  if (guarded?.streams === true && typeof line === "string") guarded.lines.admit?.(line);
}
