/** What stands before a word: the beginning of a sentence, of something shorter (`key: …`), or the sentence itself. */
export type Place = "sentence" | "beginning" | "within";

const opens = /[\s"'([{]/;
const afterSentence = /(?:[!?]|[^.][a-z0-9)\]"']\.)$/;
const afterBeginning = /[:=|>\])\-;/,]$/;
const titles = /\b(?:mr|mrs|ms|dr|st|prof|vs|no|jr|sr)\.$/i;
const reach = 12;

/** Reads at most 12 characters before `index`; `from` is where the last finding or marker ends. */
export function placeOf(text: string, index: number, from: number): Place {
  const first = Math.max(from, index - reach);
  const before = text.slice(first, index);
  let end = before.length;
  while (end > 0 && opens.test(before[end - 1]!)) end--;
  const opening = before.slice(end);
  if (opening.includes("\n")) return "sentence";
  if (end === 0) {
    if (first > from) return "beginning";
    return from === 0 ? "sentence" : "within";
  }
  const told = before.slice(0, end);
  if (titles.test(told)) return "within";
  if (afterSentence.test(told)) return "sentence";
  return opening.trim() !== "" || afterBeginning.test(told) ? "beginning" : "within";
}
