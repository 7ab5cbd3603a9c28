/** A stretch of the text that holds `value`, as corpora label it. */
export function at(text: string, value: string, more: Record<string, string> = {}) {
  const start = text.indexOf(value);
  if (start < 0) throw new Error("the text does not hold the value");
  return { start, end: start + value.length, ...more };
}

/** A scanner that finds these values wherever they stand, and nothing else. */
export function finder(...values: string[]) {
  return (text: string) =>
    values.filter((value) => text.includes(value)).map((value) => at(text, value, { detector: "known-values" }));
}

/** A line of a corpus: spans and ignored stretches by their values. */
export function line(
  text: string,
  spans: readonly (readonly [value: string, type: string])[] = [],
  ignore: readonly string[] = [],
  more: object = {},
) {
  return {
    id: "invented",
    text,
    spans: spans.map(([value, type]) => at(text, value, { type, orig: type })),
    ignore: ignore.map((value) => at(text, value, { orig: "OTHER" })),
    benign: [],
    ...more,
  };
}
