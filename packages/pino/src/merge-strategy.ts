type MergeStrategy = (record: object, mixin: object) => object;

/** pino's own strategy, which copies the record: a member that cannot be copied stays a member that cannot be read. */
export const mergeRecords: MergeStrategy = (record, mixin) => {
  try {
    return Object.assign(mixin, record);
  } catch {
    const merged = { ...mixin };
    for (const key of Object.keys(record)) {
      const get = () => (record as Record<string, unknown>)[key];
      Object.defineProperty(merged, key, { enumerable: true, configurable: true, get });
    }
    return merged;
  }
};
