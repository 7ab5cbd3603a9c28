import { types } from "node:util";

/** What a call to a Nest logger holds besides its level. */
export interface Arguments {
  /** Each is a line; never empty. */
  readonly messages: readonly unknown[];
  /** Plain objects after the message. */
  readonly params: readonly object[];
  /** An error after the message. */
  readonly error: unknown;
  readonly stack: string | undefined;
  readonly context: string | undefined;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const isStack = (value: unknown): value is string => typeof value === "string" && /\n[ \t]{1,8}at \S/.test(value);

/**
 * Tells apart what Nest's loggers take in one list: a message, more messages, objects, an error, a stack, and last the
 * context. May throw what a proxy throws.
 */
export function readArguments([message, ...rest]: readonly unknown[]): Arguments {
  const stack = rest.find(isStack);
  const others = rest.filter((value) => value !== stack && value !== undefined);
  const context = typeof others.at(-1) === "string" ? (others.pop() as string) : undefined;
  const error = others.find((value) => types.isNativeError(value) || value instanceof Error);
  const params = others.filter((value) => value !== error && isPlain(value)) as object[];
  const messages = others.filter((value) => value !== error && !params.includes(value as object));
  return { messages: [message, ...messages], params, error, stack, context };
}
