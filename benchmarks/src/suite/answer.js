import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compare, table } from "@philog/cli/bench";
import { printMachine } from "./machine.js";
import { joinFigures, mergeRuns } from "./merge.js";

// As in production: nothing is said of unlisted paths.
process.env.NODE_ENV = "production";

/** V8 may compile one process unlike the next, so a part is measured in several. */
const full = { processes: 3, rounds: 21, secondsPerTurn: 0.05 };
const quick = { processes: 1, rounds: 9, secondsPerTurn: 0.02 };

const options = { part: { type: "string" }, json: { type: "string" }, quick: { type: "boolean", default: false } };

/** Figures that are no times (heap) or that the harness cannot take (a first call): one row a figure, with its unit. */
function figures({ question, unit, results }) {
  return results
    .map(({ name, value }) => `${question}: ${name.padEnd(56)} ${value.toFixed(1).padStart(8)} ${unit}`)
    .join("\n");
}

/** Where each call read text: how much of it in a second. */
function speeds({ bytes, results }) {
  const rows = results.map(({ name, microseconds }) => `${name} ${(bytes / microseconds).toPrecision(3)}`);
  return `MB/s: ${rows.join(", ")}\n`;
}

function print(answer) {
  console.log(answer.unit === undefined ? `${table(answer)}\n` : figures(answer));
  if (answer.bytes !== undefined) console.log(speeds(answer));
}

const measure = (part, isQuick) => {
  const { rounds, secondsPerTurn } = isQuick ? quick : full;
  return part((contest) => compare({ rounds, secondsPerTurn, ...contest }), isQuick);
};

function measureApart(name, isQuick, folder) {
  const file = join(folder, "part.json");
  const flags = ["--part", name, "--json", file, ...(isQuick ? ["--quick"] : [])];
  const { status } = spawnSync(process.execPath, [process.argv[1], ...flags], { stdio: "inherit" });
  if (status !== 0) throw new Error(`part "${name}" failed`);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Each part in processes of its own: shapes and caches of one do not reach the next. */
function measureAll(names, isQuick) {
  const { processes } = isQuick ? quick : full;
  const folder = mkdtempSync(join(tmpdir(), "philog-bench-"));
  try {
    const answers = names.map((name) => {
      const merged = mergeRuns(Array.from({ length: processes }, () => measureApart(name, isQuick, folder)));
      print(merged);
      return merged;
    });
    return joinFigures(answers);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a file's parts, prints them, and writes them where `--json FILE` says. A part is given `compare` with the
 * rounds set, and gives back its comparison, or figures with a unit.
 */
export async function answer(parts) {
  const { values } = parseArgs({ options });
  if (values.part === undefined) printMachine();
  const answers =
    values.part === undefined
      ? measureAll(Object.keys(parts), values.quick)
      : await measure(parts[values.part], values.quick);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(answers, null, 2)}\n`);
}
