import { levelOf } from "../../scan/report-sarif.ts";
import type { Sample, SampledKind, SurveyedGroup } from "./surveyed.ts";

/** Findings in a thousand lines. */
export const rateOf = (findings: number, lines: number): number => (lines === 0 ? 0 : (findings * 1000) / lines);

/** Findings in a thousand lines by classification, the most frequent first. */
export function ratesOf(sample: Sample): Record<string, number> {
  if (sample.kind !== "scanned") return {};
  const sums = new Map<string, number>();
  for (const { classification, findings } of sample.kinds) {
    sums.set(classification, (sums.get(classification) ?? 0) + findings);
  }
  const sorted = [...sums].sort(([, a], [, b]) => b - a);
  return Object.fromEntries(sorted.map(([name, findings]) => [name, rateOf(findings, sample.lines)]));
}

/** What a group lacks of the controls that DescribeLogGroups shows. */
export function lacks({ key, retentionDays, masking, deletionProtection }: SurveyedGroup): string[] {
  return [
    ...(key === undefined ? ["key"] : []),
    ...(retentionDays === undefined ? ["retention"] : []),
    ...(masking.length === 0 ? ["masking"] : []),
    ...(deletionProtection ? [] : ["deletion protection"]),
  ];
}

const findingsOf = (sample: Sample, counts: (kind: SampledKind) => boolean): number =>
  sample.kind === "scanned"
    ? rateOf(
        sample.kinds.filter(counts).reduce((sum, { findings }) => sum + findings, 0),
        sample.lines,
      )
    : 0;

/** The larger, the worse: what identifies somebody by itself, all findings, what could not be read, missing controls. */
function weightsOf(group: SurveyedGroup): number[] {
  const { sample } = group;
  return [
    findingsOf(sample, ({ classification }) => levelOf(classification) === "error"),
    findingsOf(sample, () => true),
    sample.kind === "unread" ? 1 : 0,
    lacks(group).length,
  ];
}

/** The worst first; what is equally bad by name. */
export function worstFirst(groups: readonly SurveyedGroup[]): SurveyedGroup[] {
  const weighed = groups.map((group) => ({ group, weights: weightsOf(group) }));
  weighed.sort((a, b) => {
    for (const [index, weight] of a.weights.entries()) {
      if (weight !== b.weights[index]) return b.weights[index]! - weight;
    }
    return a.group.name < b.group.name ? -1 : 1;
  });
  return weighed.map(({ group }) => group);
}
