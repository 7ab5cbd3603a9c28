// Holds every pattern of the packages to linear time, with `recheck`: each regular expression literal, each RegExp that
// is put together while its file is loaded, and each pattern of a preset. With a folder it checks that folder's files.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { check } from "recheck";
import { parseSync, runnerImport, Visitor } from "vite";

/** Found to be more than linear, and taken all the same. */
const accepted = [
  {
    source: String.raw`(\\*)\$$`,
    reason: "reads the pattern of a policy's rule, which has at most 512 characters",
  },
];
/** Where a pattern is put together later than at loading, so that it is not met here. */
const made = [
  { file: "packages/core/src/policy/shapes/choice.ts", reason: "the user's pattern: `checkPattern` judges it" },
  { file: "packages/core/src/policy/detector-checks.ts", reason: "the user's pattern, tried on nothing at all" },
  { file: "packages/core/src/detect/own-detector.ts", reason: "the user's pattern: `checkPattern` judges it" },
  {
    file: "packages/core/src/detect/own-detector-near.ts",
    reason: "words of the user's, which hold letters and digits alone",
  },
  { file: "packages/core/src/tokens/normalize.ts", reason: "one class of characters, nothing repeated" },
];

const folders = process.argv.length > 2 ? process.argv.slice(2) : readdirSync("packages").map(sourceOf);
const patterns = [];

function sourceOf(name) {
  return join("packages", name, "src");
}

function filesOf(folder) {
  const names = readdirSync(folder, { recursive: true }).map(String);
  return names
    .filter((name) => /\.m?[jt]s$/.test(name) && !/\.test(?:-data)?\./.test(name))
    .map((name) => join(folder, name));
}

/** The places of a file that hold a literal, and those that call RegExp. */
function readFile(file) {
  const text = readFileSync(file, "utf8");
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  const at = (node) => `${file}:${text.slice(0, node.start).split("\n").length}`;
  const calls = [];
  const call = (node) => {
    const { type, name, end } = node.callee;
    if (type === "Identifier" && name === "RegExp") calls.push({ at: at(node), start: node.start, end });
  };
  new Visitor({
    Literal(node) {
      if (node.regex) patterns.push({ at: at(node), source: node.regex.pattern, flags: node.regex.flags });
    },
    NewExpression: call,
    CallExpression: call,
  }).visit(program);
  return { file: resolve(file), text, calls };
}

/** Loads each file that calls RegExp, with every such call reported together with its place. */
async function loadConstructed(files) {
  const calling = new Map(files.filter(({ calls }) => calls.length > 0).map((file) => [file.file, file]));
  const met = new Set();
  globalThis.patternAt = (at) => (source, flags) => {
    met.add(at);
    const pattern = new RegExp(source, flags);
    patterns.push({ at, source: pattern.source, flags: pattern.flags });
    return pattern;
  };
  const reporting = {
    name: "report-patterns",
    enforce: "pre",
    transform(_, id) {
      const file = calling.get(id);
      return file?.calls.toReversed().reduce((text, { at, start, end }) => {
        return `${text.slice(0, start)}globalThis.patternAt(${JSON.stringify(at)})${text.slice(end)}`;
      }, file.text);
    },
  };
  for (const file of calling.keys()) {
    await runnerImport(file, { configFile: false, logLevel: "error", plugins: [reporting] });
  }
  return [...calling.values()].flatMap(({ calls }) => calls).filter(({ at }) => !met.has(at));
}

/** Every `pattern` that a preset's rules hold. */
async function loadPresets() {
  const { module } = await runnerImport(resolve("packages/core/src/policy/presets/index.ts"), { configFile: false });
  for (const [name, preset] of Object.entries(module.presets)) {
    JSON.stringify(preset, (key, value) => {
      if (key === "pattern") patterns.push({ at: `preset ${name}`, source: `^(?:${value})$`, flags: "" });
      return value;
    });
  }
}

/** Verdicts hang on steps that are counted, not on this machine's speed. */
const counted = { attackLimit: 2e7, attackTimeout: null, incubationTimeout: null, seedingTimeout: null };

/**
 * By automata, which are exact; by trying texts where a pattern is more than automata can say in time, such as one that
 * looks around. A sticky pattern is tried at one place only, as if it were anchored there.
 */
async function judge({ source, flags }) {
  const anchored = flags.includes("y") ? `^(?:${source})` : source;
  const taken = flags.replace(/[gyd]/g, "");
  const exact = await check(anchored, taken, { checker: "automaton", timeout: 20_000 });
  if (exact.status !== "unknown") return exact;
  return check(anchored, taken, { ...counted, checker: "fuzz", timeout: 60_000 });
}

const faults = [];
const files = folders.flatMap(filesOf).map(readFile);
const unmet = await loadConstructed(files);
if (process.argv.length === 2) await loadPresets();

for (const { at } of unmet) {
  if (!made.some(({ file }) => at.startsWith(`${file}:`))) {
    faults.push(`${at}: this pattern is not put together while its file is loaded, so it cannot be checked`);
  }
}
const different = new Map(patterns.map((pattern) => [`${pattern.at}: /${pattern.source}/${pattern.flags}`, pattern]));
for (const [place, pattern] of different) {
  const { source } = pattern;
  if (!/[*+{]/.test(source) || accepted.some((entry) => entry.source === source)) continue;
  const { status, complexity, attack, error } = await judge(pattern);
  if (status === "vulnerable") faults.push(`${place} takes ${complexity.summary} time on ${attack.pattern}`);
  else if (status !== "safe") faults.push(`${place} cannot be judged: ${error.kind}`);
}
if (process.argv.length === 2) {
  for (const { source } of accepted) {
    if (!patterns.some((pattern) => pattern.source === source))
      faults.push(`accepted, but no longer there: /${source}/`);
  }
}

for (const fault of faults) console.error(fault);
console.log(`${different.size} patterns, ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
