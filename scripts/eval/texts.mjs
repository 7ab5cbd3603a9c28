import { count, createMisses } from "./counts.mjs";
import { isCovered, overlaps } from "./cover.mjs";

/**
 * Recall by type, precision and hard negatives of labelled texts. A line with `recall_only` has PHI that nobody labelled:
 * its findings say nothing about precision.
 */
export function measureTexts(lines, find, mostMisses = 0) {
  const types = {};
  const precision = { findings: 0, right: 0, falseBy: {} };
  const hardNegatives = { texts: 0, altered: 0 };
  const misses = createMisses(mostMisses);
  for (const { id, text, spans, ignore, hard_negative: hard, recall_only: recallOnly } of lines) {
    const found = find(text);
    for (const span of spans) {
      types[span.type] ??= { spans: 0, full: 0, part: 0 };
      const type = types[span.type];
      type.spans++;
      if (found.some((finding) => overlaps(finding, span))) type.part++;
      if (isCovered(text, span, found)) type.full++;
      else misses.add(span.type, { id, text, start: span.start, end: span.end });
    }
    if (hard === true && spans.length === 0) {
      hardNegatives.texts++;
      if (found.length > 0) hardNegatives.altered++;
    }
    if (recallOnly === true) continue;
    for (const finding of found) {
      precision.findings++;
      if ([...spans, ...ignore].some((labelled) => overlaps(finding, labelled))) precision.right++;
      else count(precision.falseBy, finding.detector);
    }
  }
  const all = { spans: 0, full: 0, part: 0 };
  for (const type of Object.values(types)) for (const figure of Object.keys(all)) all[figure] += type[figure];
  return { figures: { texts: lines.length, all, types, precision, hardNegatives }, misses: misses.kept };
}
