const longestShape = 40;
const longestWord = 5;
const longestNumber = 9;

/** Runs of this many stand for that many and more: no length that could tell a name or a number apart. */
const shorten = (run: string) => run.slice(0, run[0] === "9" ? longestNumber : longestWord);

/**
 * The shape of a value: `999-99-9999`, `Xxxxx Xxxxx`. Digits are 9, capital letters X, other letters x, ASCII
 * punctuation stands, anything else is `?`. At most 5 letters and 9 digits in a row, at most 40 characters.
 */
export function shapeOf(value: string): string {
  const shape = value
    // Ten times as much tells no more.
    .slice(0, 10 * longestShape)
    .replace(/\p{Lu}/gu, "X")
    .replace(/\p{L}/gu, (letter) => (letter === "X" ? "X" : "x"))
    .replace(/\p{Nd}/gu, "9")
    .replace(/[\s\p{Z}]/gu, " ")
    .replace(/[^ -~]/gu, "?")
    .replace(/9+|[Xx]+|\?+/g, shorten);
  return shape.length > longestShape ? `${shape.slice(0, longestShape - 1)}…` : shape;
}
