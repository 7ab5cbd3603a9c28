/** Adds one under a name. */
export function count(counts, name) {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** Keeps what was missed, at most so many of a type; only the report shows it, and only for third-party data. */
export function createMisses(most) {
  const kept = {};
  return {
    kept,
    add(type, miss) {
      kept[type] ??= [];
      if (kept[type].length < most) kept[type].push(miss);
    },
  };
}
