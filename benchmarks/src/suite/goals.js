/** What a 1 KB record may cost, by Node major: `[default, unlisted: redact, everything kept]` against plain pino. */
const againstPino = { 20: [0.95, 1.05, 1.35], 24: [1.05, 1.15, 1.6], 26: [1.05, 1.2, 1.8] };

const names = ["philog, default (remove)", "philog, unlisted: redact", "philog, everything kept"];

const againstRedact = [
  { name: names[0], against: "pino redact, 12 paths", goal: 0.7 },
  { name: names[0], against: "pino redact, 30 paths", goal: 0.35 },
];

/** The comparison that goals are set for. */
export const goalQuestion = { file: "pino-line", question: "a log call of a record of 1 KB" };

/** Goals of a Node version, such as `v24.1.0`: those of the first major that has goals and is not older. */
export function goalsOf(version) {
  const major = Number(version.slice(1).split(".")[0]);
  const known = Object.keys(againstPino).map(Number);
  const goals = againstPino[known.find((each) => each >= major) ?? known.at(-1)];
  return [...names.map((name, index) => ({ name, against: "pino", goal: goals[index] })), ...againstRedact];
}

/** Each goal with the ratio that was measured and whether it is met. */
export function judge({ node, results }) {
  const ratioOf = (name) => results.find((result) => result.name === name).ratio;
  return goalsOf(node).map(({ name, against, goal }) => {
    const ratio = ratioOf(name) / ratioOf(against);
    return { name, against, goal, ratio, met: ratio <= goal };
  });
}

const rowOf = ({ results }, name) => results.find((result) => result.name === name);
const times = (ratio) => `${ratio.toFixed(2)} x`;

/** What searching text may cost. A comparison's ratios are to its baseline; `read` gives a figure and its bound. */
const detection = [
  {
    file: "detect/log-lines",
    question: "a log line without PHI",
    what: "log lines: ten regexes / philog",
    goal: "at least 3 x",
    read: (answer) => [rowOf(answer, "ten regexes").ratio, (ratio) => ratio >= 3, times],
  },
  {
    file: "detect/log-lines",
    question: "a log line without PHI",
    what: "log lines: MB/s",
    goal: "at least 100",
    read: (answer) => [answer.bytes / rowOf(answer, "philog").microseconds, (speed) => speed >= 100, Math.round],
  },
  {
    file: "detect/phi-text",
    question: "a clinical sentence of about 150 characters",
    what: "a clinical sentence of about 150 characters",
    goal: "at most 10 µs",
    read: (answer) => [
      rowOf(answer, "philog").microseconds,
      (microseconds) => microseconds <= 10,
      (microseconds) => `${microseconds.toPrecision(3)} µs`,
    ],
  },
  ...["20 KB", "1 MB"].map((size) => ({
    file: "detect/hostile",
    question: `a hostile text of ${size} against ordinary text of ${size}`,
    what: `the worst hostile text of ${size} / ordinary text`,
    goal: "at most 3 x",
    read: ({ results }) => [Math.max(...results.map(({ ratio }) => ratio)), (ratio) => ratio <= 3, times],
  })),
];

/** Each goal of detection whose file was measured, its figure, and whether it is met. */
export function judgeDetection(questions) {
  return detection
    .filter(({ file }) => file in questions)
    .map(({ file, question, what, goal, read }) => {
      const [figure, isMet, write] = read(questions[file].find((answer) => answer.question === question));
      return { what, figure: write(figure), goal, met: isMet(figure) };
    });
}
