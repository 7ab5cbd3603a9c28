import { existsSync } from "node:fs";

/** What else puts a redactor into lockdown, besides its method and PHILOG_LOCKDOWN=1 at the start. */
export interface LockdownOptions {
  /** In lockdown while this file exists; looked at every two seconds. */
  file?: string;
  /** In lockdown from this signal on. */
  signal?: NodeJS.Signals;
}

export interface Lockdown {
  /** Why, or undefined where there is none. */
  reason(): string | undefined;
  set(reason: string): void;
  /** Takes the listeners away. */
  close(): void;
}

const pollInterval = 2000;

/** Watches for a lockdown. Neither the watcher nor the listener keeps the process alive. */
export function createLockdown({ file, signal }: LockdownOptions): Lockdown {
  let set = process.env.PHILOG_LOCKDOWN === "1" ? "PHILOG_LOCKDOWN" : undefined;
  let byFile = false;
  const look = () => {
    byFile = file !== undefined && existsSync(file);
  };
  const onSignal = () => {
    set ??= `signal ${signal}`;
  };
  look();
  // Not fs.watchFile: it tells of changes alone, and misses a file that appears before its first look.
  const timer = file === undefined ? undefined : setInterval(look, pollInterval).unref();
  if (signal !== undefined) process.on(signal, onSignal);
  return {
    reason: () => set ?? (byFile ? "file" : undefined),
    set(reason) {
      set = String(reason);
    },
    close() {
      clearInterval(timer);
      if (signal !== undefined) process.off(signal, onSignal);
    },
  };
}
