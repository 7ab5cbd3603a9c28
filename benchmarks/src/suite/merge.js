const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** One row of several processes: medians, and an interval that takes in each process's own. */
function mergeRows(rows) {
  const all = (key) => rows.map((row) => row[key]);
  const { name, value } = rows[0];
  if (value !== undefined) return { name, value: median(all("value")) };
  return {
    name,
    ratio: median(all("ratio")),
    low: Math.min(...all("low")),
    high: Math.max(...all("high")),
    microseconds: median(all("microseconds")),
  };
}

/** The same part, measured in several processes, as one answer. */
export function mergeRuns(runs) {
  const [first] = runs;
  const results = first.results.map((_, index) => mergeRows(runs.map((run) => run.results[index])));
  return { ...first, processes: runs.length, results };
}

/** Figures of one question that were taken part by part become one table. */
export function joinFigures(answers) {
  const joined = [];
  for (const answer of answers) {
    const same = joined.find(({ question, unit }) => unit !== undefined && question === answer.question);
    if (same === undefined) joined.push(answer);
    else same.results.push(...answer.results);
  }
  return joined;
}
