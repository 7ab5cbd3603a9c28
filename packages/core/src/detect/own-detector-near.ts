const REACH = 30;
const hump = /(\p{Ll})(\p{Lu})/gu;

/** Whether one of the words asked for stands near what lies from `start` to `end`. */
export type IsNear = (text: string, start: number, end: number) => boolean;

/** The characters on either side, with a space where the text begins or ends: a word that is cut is no word. */
function around(text: string, start: number, end: number): string {
  const ahead = start > REACH ? text.slice(start - REACH - 1, start) : ` ${text.slice(0, start)}`;
  const behind = text.slice(end, end + REACH + 1);
  return `${ahead}\n${behind}${behind.length <= REACH ? " " : ""}`;
}

/** Looks for words as whole words, whatever their case, in 30 characters on either side or in `context`. */
export function createNear(words: readonly string[] | undefined, context: string): IsNear {
  if (words === undefined) return () => true;
  const sources = words.map((word) => word.replaceAll(" ", "[ _-]?"));
  const pattern = new RegExp(`\\P{L}(?:${sources.join("|")})\\P{L}`, "iu");
  const holds = (text: string) => pattern.test(text.replace(hump, "$1 $2"));
  if (holds(` ${context} `)) return () => true;
  return (text, start, end) => holds(around(text, start, end));
}
