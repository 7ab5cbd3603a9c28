/** Those who wait for a condition, which is looked at whenever something has changed. */
export interface Waiters {
  /** Lets those go on whose condition holds. */
  settle(): void;
  /** Resolves to whether the condition came to hold within the time; without one it is waited for without end. */
  waitFor(condition: () => boolean, timeoutMs?: number): Promise<boolean>;
}

export function createWaiters(): Waiters {
  const waiting = new Set<() => void>();

  return {
    settle() {
      for (const look of waiting) look();
    },
    waitFor(condition, timeoutMs) {
      return new Promise((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        const end = (result: boolean) => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(result);
        };
        const look = () => {
          if (condition()) end(true);
        };
        waiting.add(look);
        if (timeoutMs !== undefined) timer = setTimeout(() => end(condition()), timeoutMs);
        look();
      });
    },
  };
}
