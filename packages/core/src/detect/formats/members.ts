/** Pieces that may stand between two members of a format: wrapped notes, lines of a logger. */
const LARGEST_GAP = 20;

/** How the pieces of one format look, once its opening was seen. */
export interface Members {
  /** The characters that end a piece. */
  breaks: string;
  /** Sticky: the start of a piece that is a member. */
  name: RegExp;
  /** What follows the name; a piece without one that holds two is the rest of a member that was wrapped. */
  separator: string;
}

function holdsTwo(text: string, separator: string): boolean {
  const first = text.indexOf(separator);
  return first >= 0 && text.includes(separator, first + 1);
}

/**
 * Calls `report` for each stretch of pieces from an opening to the last piece that is a member or holds an opening.
 * `opening` is global. Reads each character a bounded number of times.
 */
export function findMembers(
  text: string,
  opening: RegExp,
  membersOf: (hit: RegExpExecArray) => Members,
  report: (start: number, end: number) => void,
): void {
  opening.lastIndex = 0;
  let hit = opening.exec(text);
  while (hit) {
    const { breaks, name, separator } = membersOf(hit);
    const start = hit.index;
    let end = start;
    let from = start;
    let gap = 0;
    for (let index = start; index <= text.length && gap <= LARGEST_GAP; index++) {
      if (index < text.length && !breaks.includes(text[index]!)) continue;
      while (hit && hit.index < from) hit = opening.exec(text);
      name.lastIndex = from;
      const isNamed = name.test(text) && text[name.lastIndex] === separator;
      if (isNamed || (hit && hit.index < index) || holdsTwo(text.slice(from, index), separator)) {
        end = index;
        gap = 0;
      } else if (index > from) gap++;
      from = index + 1;
    }
    report(start, end);
    while (hit && hit.index < from) hit = opening.exec(text);
  }
}
