/** Takes the mutants of a place that make one of these changes, each written as `original -> replacement`. */
export const only =
  (...changes) =>
  ({ original, replacement }) =>
    changes.includes(`${original} -> ${replacement}`);

/** Takes those whose replacement is one of these texts. */
export const becomes =
  (...texts) =>
  ({ replacement }) =>
    texts.includes(replacement);

/** Takes those whose replacement has one of these parts. */
export const holds =
  (...parts) =>
  ({ replacement }) =>
    parts.some((part) => replacement.includes(part));

/** Why `< 0` and `<= 0` are the same of what a search gives back. */
export const placeInText = "a place in the text is -1 where nothing was found and past the anchor where something was";
