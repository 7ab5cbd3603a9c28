const longest = 60_000;

/** Milliseconds before the next call after so many failures: doubled each time, up to a minute, its upper half random. */
export function backoff(failures: number, firstMs: number): number {
  return Math.min(longest, firstMs * 2 ** Math.min(failures - 1, 30)) * (0.5 + Math.random() / 2);
}

/** Tells of a failure; what the listener throws goes no further. */
export function tell<T>(listener: ((what: T) => void) | undefined, what: T): void {
  try {
    listener?.(what);
  } catch {
    // The failure is told; what becomes of it is the listener's.
  }
}
