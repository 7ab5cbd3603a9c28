import { table } from "./table.mjs";

/** Rounded to the worse side: nothing that is short of 100 % reads as 100. */
export const goodShare = (part, of) => (of === 0 ? "-" : `${(Math.floor((part / of) * 1000) / 10).toFixed(1)} %`);
export const badShare = (part, of) => (of === 0 ? "-" : `${(Math.ceil((part / of) * 1000) / 10).toFixed(1)} %`);
const ofAll = (part, of, share) => (of === 0 ? "-" : `${part}/${of} ${share(part, of)}`);
const perThousand = (part, of) => ((part / of) * 1000).toFixed(2);
const section = (title, lines) => (lines.length === 0 ? [] : ["", title, ...lines]);
const byCount = (counts) =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, times]) => `${name} ${times}`)
    .join(", ") || "-";

function recallTable(results) {
  const types = [...new Set(results.flatMap(({ figures }) => Object.keys(figures.types)))].sort();
  const cell = (of) => (of === undefined ? "" : ofAll(of.full, of.spans, goodShare));
  return table([
    ["type", ...results.map(({ name }) => name)],
    ...types.map((type) => [type, ...results.map(({ figures }) => cell(figures.types[type]))]),
    ["all", ...results.map(({ figures }) => cell(figures.all))],
    ["all, touched", ...results.map(({ figures: { all } }) => ofAll(all.part, all.spans, goodShare))],
  ]);
}

function precisionTable(results) {
  const rows = results.map(({ name, figures: { precision, hardNegatives } }) => [
    name,
    ofAll(precision.right, precision.findings, goodShare),
    ofAll(hardNegatives.altered, hardNegatives.texts, badShare),
    byCount(precision.falseBy),
  ]);
  return table([["corpus", "precision", "hard negatives altered", "false findings by detector"], ...rows]);
}

function logsTable(results) {
  const rows = results.map(({ name, figures: { texts, touched, findings } }) => [
    name,
    ofAll(touched.lines, texts, badShare),
    ofAll(touched.outside, texts, badShare),
    perThousand(findings.outside, texts),
    Object.entries(findings.benign)
      .map(([kind, times]) => `${kind} ${perThousand(times, texts)}`)
      .join(", ") || "-",
    String(findings.spilling),
    byCount(findings.outsideBy),
  ]);
  const heads = ["touched", "touched outside benign", "false per 1,000", "benign per 1,000", "spilling", "by detector"];
  return table([["corpus", ...heads], ...rows]);
}

function wordsTable(results, messages) {
  const rows = results.map(({ name, words: { whole, message } }) => [
    name,
    ofAll(whole.replaced, whole.words, badShare),
    ofAll(message.replaced, message.words, badShare),
  ]);
  const given =
    messages === undefined ? [] : [["(messages given)", "", ofAll(messages.replaced, messages.words, badShare)]];
  return table([["corpus", "of the line", "of the message"], ...rows, ...given]);
}

function recordsTable(results) {
  const rows = results.flatMap(({ name, figures }) =>
    Object.entries(figures.forms).map(([form, { raw, survived, records }]) => [
      name,
      form,
      String(figures.texts),
      `${raw}/${figures.literals}`,
      String(survived),
      String(records),
      String(figures.tooShort),
    ]),
  );
  const heads = ["form", "records", "literals without Philog", "surviving", "in records", "too short to search"];
  return table([["corpus", ...heads], ...rows]);
}

function valuesTable(results) {
  const rows = results.flatMap(({ name, figures: { types, rejected } }) => [
    ...Object.entries(types).map(([type, { vectors, bare, labelled }]) => [
      name,
      type,
      ofAll(bare, vectors, goodShare),
      ofAll(labelled, vectors, goodShare),
    ]),
    [name, "(rejected by its source)", `${rejected.found}/${rejected.vectors}`, ""],
  ]);
  return table([["corpus", "type", "found bare", "found behind a label"], ...rows]);
}

function timeTable(results) {
  const rows = results.map(({ name, figures, time }) => [
    name,
    String(figures.texts),
    time.microseconds.toFixed(2),
    time.megabytesPerSecond.toFixed(1),
  ]);
  return table([["corpus", "texts", "us per text", "MB/s"], ...rows]);
}

function faultLines({ missing, unknown, results }) {
  const withRecords = (faults, figures) => faults.threw + (figures.threw ?? 0);
  return [
    ...(missing.length > 0 ? [`missing, skipped: ${missing.join(", ")}`] : []),
    ...(unknown.length > 0 ? [`of no known family, skipped: ${unknown.join(", ")}`] : []),
    ...results.flatMap(({ name, bad, faults, figures }) => [
      ...(bad.length > 0 ? [`${name}.jsonl: ${bad.length} bad lines: ${bad.slice(0, 20).join(", ")}`] : []),
      ...(withRecords(faults, figures) > 0 ? [`${name}: threw on ${withRecords(faults, figures)} texts`] : []),
      ...(faults.badOffsets > 0 ? [`${name}: ${faults.badOffsets} findings outside their text`] : []),
      ...(figures.withheld > 0 ? [`${name}: ${figures.withheld} records withheld after a failure`] : []),
    ]),
  ];
}

/** The figures as text; never a value of a corpus. */
export function report(result) {
  const of = (...wanted) => result.results.filter(({ family }) => wanted.includes(family));
  const part = (title, write, results) => section(title, results.length === 0 ? [] : write(results));
  const inTexts = of("text").filter(({ figures }) => figures.precision.findings + figures.hardNegatives.texts > 0);
  return [
    `Philog ${result.philog}, mode ${result.mode}, Node ${result.node}, ${result.machine}`,
    ...part("Full recall: spans whose every letter and digit is covered", recallTable, of("text", "msg")),
    ...part("Precision, and texts that only look like PHI", precisionTable, inTexts),
    ...part("Lines without PHI", logsTable, of("nophi")),
    ...section(
      "Words without PHI that are replaced",
      of("nophi").length === 0 && result.messages === undefined ? [] : wordsTable(of("nophi"), result.messages),
    ),
    ...part("Records through the default policy: PHI literals in the output", recordsTable, of("struct")),
    ...part("Single values", valuesTable, of("values")),
    ...part(
      "Time",
      timeTable,
      result.results.filter(({ time }) => time !== undefined),
    ),
    ...section("Notes", faultLines(result)),
  ].join("\n");
}
