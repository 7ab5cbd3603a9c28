import type { Segment } from "./path.ts";

/** What precedence looks at. */
export interface Ranked {
  segments: readonly Segment[];
  rule: { kind: string };
  order: number;
}

/** 2 for an exact path (`[*]` included: items have no other name), 1 with a one-level wildcard, 0 with `**`. */
export function pathRank(segments: readonly Segment[]): 0 | 1 | 2 {
  if (segments.some(({ kind }) => kind === "deep")) return 0;
  return segments.some(({ kind }) => kind === "any") ? 1 : 2;
}

/** How many segments of a path name a key. */
export function literalCount(segments: readonly Segment[]): number {
  return segments.filter(({ kind }) => kind === "key").length;
}

/** Above 0 where `a` wins, below where `b` does: deny, then path rank, then literal segments, then origin. */
export function comparePrecedence(a: Ranked, b: Ranked): number {
  return (
    Number(a.rule.kind === "deny") - Number(b.rule.kind === "deny") ||
    pathRank(a.segments) - pathRank(b.segments) ||
    literalCount(a.segments) - literalCount(b.segments) ||
    a.order - b.order
  );
}
