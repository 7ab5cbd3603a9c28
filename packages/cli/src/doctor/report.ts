import { version } from "@philog/core";
import { byWeight, type Finding } from "./finding.ts";

export const formats = ["table", "json", "sarif"] as const;
export type Format = (typeof formats)[number];

/** Names of files may hold what moves a terminal's cursor. */
const shown = (text: string) => text.replace(/\p{Cc}/gu, "?");

const placeOf = ({ file, line }: Finding): string => {
  if (file === undefined) return "";
  return shown(line === undefined ? file : `${file}:${line}`);
};

const count = (findings: readonly Finding[], state: Finding["state"]) =>
  findings.filter((finding) => finding.state === state).length;

const placesShown = 5;

function table(findings: readonly Finding[]): string {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.state} ${finding.id} ${finding.what}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const width = Math.max(0, ...findings.map(({ id }) => id.length));
  let out = "";
  for (const group of groups.values()) {
    const { state, id, what, mend } = group[0]!;
    const indent = " ".repeat(9 + width + 2);
    out += `${state.padEnd(9)}${id.padEnd(width)}  ${what}\n`;
    const places = group.map(placeOf).filter((place) => place !== "");
    for (const place of places.slice(0, placesShown)) out += `${indent}${place}\n`;
    if (places.length > placesShown) out += `${indent}and ${places.length - placesShown} more\n`;
    if (mend !== undefined && state !== "ok") out += `${indent}mend: ${mend}\n`;
  }
  const [gaps, unknown, ok] = [count(findings, "gap"), count(findings, "unknown"), count(findings, "ok")];
  return `${out}${out === "" ? "" : "\n"}${gaps} gap${gaps === 1 ? "" : "s"}, ${unknown} unknown, ${ok} ok\n`;
}

function sarif(findings: readonly Finding[]): string {
  const open = findings.filter(({ state }) => state !== "ok");
  const ids = [...new Set(open.map(({ id }) => id))];
  const level = ({ state }: Finding) => (state === "gap" ? "error" : "note");
  const uri = (file: string) => file.split(/[\\/]/).map(encodeURIComponent).join("/");
  const results = open.map((finding) => ({
    ruleId: finding.id,
    ruleIndex: ids.indexOf(finding.id),
    level: level(finding),
    message: { text: finding.mend === undefined ? finding.what : `${finding.what}; mend: ${finding.mend}` },
    ...(finding.file === undefined
      ? {}
      : {
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uri(finding.file) },
                ...(finding.line === undefined ? {} : { region: { startLine: finding.line } }),
              },
            },
          ],
        }),
  }));
  const rules = ids.map((id) => ({ id, shortDescription: { text: open.find((finding) => finding.id === id)!.what } }));
  const runs = [{ tool: { driver: { name: "philog doctor", version, rules } }, results }];
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs }, null, 2)}\n`;
}

/** What was found, as text: for people, as NDJSON, or as SARIF 2.1.0 (OASIS). */
export function reportText(found: readonly Finding[], format: Format): string {
  const findings = [...found].sort(byWeight);
  if (format === "sarif") return sarif(findings);
  if (format === "json") return findings.map((finding) => `${JSON.stringify(finding)}\n`).join("");
  return table(findings);
}
