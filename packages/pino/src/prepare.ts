import pino from "pino";
import { copyMembers } from "./copy-members.ts";
import type { Instance } from "./instance.ts";
import type { Symbols } from "./symbols.ts";
import { withoutBytes } from "./without-bytes.ts";

/** pino's serializers and `redact` option, run on raw values before the policy is. */
export interface Preparation {
  record(record: object): object;
  message(message: unknown): unknown;
}

/** What a logger prepares with; undefined where it has neither. Made once for loggers that share what they have. */
export type Prepare = (instance: Instance) => Preparation | undefined;

type Change = (value: unknown) => unknown;
type Stringify = (value: unknown) => string | undefined;

// By its name, too: the logger may come from another copy of pino.
const isStandardErrorSerializer = (serializer: Change): boolean =>
  serializer === (pino.stdSerializers.err as Change) || serializer.name === "errSerializer";

/** An error as a plain object. pino's serializer would write to the error. */
function plainError(error: Error): object {
  const { name, message, stack, cause } = error;
  const below = cause instanceof Error ? { cause: plainError(cause) } : {};
  return { ...error, type: error.constructor?.name ?? name, message, stack, ...below };
}

/** pino's redaction of one value. It writes to what it is given, and so is given a copy. */
function redacted(value: unknown, stringify: Stringify): unknown {
  if (value === undefined || typeof value === "function" || typeof value === "symbol") return undefined;
  const plain: unknown = value instanceof Error ? plainError(value) : value;
  const copy = JSON.stringify(plain, withoutBytes);
  const text = copy === undefined ? undefined : stringify(JSON.parse(copy));
  return text === undefined ? undefined : JSON.parse(text);
}

/** Reads one member again through `change`: where either throws, that member alone cannot be read. */
function changeMember(record: Record<string, unknown>, key: string, change: Change): void {
  try {
    const value = record[key];
    record[key] = value === undefined ? value : change(value);
  } catch (error) {
    const get = () => {
      throw error;
    };
    Object.defineProperty(record, key, { enumerable: true, configurable: true, get });
  }
}

/**
 * Makes the step. The built-in error serializer is left out: the policy needs the Error itself. pino's own `redact`
 * still counts, since it can only take away.
 */
export function createPrepare(symbols: Symbols): Prepare {
  const make = (
    all: Record<string, Change>,
    stringifiers: Record<string | symbol, Stringify>,
    errorKey: string,
    messageKey: string,
  ): Preparation | undefined => {
    const changes = new Map<string, Change>();
    for (const key in all) if (!isStandardErrorSerializer(all[key])) changes.set(key, all[key]);
    const errorChange = changes.get(errorKey) ?? changes.get("err");
    if (errorChange !== undefined) changes.set(errorKey, errorChange);
    const wildcard = Object.getOwnPropertySymbols(stringifiers).find(
      ({ description }) => description === "pino.wildcardFirst",
    );
    const any = wildcard === undefined ? undefined : stringifiers[wildcard];
    const stringifyAt = (key: string) => (Object.hasOwn(stringifiers, key) ? stringifiers[key] : any);
    const named = Object.keys(stringifiers);
    if (changes.size === 0 && named.length === 0 && any === undefined) return undefined;

    const changed = [...new Set([...changes.keys(), ...named])];
    const changeOf = (key: string): Change => {
      const change = changes.get(key);
      const stringify = stringifyAt(key);
      return (raw) => {
        const value = change === undefined ? raw : change(raw);
        return stringify === undefined ? value : redacted(value, stringify);
      };
    };
    const byKey = new Map(changed.map((key) => [key, changeOf(key)]));
    return {
      record(record) {
        const keys = any === undefined ? changed.filter((key) => Object.hasOwn(record, key)) : Object.keys(record);
        if (keys.length === 0) return record;
        const prepared = copyMembers(record);
        for (const key of keys) changeMember(prepared, key, byKey.get(key) ?? changeOf(key));
        return prepared;
      },
      message: byKey.get(messageKey) ?? (any === undefined ? (message) => message : changeOf(messageKey)),
    };
  };

  const made = new WeakMap<object, WeakMap<object, { preparation: Preparation | undefined }>>();
  return (instance) => {
    const serializers = instance[symbols.serializers];
    const stringifiers = instance[symbols.stringifiers];
    const known = made.get(serializers)?.get(stringifiers);
    if (known !== undefined) return known.preparation;
    const preparation = make(serializers, stringifiers, instance[symbols.errorKey], instance[symbols.messageKey]);
    const bySerializers = made.get(serializers) ?? new WeakMap();
    made.set(serializers, bySerializers.set(stringifiers, { preparation }));
    return preparation;
  };
}
