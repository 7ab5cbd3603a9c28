// Writes docs/benchmarks.md and its chart from the figures in docs/reference/benchmarks, which `npm run bench:all` measures.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chapters } from "../benchmarks/src/doc/chapters.mjs";
import { drawChart } from "../benchmarks/src/doc/chart.mjs";
import { fasterPeers } from "../benchmarks/src/doc/faster-peers.mjs";
import { goalQuestion, judge, judgeDetection } from "../benchmarks/src/suite/goals.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const majors = [20, 24, 26];

export const page = "docs/benchmarks.md";
export const chart = "docs/benchmarks.svg";

/** The figures of each Node version that was measured, oldest first. */
export function readResults() {
  const files = majors.map((major) => `${root}/docs/reference/benchmarks/node${major}.json`).filter(existsSync);
  return files.map((file) => JSON.parse(readFileSync(file, "utf8")));
}

const row = (cells) => `| ${cells.join(" | ")} |`;
const majorOf = ({ node }) => `Node ${node.slice(1).split(".")[0]}`;
const find = (result, file, question) => result.questions[file].find((answer) => answer.question === question);

function writeTable(head, rows, words = 1) {
  return [row(head), row(head.map((_, index) => (index < words ? "---" : "---:"))), ...rows.map(row)].join("\n");
}

const time = (microseconds) =>
  microseconds < 1000 ? `${microseconds.toPrecision(3)} µs` : `${(microseconds / 1000).toPrecision(3)} ms`;

function cell({ baseline, unit, bytes }, { name, ratio, low, high, value, microseconds }) {
  if (unit === "requests/s") return `${Math.round(value).toLocaleString("en")} (**${ratio.toFixed(2)}**)`;
  if (unit !== undefined) return `${value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString("en")} ${unit}`;
  const speed = bytes === undefined ? "" : `, ${Number((bytes / microseconds).toPrecision(2))} MB/s`;
  return name === baseline
    ? `1 = ${time(microseconds)}${speed}`
    : `**${ratio.toFixed(2)}** (${low.toFixed(2)}–${high.toFixed(2)})${speed}`;
}

/** One question: a row a contender, a column a Node version. */
function answerTable(results, file, question) {
  const answers = results.map((result) => find(result, file, question));
  const rows = answers[0].results.map(({ name }) => [
    name,
    ...answers.map((answer) =>
      cell(
        answer,
        answer.results.find((result) => result.name === name),
      ),
    ),
  ]);
  const isSentence = /^[a-z]+[ ,]/.test(question);
  const first = isSentence ? `${question[0].toUpperCase()}${question.slice(1)}` : `\`${question}\``;
  return writeTable([first, ...results.map(majorOf)], rows);
}

function goalTable(results) {
  const verdicts = results.map((result) => judge(find(result, goalQuestion.file, goalQuestion.question)));
  const rows = verdicts[0].map(({ name, against }, index) => [
    `${name} / ${against}`,
    ...verdicts.map((each) => {
      const { ratio, goal, met } = each[index];
      return `${ratio.toFixed(2)}, goal ${goal.toFixed(2)}: ${met ? "met" : "**missed**"}`;
    }),
  ]);
  return writeTable(["1 KB record", ...results.map(majorOf)], rows);
}

/** Nothing where the figures are older than these goals. */
function detectionGoals(results) {
  const verdicts = results.map(({ questions }) => judgeDetection(questions));
  if (verdicts.some((each) => each.length < verdicts[0].length) || verdicts[0].length === 0) return [];
  const rows = verdicts[0].map(({ what, goal }, index) => [
    `${what}, ${goal}`,
    ...verdicts.map((each) => `${each[index].figure}: ${each[index].met ? "met" : "**missed**"}`),
  ]);
  return ["What it may cost to search text for PHI.", writeTable(["detection", ...results.map(majorOf)], rows)];
}

function peerText(results) {
  const rows = fasterPeers(results);
  if (rows.length === 0) return "In no comparison below.";
  return [
    `What the peer takes, with Philog's figure as 1; rows are left out where it takes more on every version. A peer is held
against the redactor with as many rules as it has paths where there is one, else against Philog's default. Plain pino
and plain \`JSON.stringify\` redact nothing: where they are faster, the tables below say so.`,
    writeTable(["question", "peer", ...results.map(majorOf)], rows, 2),
  ].join("\n\n");
}

/** What requests a second of one app are to those of another, where that has a goal. */
function requestGoals(results, file, question) {
  const answers = results.map((result) => find(result, file, question).goals ?? []);
  if (answers[0].length === 0) return [];
  const rows = answers[0].map(({ name, against, goal }, index) => [
    `${name} / ${against}, at least ${goal.toFixed(2)}`,
    ...answers.map((goals) => `${goals[index].ratio.toFixed(2)}: ${goals[index].met ? "met" : "**missed**"}`),
  ]);
  return [writeTable(["goal", ...results.map(majorOf)], rows)];
}

function chapterText(results, { file, title, text }) {
  const tables = results[0].questions[file].flatMap(({ question }) => [
    answerTable(results, file, question),
    ...requestGoals(results, file, question),
  ]);
  return [`## ${title}`, ...[text].flat(), ...tables].join("\n\n");
}

function measuredOn(results) {
  const rows = results.map(({ node, machine, date, quick, questions }) => {
    const { processes, rounds } = questions[goalQuestion.file][0];
    const run = `${processes} × ${rounds} rounds`;
    return [node.slice(1), machine, date, quick ? `**quick, rough figures:** ${run}` : run];
  });
  const versions = Object.entries(results[0].versions).map(([name, version]) => `\`${name}\` ${version}`);
  return `${writeTable(["Node", "machine", "date", "processes and rounds"], rows, 4)}\n\n${versions.join(", ")}.`;
}

/** The text of docs/benchmarks.md. */
export function writePage(results) {
  const parts = [
    "# Benchmarks",
    "Written by `npm run bench:all`; a test holds this page to the figures in [reference/benchmarks](reference/benchmarks).",
    `A time is given as a ratio: the contender's divided by the baseline's of the same round, the median over rounds and then over
processes, with an interval that takes in the 95 % interval of each process. Less is faster. Rounds are interleaved,
inputs are rings of distinct records, every contender's output is checked before it is timed, and all output is written
as bytes. Times in µs are that machine's of that day; ratios are what carries over, within limits: measure your own
policy and records with \`philog bench\`.`,
    ...(results.some(({ quick }) => quick)
      ? ["**These are rough figures of quick runs, good for no claim.** `npm run bench:all` replaces them."]
      : []),
    `![A log call of a 1 KB record against plain pino](benchmarks.svg)`,
    "## Goals",
    "What a log call of a 1 KB clinic record may cost, against pino alone and against pino's `redact` with 12 and 30 paths.",
    goalTable(results),
    ...detectionGoals(results),
    "## Where a peer is faster",
    peerText(results),
    ...chapters
      .filter(({ file }) => results.every(({ questions }) => file in questions))
      .map((chapter) => chapterText(results, chapter)),
    "## Measured on",
    measuredOn(results),
    "## How to run",
    "```sh\nnpm run bench                                   # the goals, on this Node version; exits 1 where one is missed\nnode benchmarks/src/run.js redactors --quick    # one file, after npm run build\nnpm run bench:all                               # all of it on Node 20, 24 and 26, and this page\n```",
    "[benchmarks](../benchmarks/README.md) says what each file asks. A machine that does other work at the same time gives wide\nintervals: where two overlap, nothing was shown.",
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The text of docs/benchmarks.svg. */
export function writeChart(results) {
  return drawChart(
    results.map((result) => ({
      title: majorOf(result),
      bars: find(result, goalQuestion.file, goalQuestion.question).results,
    })),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = readResults();
  writeFileSync(`${root}/${page}`, writePage(results));
  writeFileSync(`${root}/${chart}`, writeChart(results));
}
