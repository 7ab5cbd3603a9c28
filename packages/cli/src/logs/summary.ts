import { number } from "../lines/pace.ts";
import type { Conflict, Gap } from "./ledger.ts";

/** What a run has found out. Holds no line. */
export interface Outcome {
  lines: number;
  kept: number;
  duplicates: number;
  /** Duplicates whose first line came too long before to be compared with. */
  uncompared: number;
  /** Lines that carry no number. */
  unnumbered: number;
  streams: number;
  /** Two lines with one number that say different things, in all and the first of them. */
  conflicts: number;
  listedConflicts: readonly Conflict[];
  gaps: readonly Gap[];
  /** Long lines that were joined again, and those of which a part is missing. */
  joined: number;
  incomplete: number;
  finished: boolean;
  faults: readonly string[];
}

const mostListed = 100;

const linesIn = ({ from, to }: Gap) => to - from + 1;
const named = ({ stream, from, to }: Gap) => `${stream} ${from === to ? from : `${from}-${to}`}`;
const plural = (count: number, what: string) => `${number(count)} ${what}${count === 1 ? "" : "s"}`;

/** What is missing and what contradicts itself; empty where all is well. */
export function losses({ gaps, conflicts, listedConflicts, incomplete }: Outcome): string[] {
  const missing = gaps.reduce((sum, gap) => sum + linesIn(gap), 0);
  const listed = gaps.slice(0, mostListed).map((gap) => `  ${named(gap)} (${plural(linesIn(gap), "line")})`);
  if (gaps.length > listed.length) listed.push(`  and ${number(gaps.length - listed.length)} more`);
  const clashes = listedConflicts.map(({ stream, seq }) => `  ${stream} ${seq}`);
  if (conflicts > clashes.length) clashes.push(`  and ${number(conflicts - clashes.length)} more`);
  return [
    ...(gaps.length > 0 ? [`${plural(gaps.length, "gap")}, ${plural(missing, "line")} missing:`, ...listed] : []),
    ...(conflicts > 0 ? [`${plural(conflicts, "line")} with a number that another line has, kept:`, ...clashes] : []),
    ...(incomplete > 0 ? [`${plural(incomplete, "long line")} of which a part is missing, left in parts`] : []),
  ];
}

/** The summary for people. */
export function summary(outcome: Outcome): string {
  const { lines, kept, duplicates, uncompared, unnumbered, streams, joined } = outcome;
  const notes = [
    uncompared > 0 && `  not compared     ${number(uncompared)} of the duplicates: the first came too long before`,
    unnumbered > 0 && `  without a number ${number(unnumbered)}, as they were`,
    joined > 0 && `  joined           ${plural(joined, "long line")}`,
  ];
  const head = `${plural(lines, "line")} of ${plural(streams, "stream")}: ${number(kept)} kept, ${plural(duplicates, "duplicate")}`;
  return [head, ...notes.filter((note) => note !== false)].join("\n");
}

/** The summary for programs: one JSON object. */
export function summaryJson({ listedConflicts, gaps, conflicts, ...outcome }: Outcome): string {
  return JSON.stringify({
    ...outcome,
    conflicts: { count: conflicts, listed: listedConflicts },
    gaps: gaps.map((gap) => ({ ...gap, lines: linesIn(gap) })),
  });
}
