// Runs the files that are named, or all, each in a process of its own.
// node src/run.js [names] [--json FILE] [--quick] [--goals]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { goalQuestion, judge, judgeDetection } from "./suite/goals.js";
import { readMachine, readVersions } from "./suite/machine.js";

const files = [
  "pino-line",
  "redactors",
  "message",
  "detect/log-lines",
  "detect/phi-text",
  "detect/hostile",
  "tokens",
  "errors",
  "policies",
  "start-up",
  "memory",
  "winston",
  "http/express",
  "http/fastify",
  "http/nest",
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    quick: { type: "boolean", default: false },
    goals: { type: "boolean", default: false },
  },
});
/** A folder stands for its files. */
const isNamed = (file, name) => file === name || file.startsWith(`${name}/`);
const unknown = positionals.filter((name) => !files.some((file) => isNamed(file, name)));
if (unknown.length > 0) throw new Error(`no benchmark ${unknown.join(", ")}: there are ${files.join(", ")}`);
const chosen =
  positionals.length === 0 ? files : files.filter((file) => positionals.some((name) => isNamed(file, name)));

function run(name, folder) {
  const out = join(folder, `${name.replaceAll("/", "-")}.json`);
  const script = fileURLToPath(new URL(`${name}.js`, import.meta.url));
  const flags = ["--json", out, ...(values.quick ? ["--quick"] : [])];
  const { status } = spawnSync(process.execPath, [script, ...flags], { stdio: "inherit" });
  if (status !== 0) throw new Error(`${name} failed`);
  return JSON.parse(readFileSync(out, "utf8"));
}

/** Prints each goal and says whether all are met. */
function meetsGoals(questions) {
  const line = questions[goalQuestion.file]?.find(({ question }) => question === goalQuestion.question);
  const ratios = line === undefined ? [] : judge(line);
  for (const { name, against, ratio, goal, met } of ratios) {
    console.log(`${met ? "met   " : "MISSED"} ${name} / ${against}: ${ratio.toFixed(2)}, goal ${goal}`);
  }
  const figures = judgeDetection(questions);
  for (const { what, figure, goal, met } of figures) {
    console.log(`${met ? "met   " : "MISSED"} ${what}: ${figure}, goal ${goal}`);
  }
  return [...ratios, ...figures].every(({ met }) => met);
}

const folder = mkdtempSync(join(tmpdir(), "philog-bench-"));
try {
  const questions = Object.fromEntries(chosen.map((name) => [name, run(name, folder)]));
  if (values.json !== undefined) {
    const head = {
      node: process.version,
      machine: readMachine(),
      date: new Date().toISOString().slice(0, 10),
      quick: values.quick,
      versions: readVersions(),
    };
    writeFileSync(values.json, `${JSON.stringify({ ...head, questions }, null, 2)}\n`);
  }
  if (values.goals && !meetsGoals(questions)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
