import type { Fault } from "../errors.ts";
import { canonicalJson } from "./hash.ts";
import type { Segment } from "./path.ts";
import type { Rule } from "./policy.ts";
import { literalCount, pathRank } from "./precedence.ts";
import { longForm } from "./treatment.ts";

/** A valid rule and where it applies. */
export interface ParsedRule {
  path: string;
  segments: readonly Segment[];
  rule: Rule;
}

function stepsMeet(a: Segment, b: Segment): boolean {
  if (a.kind === "items" || b.kind === "items") return a.kind === b.kind;
  return a.kind === "any" || b.kind === "any" || (a as { key: string }).key === (b as { key: string }).key;
}

/** Whether some place in a record lies on both paths. */
export function pathsMeet(a: readonly Segment[], b: readonly Segment[]): boolean {
  // Row by row, from the ends: whether the rest of `a` from i meets the rest of `b` from j.
  let below: boolean[] = [];
  for (let i = a.length; i >= 0; i -= 1) {
    const row: boolean[] = [];
    for (let j = b.length; j >= 0; j -= 1) {
      const [left, right] = [a[i], b[j]];
      if (left?.kind === "deep") row[j] = below[j]! || (right !== undefined && row[j + 1]!);
      else if (right?.kind === "deep") row[j] = row[j + 1]! || (left !== undefined && below[j]!);
      else if (left && right) row[j] = stepsMeet(left, right) && below[j + 1]!;
      else row[j] = left === right;
    }
    below = row;
  }
  return below[0]!;
}

/** Pairs of rules of one policy between which precedence cannot decide. */
export function findConflicts(rules: readonly ParsedRule[]): Fault[] {
  const faults: Fault[] = [];
  const ties = new Map<string, { path: string; segments: readonly Segment[]; meaning: string }[]>();
  for (const { path, segments, rule } of rules) {
    const long = longForm(rule);
    const denies = typeof long === "object" && "action" in long && !("classification" in long);
    const rank = pathRank(segments);
    // Exact paths meet only where they are equal.
    const where = rank === 2 ? canonicalJson(segments) : literalCount(segments);
    const key = `${denies} ${rank} ${where}`;
    const entry = { path, segments, meaning: canonicalJson(long) };
    const tied = ties.get(key) ?? [];
    ties.set(key, tied);
    for (const other of tied) {
      if (other.meaning === entry.meaning || !pathsMeet(other.segments, segments)) continue;
      faults.push({
        code: "PHILOG_RULE_CONFLICT",
        at: `rules[${JSON.stringify(path)}]`,
        hint: `rules[${JSON.stringify(other.path)}] is as specific and orders something else for the same field`,
      });
    }
    tied.push(entry);
  }
  return faults;
}
