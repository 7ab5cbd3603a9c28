/** A pino serializer: makes of a member's value what is to be logged of it. */
export type Serializer = (value: unknown) => unknown;

export type Serializers = ReadonlyMap<string, Serializer>;

/** pino's own serializer of errors is left out: the policy needs the error itself. */
const isStandard = (serializer: Serializer): boolean => serializer.name === "errSerializer";

/** Serializers over those of a parent. What is no function is none. */
export function mergeSerializers(before: Serializers, given: unknown): Serializers {
  if (typeof given !== "object" || given === null) return before;
  const merged = new Map(before);
  // Fastify puts a plugin's serializers above those that it inherits.
  for (const key in given) {
    const serializer = (given as Record<string, unknown>)[key];
    if (typeof serializer !== "function") continue;
    if (isStandard(serializer as Serializer)) merged.delete(key);
    else merged.set(key, serializer as Serializer);
  }
  return merged;
}

/** A copy of a record whose members have gone through their serializers. One that throws makes its member unreadable. */
export function serialize(record: object, serializers: Serializers): object {
  let copy: Record<string, unknown> | undefined;
  for (const [key, serializer] of serializers) {
    if (!Object.hasOwn(record, key)) continue;
    copy ??= { ...record };
    try {
      copy[key] = serializer(copy[key]);
    } catch (error) {
      const get = () => {
        throw error;
      };
      Object.defineProperty(copy, key, { enumerable: true, configurable: true, get });
    }
  }
  return copy ?? record;
}
