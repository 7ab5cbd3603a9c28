import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { listCorpora } from "./corpora.mjs";
import { guard } from "./guard.mjs";
import { measureLogs } from "./logs.mjs";
import { readOptions, UsageError } from "./options.mjs";
import { measureRecords } from "./records.mjs";
import { report } from "./report.mjs";
import { reportMisses } from "./report-misses.mjs";
import { measureTexts } from "./texts.mjs";
import { measureTime } from "./time.mjs";
import { measureValues } from "./values.mjs";
import { measureWords } from "./words.mjs";

const measures = { text: measureTexts, msg: measureTexts, nophi: measureLogs, values: measureValues };

/** The scanner as the mode wants it; options are passed only where a mode is given. */
function scannerOf(scan, mode) {
  if (mode === undefined) return (text) => scan(text);
  try {
    scan("", { mode });
  } catch (error) {
    throw new UsageError(`this scanner does not take --mode ${mode}: ${error.message}`);
  }
  return (text) => scan(text, { mode });
}

/** Messages without PHI, one a line. */
function readMessages(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((text) => text.trim() !== "")
    .map((text) => ({ text }));
}

/** Measures every corpus and prints the report. Returns the exit code: 1 where lines were bad or the scanner failed. */
export function runEval(args, { scan, createRedactor, versions, print }) {
  const options = readOptions(args);
  const scanner = scannerOf(scan, options.mode);
  const { corpora, missing, unknown } = listCorpora(options.directory, options.only);
  const results = [];
  const shown = [];
  for (const { name, family, shown: mayShow, read } of corpora) {
    const { lines, bad } = read();
    const { find, faults } = guard(scanner);
    const most = mayShow ? options.misses : 0;
    const { figures, misses } =
      family === "struct" ? measureRecords(lines, createRedactor, most) : measures[family](lines, find, most);
    const timed = family === "struct" || lines.length === 0;
    const time = timed
      ? undefined
      : measureTime(
          lines.map(({ text }) => text),
          guard(scanner).find,
        );
    const words = family === "nophi" ? measureWords(lines, guard(scanner).find) : undefined;
    results.push({ name, family, bad, faults, figures, words, time });
    if (mayShow) shown.push({ name, misses });
  }
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores`;
  const result = { ...versions, machine, mode: options.mode ?? "scan", missing, unknown, results };
  if (options.messages !== undefined) {
    result.messages = measureWords(readMessages(options.messages), guard(scanner).find).whole;
  }
  print(report(result));
  if (options.misses > 0) print(reportMisses(shown));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result, undefined, 2)}\n`);
  const failed = results.some(
    ({ bad, faults, figures }) =>
      bad.length + faults.threw + faults.badOffsets + (figures.threw ?? 0) + (figures.withheld ?? 0) > 0,
  );
  return failed ? 1 : 0;
}
