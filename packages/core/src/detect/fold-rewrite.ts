/** A way to read a text, and where its stretches stand in the original. */
export interface Reading {
  text: string;
  /** Start and end in the original of what the stretch was read from, whole: an escape counts in full. */
  locate(start: number, end: number): readonly [start: number, end: number];
}

/** What stands for the original up to `end`. */
export interface Replacement {
  text: string;
  end: number;
}

/** The place of the last number up to `limit` in an ascending list, or -1. */
function lastUpTo(limit: number, list: readonly number[]): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Reads a text with replacements. `replace` is asked at each code unit that `starts` holds 1 for, and may decline. Undefined where nothing was replaced. Linear in the text.
 */
export function rewrite(
  text: string,
  starts: Uint8Array,
  replace: (text: string, index: number) => Replacement | undefined,
): Reading | undefined {
  // One entry a replacement that moves what follows: where it starts and ends in what is written and in what was read.
  const writtenFrom: number[] = [];
  const writtenTo: number[] = [];
  const readFrom: number[] = [];
  const readTo: number[] = [];
  const parts: string[] = [];
  let from = 0;
  let isVanished = false;
  let length = 0;
  let index = 0;
  while (index < text.length) {
    const replacement = starts[text.charCodeAt(index)] === 1 ? replace(text, index) : undefined;
    if (!replacement) {
      index++;
      continue;
    }
    const { text: written, end } = replacement;
    const isNext = index === from;
    if (!isNext) parts.push(text.slice(from, index));
    if (written !== "") parts.push(written);
    length += index - from;
    // One character for one moves nothing, and vanished ones in a row are one place.
    if (written === "" && isNext && isVanished) readTo[readTo.length - 1] = end;
    else if (written.length !== 1 || end - index !== 1) {
      writtenFrom.push(length);
      readFrom.push(index);
      writtenTo.push(length + written.length);
      readTo.push(end);
    }
    isVanished = written === "";
    length += written.length;
    from = end;
    index = end;
  }
  if (from === 0) return undefined;
  parts.push(text.slice(from));

  const origin = (index: number, edge: readonly number[]): number => {
    const entry = lastUpTo(index, writtenFrom);
    if (entry < 0) return index;
    const past = index - writtenTo[entry]!;
    return past < 0 ? edge[entry]! : readTo[entry]! + past;
  };
  return {
    text: parts.join(""),
    locate(start, end) {
      // The end is that of the last character, so that half of a replacement counts as all of it.
      const last = end - 1;
      const entry = lastUpTo(last, writtenFrom);
      const inside = entry >= 0 && last < writtenTo[entry]!;
      return [origin(start, readFrom), inside ? readTo[entry]! : origin(last, readTo) + 1];
    },
  };
}

/** Where the reading of a reading stands in the first one's original. */
export function after(first: Reading, second: Reading): Reading {
  return { text: second.text, locate: (start, end) => first.locate(...second.locate(start, end)) };
}
