const ratio = (difference) => Math.exp(difference).toFixed(3);
const percent = (difference) => `${(100 * (Math.exp(difference) - 1)).toFixed(1)} %`;

const words = {
  fine: "fine",
  regression: "**slower**",
  noisy: "**too noisy to tell**",
};

/** The comparison as Markdown. Commits are short hashes; times are microseconds of processor time. */
export function summary(results, { base, tree, node, machine, seconds }) {
  const failed = results.filter(({ verdict }) => verdict !== "fine");
  const rows = results.map(
    ({ name, base: before, tree: after, difference, low, high, again, noise, sees, verdict }) =>
      `| ${name} | ${before.toFixed(2)} | ${after.toFixed(2)} | ${ratio(difference)} | ${ratio(low)} to ${ratio(high)} | ${ratio(again)} ± ${percent(noise)} | ${percent(sees)} | ${words[verdict]} |`,
  );
  return [
    `## Performance: ${failed.length === 0 ? "no regression" : failed.map(({ name }) => name).join("; ")}`,
    "",
    `${tree} against ${base}, on Node ${node}, ${machine}; ${results[0].generations} generations of three processes in ${seconds.toFixed(0)} s.`,
    "",
    "| case | base, us | tree, us | tree / base | bounds | base / base | sees from | verdict |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ...rows,
    "",
    "A case is slower where its lower bound is more than 2 % above the base. `base / base` is the same build measured against itself in the same run: the noise. `sees from` is the slowdown that this run would have called one.",
    "",
  ].join("\n");
}
