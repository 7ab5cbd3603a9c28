import { version } from "@philog/core";
import type { Target } from "../target/target.ts";
import type { Control } from "./control.ts";

export const formats = ["table", "json"] as const;
export type Format = (typeof formats)[number];

/** Names of AWS's side may hold what moves a terminal's cursor. */
const shown = (text: string) => text.replace(/\p{Cc}/gu, "?");

export const countOf = (controls: readonly Control[], result: Control["result"]) =>
  controls.filter((control) => control.result === result).length;

function table(controls: readonly Control[]): string {
  const id = Math.max(...controls.map(({ id }) => id.length));
  const subject = Math.max(...controls.map(({ subject }) => subject.length));
  const indent = " ".repeat(9 + subject + 2 + id + 2);
  let out = "";
  for (const control of controls) {
    out += `${control.result.padEnd(9)}${control.subject.padEnd(subject)}  ${control.id.padEnd(id)}  `;
    if (control.result === "ok") {
      out += `${shown(control.found)}\n`;
      continue;
    }
    out += `${shown(control.found)}\n`;
    out += `${indent}expected: ${shown(control.expected)}\n`;
    out += `${indent}evidence: ${control.evidence}\n`;
    out += `${indent}mend: ${shown(control.mend ?? "")}\n`;
  }
  const [gaps, unknown, ok] = [countOf(controls, "gap"), countOf(controls, "unknown"), countOf(controls, "ok")];
  return `${out}\n${gaps} gap${gaps === 1 ? "" : "s"}, ${unknown} unknown, ${ok} ok\n`;
}

/** The controls as text: for people, or as one JSON document with the moment at which they were looked at. */
export function reportText(controls: readonly Control[], { region }: Target, format: Format, at: Date): string {
  if (format === "table") return table(controls);
  const [gaps, unknown, ok] = [countOf(controls, "gap"), countOf(controls, "unknown"), countOf(controls, "ok")];
  const report = { tool: `philog ${version}`, at: at.toISOString(), region, gaps, unknown, ok, controls };
  return `${JSON.stringify(report, null, 2)}\n`;
}
