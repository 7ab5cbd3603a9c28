import { expect, test } from "vitest";
import { rows } from "../faults/rows.mjs";
import { runRow } from "../faults/run-row.mjs";

// The rows of the fault table, with the real process and the real SDK; few lines and short faults.

const row = (name: string) => rows.find((candidate) => candidate.name.startsWith(name))!;

test.each([
  ["100,000 at once", 0.1],
  ["20,000 CJK", 0.2],
  ["30 % of calls fail", 0.06],
  ["connection refused for 10 s", 0.06],
  ["SIGTERM at 5 s", 0.2],
  ["SIGKILL at 5 s", 0.2],
  ["SIGKILL while the service refuses", 0.2],
] as const)("%s: nothing that was accepted is lost, out of order or stored twice", async (name, scale) => {
  const result = await runRow(row(name), { scale });
  expect(result.accepted).toBeGreaterThan(1_000);
  expect(result).toMatchObject({ lost: 0, refused: 0, disordered: 0, duplicates: 0 });
  // The process ends as it would without the transport.
  expect(result.end.signal).toBe(/^SIG\w+/.exec(name)?.[0] ?? null);
});

test("10 % of replies lost: nothing is lost, and what is stored twice is seen by its number", async () => {
  const result = await runRow(row("10 % of replies"), { scale: 0.1 });
  expect(result).toMatchObject({ lost: 0, refused: 0, disordered: 0 });
});
