import type { OnFatal, ProcessLike } from "./process-like.ts";

/** How a crash is told: on stderr, and in the diagnostic report where one was asked for. */
export interface CrashContext {
  print(thrown: unknown, origin: string): void;
  report(thrown: unknown): void;
}

const originOf = (fromPromise: boolean) => (fromPromise ? "unhandledRejection" : "uncaughtException");
/** Node's exit code where a listener for uncaught exceptions has thrown. */
const handlerThrew = 7;

/**
 * Replaces the print of a crash and nothing else: monitors, listeners, capture callbacks, domains, `exit` listeners and
 * the exit code stay Node's. A worker's crash is not printed by Node either, but handed to its parent, and needs none.
 */
export function guardCrash(target: ProcessLike, { print, report }: CrashContext): void {
  const tell = (...told: (() => void)[]) => {
    for (const one of told) {
      try {
        one();
      } catch {
        // Nothing more can be said, and what is thrown here Node would print itself.
      }
    }
  };
  const exit = target.exit.bind(target);
  const ask = target._fatalException;
  let asked = false;
  if (typeof ask === "function") {
    const onFatal: OnFatal = (thrown, fromPromise) => {
      asked = true;
      let handled = false;
      try {
        handled = (ask as OnFatal).call(target, thrown, fromPromise);
      } catch (fault) {
        tell(() => print(fault, originOf(fromPromise)));
        exit(handlerThrew);
      } finally {
        asked = false;
      }
      if (handled) return true;
      tell(
        () => print(thrown, originOf(fromPromise)),
        () => report(thrown),
      );
      // Node has told the `exit` listeners and set the code, which one of them may have changed.
      exit();
      return false;
    };
    target._fatalException = onFatal;
  }
  // A Node that does not ask the function above tells monitors all the same.
  target.on("uncaughtExceptionMonitor", (thrown: unknown, origin: string) => {
    if (asked || target.listenerCount("uncaughtException") > 0 || target.hasUncaughtExceptionCaptureCallback()) return;
    tell(
      () => print(thrown, origin),
      () => report(thrown),
    );
    exit(1);
  });
}
