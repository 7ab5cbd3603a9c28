/** Takes the mutants of a place that make one of these changes, each written as `original -> replacement`. */
export const only =
  (...changes) =>
  ({ original, replacement }) =>
    changes.includes(`${original} -> ${replacement}`);
