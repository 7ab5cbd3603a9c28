import { marker } from "../policy/markers.ts";
import type { Find } from "./context.ts";
import type { Finding } from "./detector.ts";
import { isQuiet } from "./strict-quiet.ts";
import { spread, touch } from "./strict-spread.ts";
import { readUnits, type Unit } from "./strict-units.ts";
import { unitsIn } from "./units.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";

export interface StrictOptions {
  /** Words of the application that pass, in any case; whoever calls has checked them. @default none */
  words?: readonly string[];
}

const PASSES = 4;

/** Stretches that are settled: findings of the scanner, and markers and tokens, which have no kind. */
interface Settled {
  start: number;
  end: number;
  finding?: Finding;
}

function settle(text: string, findings: readonly Finding[]): Settled[] {
  const settled: Settled[] = findings.map((finding) => ({ start: finding.start, end: finding.end, finding }));
  const own = unitsIn(text);
  for (let n = 0; n < own.length; n += 2) settled.push({ start: own[n]!, end: own[n + 1]! });
  return settled.sort((a, b) => a.start - b.start);
}

function judge(vocabulary: Vocabulary, text: string, findings: readonly Finding[]): Finding[] {
  const settled = settle(text, findings);
  const found: Finding[] = [];
  let from = 0;
  let last: Finding | undefined;
  const piece = (to: number, next: Finding | undefined): Finding | undefined => {
    const units: Unit[] = [];
    readUnits(vocabulary, text, from, to, units);
    spread(text, units, last, next);
    for (const { start, end, verdict } of units) {
      if (verdict !== "lose") continue;
      if (last !== undefined && touch(text, last.end, start)) last.end = end;
      else {
        last = { start, end, classification: "unknown", detector: "vocabulary" };
        found.push(last);
      }
    }
    if (next === undefined || last?.detector !== "vocabulary" || !touch(text, last.end, next.start)) return next;
    next.start = last.start;
    found.pop();
    return next;
  };
  for (const { start, end, finding } of settled) {
    last = piece(start, finding && { ...finding });
    if (last !== undefined) found.push(last);
    from = end;
  }
  piece(text.length, undefined);
  return found;
}

/**
 * Adds default-deny to a scanner: what it finds, and every word that the vocabulary lacks and every number that is not
 * plainly technical, one finding for a run of them.
 */
export function createStrict(find: Find, options: StrictOptions = {}): { find: Find } {
  const vocabulary = createVocabulary(options.words);
  const once = (text: string, isMarked: boolean): Finding[] => {
    const findings = find(text, isMarked);
    return findings.length === 0 && isQuiet(vocabulary, text) ? findings : judge(vocabulary, text, findings);
  };

  return {
    /** What a marker leaves beside it is judged again, so that a second pass over the output finds nothing. */
    find(text) {
      let found = once(text, false);
      for (let pass = 1; found.length > 0; pass++) {
        let redacted = "";
        let from = 0;
        const moved: { from: number; shift: number }[] = [{ from: 0, shift: 0 }];
        for (const { start, end, classification } of found) {
          redacted +=
            text.slice(from, start) + marker.redacted(classification === "unknown" ? undefined : classification);
          from = end;
          moved.push({ from: redacted.length, shift: end - redacted.length });
        }
        redacted += text.slice(from);
        const more = once(redacted, true);
        if (more.length === 0) return found;
        if (pass === PASSES) return [{ start: 0, end: text.length, classification: "unknown", detector: "vocabulary" }];
        let at = 0;
        const mapped = more.map((finding) => {
          while (at + 1 < moved.length && moved[at + 1]!.from <= finding.start) at++;
          const { shift } = moved[at]!;
          return { ...finding, start: finding.start + shift, end: finding.end + shift };
        });
        found = [...found, ...mapped].sort((a, b) => a.start - b.start);
      }
      return found;
    },
  };
}
