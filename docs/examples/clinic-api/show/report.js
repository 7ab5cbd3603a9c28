// @ts-check

/**
 * @typedef {import("./terminal.js").Terminal} Terminal
 * @typedef {{ bytes: number, records: number, literals: number, lines: number }} Output
 * @typedef {{
 *   before: Output, after: Output, scanned: Output,
 *   stats: import("@philog/core").Stats, words: { all: number, kept: number },
 *   patientToken: { token: string, records: number, requests: number },
 *   distinctTokens: number, patientsLoaded: number,
 *   time: { before: number, after: number, ratio: number, records: number },
 * }} Figures
 */

const count = (/** @type {number} */ value) => value.toLocaleString("en-US");

/** The figures of both runs. */
export function showReport(/** @type {Terminal} */ terminal, /** @type {Figures} */ figures) {
  const { before, after, stats, time } = figures;
  const { write, say, paint } = terminal;
  const row = (
    /** @type {string} */ label,
    /** @type {string} */ left,
    /** @type {string} */ right,
    /** @type {import("./terminal.js").Style} */ style = "plain",
  ) => write(`  ${label.padEnd(34)}${left.padStart(12)}  ${paint(style, right.padStart(12))}`);

  write(paint("title", "The whole log, byte by byte"));
  write();
  row("", "plain pino", "with Philog", "strong");
  row("records", count(before.records), count(after.records));
  row("bytes", count(before.bytes), count(after.bytes));
  row("PHI literals found", count(before.literals), count(after.literals), after.literals === 0 ? "good" : "bad");
  row("records that hold PHI", count(before.lines), count(after.lines), after.lines === 0 ? "good" : "bad");
  row("microseconds per record, median", time.before.toFixed(1), time.after.toFixed(1));
  row("time against plain pino", "1.00 x", `${time.ratio.toFixed(2)} x`);
  write();
  say(
    "  Searched for every name, number, date, address and clinical text of the data set, in any case, as typed, " +
      "JSON-escaped and percent-encoded. The one record more is Philog's first: it names the policy in force.",
    "quiet",
  );
  say(
    `  Time: the log calls of this traffic once more, ${count(time.records)} records a side, in interleaved rounds, ` +
      "written to memory.",
    "quiet",
  );
  write();

  const { byClassification, byAction } = stats;
  write(paint("title", "What Philog did"));
  write();
  const item = (/** @type {string} */ label, /** @type {number | string} */ value, /** @type {string} */ means) =>
    write(`  ${label.padEnd(24)}${String(value).padStart(6)}  ${paint("quiet", means)}`);
  const sorted = Object.entries(byClassification).sort(([, a], [, b]) => b - a);
  for (const [classification, values] of sorted) {
    item(classification, count(values), treatment[classification] ?? "redacted");
  }
  item("unlisted members", count(byAction.unlisted ?? 0), "left out, and named in `redacted`");
  item("texts and arguments", count(stats.byPath["(text)"] ?? 0), "arguments, findings, unknown words");
  item("misfits", count(byAction.misfit ?? 0), "did not fit the shape of their field");
  item("withheld records", count(stats.withheld), "could not be read");
  item(
    "tokens",
    count(byAction.tokenize ?? 0),
    `${figures.distinctTokens} different ones, for ${figures.patientsLoaded} patients`,
  );
  write();

  const { patientToken } = figures;
  write(paint("title", "Same patient, same token"));
  write();
  write(`  ${paint("token", patientToken.token)}`);
  say(
    `  stands in ${patientToken.records} records of ${patientToken.requests} requests: looked up by staff, looked up from ` +
      "the portal, failing at the database, failing at the laboratory, where it was typed by hand as qp004821.",
  );
  say(
    "  The token key was made for this run, in memory; the next run has other tokens. A token is derived from the " +
      "number and remains PHI: it is for those who may see the log.",
    "quiet",
  );
  write();
}

/** @type {Record<string, string>} */
const treatment = {
  mrn: "tokenized; redacted in text",
  date: "generalized to the year; redacted in text",
  geo: "generalized to three digits of the ZIP code",
  ip: "coarsened to the /24 network",
};

/** What the result rests on, with the same traffic. */
export function showLimits(/** @type {Terminal} */ { write, say, paint }, /** @type {Figures} */ { scanned, words }) {
  write(paint("title", "What it rests on"));
  write();
  say(
    "  Fields are on a list, so what nobody foresaw does not pass. Text has no fields: it keeps the words of a " +
      "vocabulary, and of a message's arguments no text at all. Were text merely scanned for patterns, the same traffic " +
      "would leak:",
  );
  write();
  const row = (/** @type {string} */ label, /** @type {number} */ value, /** @type {boolean} */ good) =>
    write(`  ${label.padEnd(34)}${paint(good ? "good" : "bad", String(value).padStart(12))}`);
  row("PHI literals the scan misses", scanned.literals, scanned.literals === 0);
  write();
  say("  And what the vocabulary costs, of the words in messages that are neither PHI nor quoted:");
  write();
  const lost = words.all - words.kept;
  row("words of the program", words.all, true);
  row("words replaced", lost, lost / words.all <= 0.03);
  write();
}

/** Where to go from here. */
export function showNext(/** @type {Terminal} */ { write, paint }) {
  write(paint("title", "Next"));
  write();
  write(`  ${"install".padEnd(10)}npm install @philog/core @philog/pino pino`);
  write(`  ${"add".padEnd(10)}const log = philog(pino(), { policy: "philog.policy.json", keys })`);
  write(`  ${"redact".padEnd(10)}npx @philog/cli redact app.log: the logs that are there already`);
  write(`  ${"read".padEnd(10)}README.md, docs/, and this service in docs/examples/clinic-api/`);
}
