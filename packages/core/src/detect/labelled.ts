import { before, type Detector } from "./detector.ts";
import { type Label, labels } from "./labels.ts";

const REACH = 30;
const LONGEST_VALUE = 40;

const value = /[A-Za-z0-9]+(?:[-./:*_][A-Za-z0-9]+)*/g;
const closeGap =
  /^(?:[\s"'`:=#.()[\]\\/>*_-]|(?:ids?|numbers?|nums?|no|nr|is|was|are|of|code|value|for|the|with|ending|ends|in|on|file|last|four|digits|at|to)(?![A-Za-z])){0,14}$/i;
const reachingGap = /^[^\n;]{0,30}$/;
const quantity = /^(?:ms|us|ns|s|sec|seconds?|minutes?|bytes|[kmg]b|rows?|records?|items?|times|attempts?|retries)\b/i;
const identifierBefore = /[A-Za-z0-9-]{4,24} \($/;
const instant = /^\d{4}-\d\d-\d\dT/;

const digitsIn = (text: string): number => text.replace(/[^0-9]/g, "").length;

function findAfter(text: string, from: number, label: Label): { start: number; end: number } | undefined {
  const window = text.slice(from, from + REACH + LONGEST_VALUE);
  for (const hit of window.matchAll(value)) {
    if (hit.index > REACH) return undefined;
    const gap = window.slice(0, hit.index);
    const digits = digitsIn(hit[0]);
    if (digits < (label.digits ?? 4)) continue;
    if (
      instant.test(hit[0]) ||
      quantity.test(
        text
          .slice(from + hit.index + hit[0].length)
          .slice(0, 12)
          .trimStart(),
      )
    )
      return undefined;
    const near = closeGap.test(gap);
    if (!near && !(label.reaches && digits >= 6 && reachingGap.test(gap))) return undefined;
    return { start: from + hit.index, end: from + hit.index + hit[0].length };
  }
  return undefined;
}

/** A detector for one label: the number after it, or just before it in parentheses. */
function labelled(label: Label, index: number): Detector {
  const source = label.label.replaceAll(" ", "[ _-]?");
  const pattern = new RegExp(`(?:${source})(?:[ _-]?(?:ids?|numbers?|nums?|no|nr|code|date)(?![a-z]))?(?![a-z])`, "iy");
  return {
    name: `labelled-${label.classification}-${index}`,
    classification: label.classification,
    words: label.words.split(" "),
    find(text, start, _end, report) {
      pattern.lastIndex = start;
      if (!pattern.test(text)) return undefined;
      const after = findAfter(text, pattern.lastIndex, label);
      if (after) report(after.start, after.end);
      const ahead = before(text, start, 26).match(identifierBefore);
      if (ahead && digitsIn(ahead[0]) >= (label.digits ?? 4)) report(start - ahead[0].length, start - 2);
      return undefined;
    },
  };
}

/** Numbers that a neighbour word makes an identifier: one detector a label. */
export const labelledNumbers: readonly Detector[] = labels.map(labelled);
