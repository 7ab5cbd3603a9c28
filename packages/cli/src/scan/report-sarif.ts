import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { version } from "@philog/core";
import { number } from "../lines/pace.ts";
import type { Found } from "./found.ts";
import type { CreateReport } from "./report.ts";

export type Level = "error" | "warning" | "note";

/** What identifies one person, or opens a door, by itself. */
const direct: ReadonlySet<string> = new Set(["secret", "ssn", "mrn", "healthPlan", "account", "license", "biometric"]);

export function levelOf(classification: string): Level {
  if (direct.has(classification)) return "error";
  return classification === "unknown" ? "note" : "warning";
}

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file
    .split(sep)
    .filter((part) => part !== ".")
    .map(encodeURIComponent)
    .join("/");
}

function resultOf(found: Found, ruleIndex: number) {
  const { file, line, column, length, offset, classification, detector, path, shape } = found;
  const region = {
    startLine: line,
    startColumn: column,
    endColumn: column + length,
    ...(offset === undefined ? {} : { charOffset: offset, charLength: length }),
  };
  return {
    ruleId: detector,
    ruleIndex,
    level: levelOf(classification),
    message: { text: `${classification}, found by ${detector}${path === undefined ? "" : `, in ${path}`}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region },
        ...(path === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: "member" }] }),
      },
    ],
    properties: { classification, ...(shape === undefined ? {} : { shape }) },
  };
}

const ruleOf = ({ detector, classification }: Found) => ({
  id: detector,
  shortDescription: { text: `PHI or a secret that the detector ${detector} finds` },
  defaultConfiguration: { level: levelOf(classification) },
  properties: { classification },
});

export const schema = "https://json.schemastore.org/sarif-2.1.0.json";

/** SARIF 2.1.0 (OASIS): one run, a rule for each detector that found something. Written as it comes, no text quoted. */
export const createSarifReport: CreateReport = (output, listed) => {
  const head = `{"$schema":"${schema}","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`;
  const rules = new Map<string, { index: number; rule: ReturnType<typeof ruleOf> }>();
  let written = 0;

  const indexOf = (found: Found): number => {
    const known = rules.get(found.detector);
    if (known !== undefined) return known.index;
    rules.set(found.detector, { index: rules.size, rule: ruleOf(found) });
    return rules.size - 1;
  };
  const textOf = (found: Found): string => {
    written += 1;
    return `${written === 1 ? head : ","}\n${JSON.stringify(resultOf(found, indexOf(found)))}`;
  };
  return {
    add(found) {
      const text = found
        .slice(0, listed - written)
        .map(textOf)
        .join("");
      return text === "" ? Promise.resolve(true) : output.write(text);
    },
    finish({ totals, finished, faults, long }) {
      const more = totals.findings - written;
      const notes = [
        ...faults.map((text) => ({ level: "error", message: { text } })),
        ...(long > 0 ? [{ level: "error", message: { text: `lines too long to be scanned: ${number(long)}` } }] : []),
        ...(more > 0 ? [{ level: "note", message: { text: `findings that are not listed: ${number(more)}` } }] : []),
      ];
      const driver = { name: "philog", version, rules: [...rules.values()].map(({ rule }) => rule) };
      const rest = {
        tool: { driver },
        invocations: [{ executionSuccessful: finished, toolExecutionNotifications: notes }],
        properties: { lines: totals.lines, linesWithFindings: totals.touched, findings: totals.findings },
      };
      return output.write(`${written === 0 ? head : ""}\n],${JSON.stringify(rest).slice(1)}]}\n`);
    },
  };
};
