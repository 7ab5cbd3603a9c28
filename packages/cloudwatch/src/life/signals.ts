import process from "node:process";

/** Those that end a process which is asked to end. */
const usual: readonly NodeJS.Signals[] = ["SIGTERM", "SIGINT"];

/**
 * On a signal calls `finish`, then ends the process as the signal would have, unless the application listens to it, too,
 * and so ends by itself. When the process has nothing more to do, calls it as well. Returns how to take all this back.
 */
export function wireSignals(option: boolean | readonly NodeJS.Signals[], finish: () => Promise<unknown>): () => void {
  if (option === false) return () => {};
  const signals = option === true ? usual : option;
  let isFinished = false;
  const listeners = signals.map((signal) => {
    const listener = () => {
      void finish().finally(() => {
        const others = process.listenerCount(signal) - (process.listeners(signal).includes(listener) ? 1 : 0);
        unwire();
        if (others === 0) process.kill(process.pid, signal);
      });
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  const onIdle = () => {
    if (isFinished) return;
    isFinished = true;
    void finish();
  };
  process.on("beforeExit", onIdle);

  function unwire(): void {
    for (const { signal, listener } of listeners) process.off(signal, listener);
    process.off("beforeExit", onIdle);
  }
  return unwire;
}
