import { count } from "./counts.mjs";
import { isCovered, overlap } from "./cover.mjs";

/**
 * Findings in lines without PHI. One that overlaps a benign stretch is right about what stands there and is counted under
 * its kind (the one that it overlaps most); every other one is false.
 */
export function measureLogs(lines, find) {
  const touched = { lines: 0, outside: 0 };
  const findings = { outside: 0, outsideBy: {}, benign: {}, spilling: 0 };
  for (const { text, benign } of lines) {
    const found = find(text);
    if (found.length > 0) touched.lines++;
    let outside = 0;
    for (const finding of found) {
      const [most] = benign
        .map((stretch) => ({ kind: stretch.kind, size: overlap(finding, stretch) }))
        .filter(({ size }) => size > 0)
        .sort((one, other) => other.size - one.size);
      if (most === undefined) {
        outside++;
        count(findings.outsideBy, finding.detector);
        continue;
      }
      count(findings.benign, most.kind);
      if (!isCovered(text, finding, benign)) findings.spilling++;
    }
    findings.outside += outside;
    if (outside > 0) touched.outside++;
  }
  return { figures: { texts: lines.length, touched, findings }, misses: {} };
}
