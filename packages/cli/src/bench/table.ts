import type { Comparison } from "./compare.ts";

/** The comparison as aligned text: one line a contender, its ratio, the ratio's 95 % interval and its time. */
export function table({ question, node, machine, rounds, baseline, results }: Comparison): string {
  const rows = [
    ["", "ratio", "95 %", "us"],
    ...results.map(({ name, ratio, low, high, microseconds }) => [
      name,
      ratio.toFixed(2),
      `${low.toFixed(2)}-${high.toFixed(2)}`,
      microseconds < 100 ? microseconds.toPrecision(3) : microseconds.toFixed(0),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join("  "),
  );
  const head = `${question}\nNode ${node}, ${machine}; ${rounds} rounds; ratio to ${baseline}`;
  return `${head}\n\n${lines.join("\n")}\n`;
}
