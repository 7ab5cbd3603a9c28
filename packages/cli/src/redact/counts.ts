import type { Classification, Outcome, Stats } from "@philog/core";

/** What became of the lines of a batch, or of a run. Holds no value. */
export interface Counts {
  lines: number;
  /** Lines that are no JSON objects. */
  text: number;
  /** Lines with a NUL byte, which are withheld. */
  binary: number;
  withheld: number;
  byAction: Partial<Record<Outcome, number>>;
  byClassification: Partial<Record<Classification, number>>;
}

export function noCounts(): Counts {
  return { lines: 0, text: 0, binary: 0, withheld: 0, byAction: {}, byClassification: {} };
}

function addAll<K extends string>(sums: Partial<Record<K, number>>, more: Partial<Record<K, number>>, sign: 1 | -1) {
  for (const key of Object.keys(more) as K[]) {
    const sum = (sums[key] ?? 0) + sign * (more[key] ?? 0);
    if (sum === 0) delete sums[key];
    else sums[key] = sum;
  }
}

/** Adds counts to others, which it changes. */
export function addCounts(sums: Counts, more: Counts): void {
  for (const key of ["lines", "text", "binary", "withheld"] as const) sums[key] += more[key];
  addAll(sums.byAction, more.byAction, 1);
  addAll(sums.byClassification, more.byClassification, 1);
}

/** What a redactor has counted since `before`, which becomes what it has counted now. */
export function createDelta(stats: () => Stats): () => Pick<Counts, "withheld" | "byAction" | "byClassification"> {
  let before = stats();
  return () => {
    const now = stats();
    const byAction = { ...now.byAction };
    const byClassification = { ...now.byClassification };
    addAll(byAction, before.byAction, -1);
    addAll(byClassification, before.byClassification, -1);
    const withheld = now.withheld - before.withheld;
    before = now;
    return { withheld, byAction, byClassification };
  };
}
