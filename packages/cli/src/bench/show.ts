import type { Comparison } from "./compare.ts";
import type { PolicyOutcome } from "./outcome.ts";
import type { Records } from "./read-records.ts";
import { table } from "./table.ts";

const words: Record<string, string> = {
  unlisted: "left out, not listed (a whole branch counts once)",
  misfit: "misfit: not of the rule's shape",
  limit: "past a limit",
  unreadable: "unreadable",
  nokey: "redacted for want of a key",
  redact: "redacted",
  remove: "removed",
  generalize: "generalized",
  coarsen: "coarsened",
  tokenize: "tokenized",
  seal: "sealed",
  scan: "findings in text",
};

const count = (number: number) => number.toLocaleString("en-US");

/** What was read, and what the policy makes of it, as aligned text. */
export function showOutcome({ records, skipped, more }: Records, outcome: PolicyOutcome): string {
  const { bytes, fields, decisions, misfits } = outcome;
  const rows: [string, string][] = [
    ["bytes read", bytes.read.toFixed(0)],
    ["bytes written", bytes.written.toFixed(0)],
    ["fields read", fields.read.toFixed(1)],
    ["fields kept as they are", fields.kept.toFixed(1)],
    ...Object.entries(decisions).map(([name, mean]): [string, string] => [words[name] ?? name, mean.toFixed(1)]),
    ...misfits.map(({ path, mean }): [string, string] => [`misfits of ${path}`, mean.toFixed(2)]),
  ];
  const widest = Math.max(...rows.map(([name]) => name.length));
  const skippedText = skipped === 0 ? "" : `; lines that are no JSON object and were skipped: ${count(skipped)}`;
  const moreText = more ? " (the file holds more)" : "";
  return [
    `Records read: ${count(records.length)}${moreText}${skippedText}. Of one record, on average:`,
    "",
    ...rows.map(([name, value]) => `${name.padEnd(widest)}  ${value.padStart(8)}`),
    "",
  ].join("\n");
}

/** Everything that the command prints. */
export function showBench(records: Records, outcome: PolicyOutcome, comparisons: readonly Comparison[]): string {
  return [showOutcome(records, outcome), ...comparisons.map(table)].join("\n");
}
