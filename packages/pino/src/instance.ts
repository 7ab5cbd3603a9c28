/** A pino logger as its own code sees it: public members by name, the rest behind symbols. */
export interface Instance {
  levels: { labels: Record<number, string>; values: Record<string, number> };
  level: string;
  isLevelEnabled(level: string): boolean;
  msgPrefix?: string;
  onChild?: (child: Instance) => void;
  child(bindings: object, options?: object): Instance;
  bindings(): object;
  setBindings(bindings: object): void;
  // biome-ignore lint/suspicious/noExplicitAny: pino's internal slots have no types
  [slot: symbol]: any;
}

export type LogMethod = (this: Instance, ...args: unknown[]) => void;
export type LogMethodHook = (this: Instance, args: unknown[], method: LogMethod, level: number) => void;
