import { version } from "@philog/core";
import { levelOf, schema } from "../../scan/report-sarif.ts";
import { lacks, rateOf } from "./rank.ts";
import type { SampledKind, Survey, SurveyedGroup } from "./surveyed.ts";

const rateText = (findings: number, lines: number) => rateOf(findings, lines).toFixed(1);

function resultOf(group: SurveyedGroup, kind: SampledKind, lines: number) {
  const { classification, detector, findings, paths } = kind;
  const where = paths.length === 0 ? "" : `, in ${paths.join(", ")}`;
  const rate = `${rateText(findings, lines)} in 1,000 lines`;
  return {
    ruleId: detector,
    level: levelOf(classification),
    message: { text: `${classification}, found by ${detector} in the log group ${group.name}: ${rate}${where}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(group.arn) } },
        logicalLocations: [{ fullyQualifiedName: group.name, kind: "resource" }],
      },
    ],
    properties: { classification, findings, lines, lacks: lacks(group) },
  };
}

/** SARIF 2.1.0: a result for each group and kind of finding; groups that could not be read are notifications. */
export function sarifOf({ groups, region, finished }: Survey): string {
  const results = groups.flatMap((group) => {
    const { sample } = group;
    return sample.kind === "scanned" ? sample.kinds.map((kind) => resultOf(group, kind, sample.lines)) : [];
  });
  const kinds = new Map(results.map(({ ruleId, properties }) => [ruleId, properties.classification]));
  const rules = [...kinds].map(([id, classification]) => ({
    id,
    shortDescription: { text: `PHI or a secret that the detector ${id} finds` },
    defaultConfiguration: { level: levelOf(classification) },
    properties: { classification },
  }));
  const notes = groups.flatMap(({ name, sample }) =>
    sample.kind === "unread"
      ? [{ level: "error", message: { text: `the log group ${name} could not be read: ${sample.error}` } }]
      : [],
  );
  const run = {
    results,
    tool: { driver: { name: "philog", version, rules } },
    invocations: [{ executionSuccessful: finished && notes.length === 0, toolExecutionNotifications: notes }],
    properties: { region, groups: groups.length },
  };
  return `${JSON.stringify({ $schema: schema, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}
