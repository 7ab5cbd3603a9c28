/** Milliseconds of an invocation that are kept for its response. */
const reserve = 100;

/** Awaits a flush for as long as it may take; resolves either way. `left`: milliseconds of the invocation. */
export type Flush = (left: number | undefined) => Promise<void>;

/** `onFailure` is told what a flush threw, or undefined where its time was up. */
export function createFlush(
  flush: (() => unknown) | undefined,
  timeout: number,
  onFailure: (fault: unknown) => void,
): Flush {
  if (flush === undefined) return () => Promise.resolve();
  return async (left = Number.POSITIVE_INFINITY) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<unknown>((resolve) => {
      const limit = Math.max(Math.min(timeout, left - reserve), 0);
      timer = setTimeout(resolve, limit, onFailure);
    });
    try {
      if ((await Promise.race([(async () => flush())(), late])) === onFailure) onFailure(undefined);
    } catch (fault) {
      onFailure(fault);
    } finally {
      clearTimeout(timer);
    }
  };
}
