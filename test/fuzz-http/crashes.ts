import { origin } from "../fuzz/checks.ts";

const events = ["uncaughtException", "unhandledRejection"] as const;

/** What would have ended the process. */
export interface Crashes {
  count(): number;
  /** Where they came from; the list starts anew. */
  take(): string[];
  stop(): void;
}

/** Stands in for all that listens for uncaught errors, until it is stopped: Express crashes over errors that it cannot read. */
export function catchCrashes(): Crashes {
  let origins: string[] = [];
  const listener = (error: unknown) => {
    let from = "unreadable";
    try {
      from = origin(error);
    } catch {
      // A proxy that throws.
    }
    origins.push(from);
  };
  const before = events.map((event) => process.listeners(event as "uncaughtException"));
  for (const event of events) {
    process.removeAllListeners(event);
    process.on(event, listener);
  }
  return {
    count: () => origins.length,
    take() {
      const taken = origins;
      origins = [];
      return taken;
    },
    stop() {
      for (const [at, event] of events.entries()) {
        process.removeListener(event, listener);
        for (const one of before[at]!) process.on(event, one as () => void);
      }
    },
  };
}
