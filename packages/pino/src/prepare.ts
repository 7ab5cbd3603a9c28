import pino from "pino";
import type { Instance } from "./instance.ts";
import type { Symbols } from "./symbols.ts";

const hasOwn = Object.prototype.hasOwnProperty;

/** pino's serializers and `redact` option, run on the raw record before the policy is. */
export type Prepare = (instance: Instance, record: object) => object;

type Change = (value: unknown) => unknown;

// By its name, too: the logger may come from another copy of pino.
const isStandardErrorSerializer = (serializer: Change): boolean =>
  serializer === (pino.stdSerializers.err as Change) || serializer.name === "errSerializer";

/** Remembers what was made of the last object, since a logger and its children mostly share theirs. */
function memo<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  let lastKey: K | undefined;
  let lastValue: V;
  return (key) => {
    if (key === lastKey) return lastValue;
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    lastKey = key;
    lastValue = value;
    return value;
  };
}

/**
 * Makes the step. The built-in error serializer is left out: the policy needs the Error itself. pino's own `redact`
 * still counts, since it can only take away.
 */
export function createPrepare(symbols: Symbols): Prepare {
  const serializersOf = memo((serializers: Record<string, Change>) => {
    const own: Record<string, Change> = Object.create(null);
    for (const key in serializers) if (!isStandardErrorSerializer(serializers[key])) own[key] = serializers[key];
    return own;
  });
  const isEmpty = memo((object: object) => {
    for (const _ in object) return false;
    return Object.getOwnPropertySymbols(object).length === 0;
  });
  const wildcardOf = memo((stringifiers: object) =>
    Object.getOwnPropertySymbols(stringifiers).find(({ description }) => description === "pino.wildcardFirst"),
  );

  return (instance, record) => {
    const serializers = serializersOf(instance[symbols.serializers]);
    const stringifiers: Record<string | symbol, (value: unknown) => string | undefined> =
      instance[symbols.stringifiers];
    if (isEmpty(serializers) && isEmpty(stringifiers)) return record;

    const wildcard = wildcardOf(stringifiers);
    const prepared: Record<string, unknown> = {};
    for (const key in record) {
      if (!hasOwn.call(record, key)) continue;
      // A getter, so that a value which cannot be read, or a serializer that throws, is one member's failure.
      Object.defineProperty(prepared, key, {
        enumerable: true,
        get() {
          const errorSerializer = key === instance[symbols.errorKey] ? serializers.err : undefined;
          const serializer = serializers[key] ?? errorSerializer;
          const raw = (record as Record<string, unknown>)[key];
          const value = serializer === undefined ? raw : serializer(raw);
          const stringifier = hasOwn.call(stringifiers, key) ? stringifiers[key] : wildcard && stringifiers[wildcard];
          if (stringifier === undefined) return value;
          const text = stringifier(value);
          return text === undefined ? undefined : JSON.parse(text);
        },
      });
    }
    return prepared;
  };
}
