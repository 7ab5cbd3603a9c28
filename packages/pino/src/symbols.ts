import { RedactionError } from "@philog/core";
import type { Instance } from "./instance.ts";

/** pino's internal slots that the adapter enters, by their symbols' descriptions. */
const descriptions = {
  asJson: "pino.asJson",
  chindings: "pino.chindings",
  end: "pino.end",
  errorKey: "pino.errorKey",
  formatters: "pino.formatters",
  hooks: "pino.hooks",
  levelCache: "pino.lsCache",
  messageKey: "pino.messageKey",
  mixin: "pino.mixin",
  mergeStrategy: "pino.mixinMergeStrategy",
  nestedKey: "pino.nestedKey",
  nestedText: "pino.nestedKeyStr",
  serializers: "pino.serializers",
  setLevel: "pino.setLevel",
  stream: "pino.stream",
  stringifiers: "pino.stringifiers",
  time: "pino.time",
  write: "pino.write",
} as const;

export type Symbols = Record<keyof typeof descriptions, symbol>;

/**
 * Finds the symbols on the logger itself, so that it does not matter which copy of pino made it.
 * Throws PHILOG_HOST_UNSUPPORTED where one is missing. The prefix of messages is set only where there is one.
 */
export function findSymbols(logger: Instance): Symbols {
  const known = new Map<string | undefined, symbol>();
  for (let object: object | null = logger; object !== null; object = Object.getPrototypeOf(object)) {
    for (const symbol of Object.getOwnPropertySymbols(object)) {
      if (!known.has(symbol.description)) known.set(symbol.description, symbol);
    }
  }
  const entries = Object.entries(descriptions).map(([name, description]) => {
    const symbol = known.get(description);
    if (symbol === undefined) {
      throw new RedactionError("PHILOG_HOST_UNSUPPORTED", `not a logger of pino 9 or 10: it has no ${description}`);
    }
    return [name, symbol];
  });
  return Object.fromEntries(entries) as Symbols;
}
