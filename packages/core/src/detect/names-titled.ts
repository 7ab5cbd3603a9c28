import { before, type Detector, matchEnd, type Report } from "./detector.ts";
import { afterSuffix, followName, isCapital, isInsideWord, isPossessive, mayBeSurname } from "./name-words.ts";

const title =
  /(?:Mr|Mrs|Ms|Mx|Dr|Dra|Sra|Mme|Herr|Frau)(?:\.[ \n]{0,2}|[ \n]{1,2})|(?:Miss|Rev|Sr|Prof)(?:\. ?|[ \n])(?=\p{Lu}['’]?\p{L})|(?:mr|mrs|dr|prof)\. {1,2}/uy;
const initials = /\p{Lu}\.?(?: \p{Lu}\.?)?(?=[ ,;)?!\n]|$)/uy;
const capitalised =
  /(?:(?:van|von|der|den|de|del|di|da|la|le|el|al|ten|ter) ){0,3}\p{Lu}(?:['’]\p{Lu})?[\p{L}\p{M}]{1,30}(?:['’-]\p{L}[\p{L}\p{M}]{0,24}){0,2}/uy;
const lowerWord = "(?:[od]['’])?\\p{Ll}[\\p{L}\\p{M}-]{1,24}(?:['’](?!s\\b)\\p{L}{1,20})?";
const follows = "on|in|at|and|for|who|to|from|is|was|with|has|had|said|or|as|by|of";
const lower = new RegExp(
  `${lowerWord}(?: (?!(?:${follows}|the|that|will)\\b)${lowerWord})?(?=[.,;:!?)\\n'’]|$| (?:${follows})\\b)`,
  "uy",
);
const trimmed = (text: string, start: number, end: number): number =>
  end - 2 >= start && isPossessive(text, end) ? end - 2 : end;

/** The end of the words of a name from its first, which is capitalised or an initial; -1 where there are none. */
function nameEnd(text: string, start: number): number {
  let end = matchEnd(capitalised, text, start);
  if (end > 0 && !mayBeSurname(text.slice(start, end), true)) return -1;
  if (end < 0) {
    end = matchEnd(initials, text, start);
    if (end < 0) return -1;
  }
  const followed = followName(text, end, false);
  return followed.words > 0 ? afterSuffix(text, followed.end) : afterSuffix(text, trimmed(text, start, end));
}

const twoWords =
  /(?:^|[^\p{L}\p{N}])((?:\p{Lu}[\p{L}\p{M}'’-]{1,24}|\p{Lu}\.) (?:\p{Lu}\. )?\p{Lu}[\p{L}\p{M}'’-]{1,24}), $/u;

/** The hump makes it two words, of which the first is the anchor. */
const doctorate = /Ph(?:D|\.D\.?)(?![\p{L}\p{N}])/uy;

/** Names before a degree: `First Last, MD`. */
function withDegree(text: string, start: number, wordEnd: number, report: Report): undefined {
  if (text.charCodeAt(start - 2) !== 44 || !isCapital(text, start)) return undefined;
  const doctor = matchEnd(doctorate, text, start);
  if (doctor < 0 && text.slice(start, wordEnd).toLowerCase() === "ph") return undefined;
  const name = twoWords.exec(before(text, start, 60))?.[1];
  if (name?.split(" ").every((word) => mayBeSurname(word, false)))
    report(start - 2 - name.length, Math.max(wordEnd, doctor));
  return undefined;
}

/** Names after a title, which belongs to the finding: `Dr. A. Last`, `Mrs First Last`. */
export const titledName: Detector = {
  name: "titled-name",
  classification: "name",
  words: [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "rev",
    "dra",
    "sr",
    "sra",
    "mme",
    "herr",
    "frau",
    "md",
    "phd",
    "ph",
    "rn",
    "dds",
  ],
  find(text, start, wordEnd, report) {
    if (isInsideWord(text, start)) return undefined;
    const from = matchEnd(title, text, start);
    if (from < 0) return withDegree(text, start, wordEnd, report);
    const end = isCapital(text, start)
      ? nameEnd(text, from)
      : Math.max(nameEnd(text, from), matchEnd(lower, text, from));
    if (end < 0) return undefined;
    report(start, trimmed(text, from, end));
    return end;
  },
};
