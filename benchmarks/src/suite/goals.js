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
