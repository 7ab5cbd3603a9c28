// From the times of several generations to a verdict on one case. All differences are logarithms of ratios.

export const rules = {
  /** Generations before a case may pass, and before one may fail: a fault is measured again before it is called one. */
  enoughToPass: 5,
  enoughToFail: 8,
  /** A difference that is no regression: where code comes to lie in memory moves times by as much. */
  margin: Math.log(1.02),
  /** Standard errors on either side of the estimate. */
  width: 3,
  /** A case is clear where even the upper bound is no more than this. */
  harmless: Math.log(1.06),
  /** A measurement that would miss a slowdown of this size says nothing. */
  mustSee: Math.log(1.15),
};

/**
 * The Hodges-Lehmann estimate: the median of the means of all pairs. Nearly as sharp as the mean where noise is tame, and
 * hardly moved by values that are far off. Source: Hodges and Lehmann, "Estimates of location based on rank tests", 1963.
 */
export function center(values) {
  const means = values.flatMap((one, index) => values.slice(index).map((other) => (one + other) / 2));
  const sorted = means.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

const sumOfSquares = (values, around) => values.reduce((sum, value) => sum + (value - around) ** 2, 0);

/** One generation's differences: base again against base, and the tree against both; over its rounds' pairs. */
function differences(rounds) {
  return {
    again: center(rounds.map(([base, again]) => Math.log(again / base))),
    tree: center(rounds.map(([base, again, tree]) => Math.log(tree / Math.sqrt(base * again)))),
  };
}

/**
 * The difference is the center over generations. Its error is taken from how far generations lie apart: the tree's around
 * their center, and base against base around zero, where it is known to be.
 * @param {number[][][]} generations for each generation and round: times in base, again, tree
 */
export function estimate(generations) {
  const size = generations.length;
  const pairs = generations.map(differences);
  const tree = pairs.map((pair) => pair.tree);
  const again = pairs.map((pair) => pair.again);
  const difference = center(tree);
  // Against two bases the tree's variance is 3/2 of one process's, base against base's is 2: hence 3/4.
  const variance = (sumOfSquares(tree, difference) + 0.75 * sumOfSquares(again, 0)) / (2 * size - 1);
  // The estimate's standard error is sqrt(pi / 3) times the mean's.
  const noise = rules.width * Math.sqrt((Math.PI / 3) * (variance / size));
  const times = (place) => center(generations.map((rounds) => center(rounds.map((round) => round[place]))));
  return {
    generations: size,
    base: times(0),
    tree: times(2),
    difference,
    low: difference - noise,
    high: difference + noise,
    noise,
    again: center(again),
    /** The smallest slowdown that such a measurement calls a regression. */
    sees: rules.margin + noise,
  };
}

/**
 * `regression` beyond the noise, `fine`, or `doubtful`: measure on. With `last` the time is up: what is in doubt is fine
 * then, unless the noise would have hidden what must be seen, and that is `noisy`; but a slowdown is still confirmed.
 */
export function judge({ generations, low, high, sees }, last = false) {
  if (low > rules.margin) return generations >= rules.enoughToFail ? "regression" : "doubtful";
  if (last) return sees > rules.mustSee ? "noisy" : "fine";
  const clear = high <= rules.harmless && sees <= rules.mustSee;
  return clear && generations >= rules.enoughToPass ? "fine" : "doubtful";
}
