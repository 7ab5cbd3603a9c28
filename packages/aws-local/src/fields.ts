import type { Input } from "./service.ts";
import { ServiceError } from "./service-error.ts";

interface TextLimits {
  readonly pattern?: RegExp;
  readonly min?: number;
  readonly max?: number;
}

/** Reads members of requests; what does not fit is refused with the service's code. */
export interface Fields {
  /** Refuses the value of a member. */
  refuse(name: string, value: unknown, constraint: string): never;
  text(input: Input, name: string, limits?: TextLimits): string;
  optionalText(input: Input, name: string, limits?: TextLimits): string | undefined;
  oneOf(input: Input, name: string, values: readonly (string | number)[]): string | number;
  integer(input: Input, name: string, least: number, most: number, fallback: number): number;
  boolean(input: Input, name: string): boolean;
  /** A map of text to text; empty where it is missing. */
  texts(input: Input, name: string): Record<string, string>;
}

const shown = (value: unknown) => (typeof value === "string" ? `'${value.slice(0, 200)}'` : JSON.stringify(value));

/** `code` is the service's error for a member that does not fit: `InvalidParameterException`, `ValidationException`. */
export function createFields(code: string): Fields {
  const refuse: Fields["refuse"] = (name, value, constraint) => {
    throw new ServiceError(
      code,
      `1 validation error detected: Value ${shown(value ?? null)} at '${name}' failed to satisfy constraint: Member must ${constraint}`,
    );
  };

  const optionalText: Fields["optionalText"] = (input, name, { pattern, min = 1, max = 512 } = {}) => {
    const value = input[name] ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== "string") throw new ServiceError("SerializationException", `${name} has to be a string`);
    if (value.length < min) refuse(name, value, `have length greater than or equal to ${min}`);
    if (value.length > max) refuse(name, value, `have length less than or equal to ${max}`);
    if (pattern !== undefined && !pattern.test(value)) {
      refuse(name, value, `satisfy regular expression pattern: ${pattern.source.replace(/^\^|\$$/g, "")}`);
    }
    return value;
  };

  return {
    refuse,
    optionalText,
    text: (input, name, limits) => optionalText(input, name, limits) ?? refuse(name, null, "not be null"),
    oneOf(input, name, values) {
      const value = input[name];
      return (
        values.find((allowed) => allowed === value) ??
        refuse(name, value, `satisfy enum value set: [${values.join(", ")}]`)
      );
    },
    integer(input, name, least, most, fallback) {
      const value = input[name] ?? fallback;
      if (typeof value !== "number" || !Number.isInteger(value)) {
        throw new ServiceError("SerializationException", `${name} has to be an integer`);
      }
      if (value < least) refuse(name, value, `have value greater than or equal to ${least}`);
      if (value > most) refuse(name, value, `have value less than or equal to ${most}`);
      return value;
    },
    boolean(input, name) {
      const value = input[name] ?? false;
      if (typeof value !== "boolean") throw new ServiceError("SerializationException", `${name} has to be a boolean`);
      return value;
    },
    texts(input, name) {
      const value = input[name] ?? {};
      if (typeof value !== "object" || Object.values(value!).some((text) => typeof text !== "string")) {
        throw new ServiceError("SerializationException", `${name} has to be a map of strings`);
      }
      return value as Record<string, string>;
    },
  };
}
