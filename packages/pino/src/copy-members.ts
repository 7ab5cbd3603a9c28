import { isRedacted, markRedacted } from "@philog/core/host";

type MergeStrategy = (record: object, mixin: object) => object;

/** A copy of the record on top of what is in `below`. A member that cannot be copied stays one that cannot be read. */
export function copyMembers(record: object = {}, below?: object): Record<string, unknown> {
  try {
    const copy = { ...below, ...record };
    // What was redacted before stays so.
    return isRedacted(record) ? markRedacted(copy) : copy;
  } catch {
    const copy: Record<string, unknown> = { ...below };
    for (const key of Object.keys(record)) {
      const get = () => (record as Record<string, unknown>)[key];
      const set = (value: unknown) =>
        Object.defineProperty(copy, key, { enumerable: true, configurable: true, writable: true, value });
      Object.defineProperty(copy, key, { enumerable: true, configurable: true, get, set });
    }
    return copy;
  }
}

/** pino's own strategy would write to what the mixin has returned, which may be used again. */
export const mergeRecords: MergeStrategy = (record, mixin) => copyMembers(record, mixin);
