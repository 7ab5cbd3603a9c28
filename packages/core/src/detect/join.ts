import type { Finding } from "./detector.ts";

/** Joins findings that overlap; the longest gives the classification, the stronger detector where two are as long. */
export function join(found: Finding[]): Finding[] {
  const joined: Finding[] = [];
  let longest = 0;
  for (const finding of found.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    const length = finding.end - finding.start;
    if (!last || finding.start >= last.end) {
      joined.push(finding);
      longest = length;
      continue;
    }
    last.end = Math.max(last.end, finding.end);
    if (length > longest) {
      longest = length;
      last.classification = finding.classification;
      last.detector = finding.detector;
    }
  }
  return joined;
}
