/** A bounded map from short strings to what was decided about them: a repeated string costs one look-up. */
export interface Verdicts<T> {
  get(value: string): T | undefined;
  set(value: string, verdict: T): void;
}

/**
 * Two generations of at most `size` entries each: a hot entry survives, and no order has to be kept on a hit.
 * Where nearly all strings are new, remembering them costs more than it saves: one generation without a hit in eight
 * ends it for good.
 */
export function createVerdicts<T>(size: number): Verdicts<T> {
  // Made when first needed: most places of a policy never meet a string.
  let young: Map<string, T> | undefined;
  let old: Map<string, T> | undefined;
  let hits = 0;
  let open = true;
  const set = (value: string, verdict: T) => {
    young ??= new Map();
    if (young.size >= size) {
      open = hits * 8 >= size;
      hits = 0;
      old = open ? young : undefined;
      young = new Map();
    }
    if (open) young.set(value, verdict);
  };
  return {
    get(value) {
      if (!open || young === undefined) return undefined;
      const verdict = young.get(value);
      if (verdict !== undefined) {
        hits += 1;
        return verdict;
      }
      const aged = old?.get(value);
      if (aged === undefined) return undefined;
      hits += 1;
      set(value, aged);
      return aged;
    },
    set,
  };
}
