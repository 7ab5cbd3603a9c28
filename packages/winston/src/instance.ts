/** winston's own keys of what it passes on: they are the same in every copy of it. */
export const LEVEL = Symbol.for("level");
export const MESSAGE = Symbol.for("message");
export const SPLAT = Symbol.for("splat");

/** What goes from a logger to its transports. */
// biome-ignore lint/suspicious/noExplicitAny: the members are the application's
export type Info = Record<string | symbol, any>;

/** A format as winston calls it. What it returns is no object where it drops the record. */
export interface Format {
  transform(info: Info, options?: unknown): unknown;
  options?: unknown;
}

export interface Transport {
  format?: Format | undefined;
  log?: unknown;
  /** Whether a Stream transport passes on the record itself. */
  isObjectMode?: boolean;
  listenerCount?(event: string): number;
}

export type Done = (error?: Error | null) => void;
export type Write = (this: Logger, info: unknown, encoding?: unknown, done?: Done) => unknown;

/** A handler of exceptions or rejections. */
export interface Handler {
  getAllInfo(thrown: unknown): object;
}

/** A winston logger as its own code sees it. */
export interface Logger {
  write: Write;
  log(...args: unknown[]): Logger;
  child(bindings?: object): Logger;
  configure(options?: object): unknown;
  pipe(destination: Transport, options?: object): unknown;
  profile(id: unknown, ...args: unknown[]): unknown;
  startTimer(): { done(...args: unknown[]): unknown };
  isLevelEnabled(level: string): boolean;
  listenerCount(event: string): number;
  format: Format;
  silent?: boolean;
  level: string;
  levels: Record<string, number>;
  defaultMeta?: object | null;
  transports: Transport[];
  exceptions: Handler;
  rejections: Handler;
  // biome-ignore lint/suspicious/noExplicitAny: one method for each level
  [method: string | symbol]: any;
}
