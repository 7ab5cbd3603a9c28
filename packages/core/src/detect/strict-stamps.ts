const clock = "[0-2]\\d[:.][0-5]\\d(?:[:.][0-5]\\d(?:[.,:]\\d{1,9})?)?";
const day = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const zone = "(?: ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2})(?![A-Za-z0-9]))?";
const date = [
  "\\d{4}[-/.]\\d{2}[-/.]\\d{2}[ T_-]",
  "\\d{2}/\\d{2}/\\d{2} ",
  `\\d{1,2}[-/ ]${month}[-/ ]\\d{4}[: ]`,
  `(?:${day},? )?${month} {1,2}\\d{1,2} `,
  `${day}, \\d{1,2} ${month} \\d{4} `,
  "\\d{8}-",
].join("|");

/** A date with the time of day, as loggers write it. Drivers turn a date of birth into midnight: that is none. */
const stamp = new RegExp(
  `(?:${date})(?!00[:.]00(?:[:.]00(?:[.,:]0{1,9})?)?(?![\\d:.]))${clock}${zone}(?: (?:19|20)\\d{2})?(?!\\d)`,
  "y",
);

/**
 * At the head of a line only: epoch seconds with a fraction or before a date, epoch milliseconds, `MM-DD time`,
 * `YYMMDD HHMMSS pid`. Ten digits alone are as well a telephone's or a provider's.
 */
const head = new RegExp(
  `(?:1\\d{9}(?:\\.\\d{1,6}|(?= \\d{4}[-./]\\d\\d[-./]\\d\\d))|1\\d{12}|\\d{2}-\\d{2} ${clock}|\\d{6} \\d{6} \\d{1,6})(?![.,:]?[A-Za-z0-9])`,
  "y",
);

const beginsLine = /(?:^|\n)[\s[(-]{0,4}$/;

/** Whether nothing but an opening bracket or dash stands before `index` in its line. */
function isHead(text: string, index: number): boolean {
  return index === 0 || beginsLine.test(index <= 4 ? text.slice(0, index) : `-${text.slice(index - 5, index)}`);
}

/** Where the log timestamp that begins at `index` ends; -1 where none does. */
export function stampEnd(text: string, index: number): number {
  stamp.lastIndex = index;
  if (stamp.test(text)) return stamp.lastIndex;
  if (!isHead(text, index)) return -1;
  head.lastIndex = index;
  return head.test(text) ? head.lastIndex : -1;
}
