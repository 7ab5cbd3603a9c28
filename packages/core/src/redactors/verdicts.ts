/** A bounded map from short strings to what was decided about them: a repeated string costs one look-up. */
export interface Verdicts<T> {
  get(value: string): T | undefined;
  set(value: string, verdict: T): void;
}

/** Two generations of at most `size` entries each: a hot entry survives, and no order has to be kept on a hit. */
export function createVerdicts<T>(size: number): Verdicts<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  const set = (value: string, verdict: T) => {
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(value, verdict);
  };
  return {
    get(value) {
      const verdict = young.get(value);
      if (verdict !== undefined) return verdict;
      const aged = old.get(value);
      if (aged !== undefined) set(value, aged);
      return aged;
    },
    set,
  };
}
