import { firstNames, wordLikeNames } from "./name-lists.ts";
import { isCapital, isFollowedBy, isInsideWord, isLetter, mayBeSurname } from "./name-words.ts";
import { createVocabulary, EPONYM, NAME, PLAIN, RARE } from "./vocabulary.ts";

/** What speaks for a capitalised word being somebody's name: `known` is one, `open` no word of English, `rare` both. */
export type Evidence = "known" | "open" | "rare" | "none";

const vocabulary = createVocabulary();
const isLower = (code: number): boolean => code > 96 && code < 123;
const letters = /^[A-Za-z]+$/;
const marks = /\p{M}/gu;
const others: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };
const other = /[łøđıßæœ]/g;

/** A word as the lists have it: lower case, without diacritics. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  if (letters.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(marks, "")
    .toLowerCase()
    .replace(other, (letter) => others[letter]!);
}

/** Second words of the names of germs, which abbreviate the first: `C. Difficile` is nobody. */
const species = new Set(
  `pylori coli diff difficile influenzae aureus pneumoniae aeruginosa faecalis faecium albicans auris jirovecii neoformans trachomatis gonorrhoeae meningitidis tuberculosis
  burgdorferi perfringens tetani botulinum falciparum vivax malariae marcescens cepacia maltophilia baumannii mirabilis cloacae oxytoca freundii enterica typhi jejuni
  monocytogenes anthracis cereus bovis avium leprae acnes epidermidis saprophyticus pyogenes agalactiae viridans stercoralis histolytica lamblia vaginalis gondii henselae
  burnetii pertussis abscessus fragilis lugdunensis elegans melanogaster cerevisiae glabrata fumigatus`.split(/\s+/),
);

const latin = /(?:..ii|.ensis|..iae|coccus|bacter|oides)$/;

function evidenceOfPart(part: string): Evidence {
  const plain = plainWord(part);
  if (species.has(plain) || latin.test(plain)) return "none";
  if (firstNames.has(plain) || wordLikeNames.has(plain)) return "known";
  if (!letters.test(part)) return "open";
  switch (vocabulary(part, 0, part.length)) {
    case PLAIN:
    case EPONYM:
      return "none";
    case NAME:
      return "known";
    case RARE:
      return "rare";
  }
  return "open";
}

const space = 32;
const isQuote = (code: number): boolean => code === 39 || code === 8217;
const joint = /['’-]/;

/** Judges one capitalised word, which may be hyphenated: `none` where a part of it is a plain word. */
export function evidenceOf(word: string): Evidence {
  if (!mayBeSurname(word, false)) return "none";
  if (word.length > 1 && !joint.test(word)) return evidenceOfPart(word);
  const parts = word.split(joint).filter((part) => part.length > 1);
  const found = parts.map(evidenceOfPart);
  if (found.includes("none")) return "none";
  return found.includes("known") ? "known" : found.includes("open") ? "open" : "rare";
}

/** What `readName` takes before a capitalised word. */
export const particles: ReadonlySet<string> = new Set(
  "van von der den de del della di da dos das du la bin ibn al el ter".split(" "),
);
const part = new RegExp(
  `(?:(?:${[...particles].join("|")}) ){0,2}(\\p{Lu}(?:['’]\\p{Lu})?[\\p{Ll}\\p{M}]{1,24}(?:\\p{Lu}[\\p{Ll}\\p{M}]{2,20})?(?:['’-]\\p{L}[\\p{L}\\p{M}]{1,24}){0,2})|\\p{Lu}\\.(?= )`,
  "uy",
);
const goesOn = /[\p{L}\p{N}_(=@\\/-]|[.:]\p{L}|['’](?!s\b)\p{L}/uy;
/** What the names of diseases, tests, trials and parts of the body end with. */
const terms = new Set(
  `disease syndrome sign test score scale reflex lymphoma sarcoma palsy phenomenon criteria criterion classification thyroiditis esophagus contracture procedure maneuver index stain
  staining catheter fracture tumor tumour chorea body bodies cyst law model virus clamp tube forceps retractor needle drain pouch knife graft stent murmur chromosome strain fever valve
  protocol grade stage type system trial study studies guideline rule formula equation position incision repair operation shunt anomaly malformation deformity nodule pupil triad method
  technique staging calculator agar mutation gene vaccine booster device association society foundation heart spotted cell node ring duct gland canal tubule layer fiber fibre manual
  textbook`.split(/\s+/),
);
/** The same, where one or two words may stand between. */
const farTerms = new Set(
  "rule score scale criteria classification index study trial test protocol formula inventory questionnaire".split(" "),
);
const LONGEST_TERM = 15;
const FARTHEST_TERM = 3;

/** Whether what stands behind a name makes it the name of a disease, a test, a trial. */
export function isEponym(text: string, end: number): boolean {
  let at = end;
  if (isQuote(text.charCodeAt(at))) at += (text.charCodeAt(at + 1) | 32) === 115 ? 2 : 1;
  for (let words = 0; words < FARTHEST_TERM && text.charCodeAt(at) === space; words++) {
    const from = at + 1;
    at = from;
    while (at - from < LONGEST_TERM && isLetter(text.charCodeAt(at))) at++;
    const word = text.slice(from, at).toLowerCase();
    const known = words === 0 ? terms : farTerms;
    if (known.has(word) || (word.endsWith("s") && known.has(word.slice(0, -1)))) return true;
  }
  return false;
}

/** The end of a word of ASCII letters with a capital first one, where nothing follows that may belong to it; or -1. */
function plainEnd(text: string, start: number): number {
  if (!isCapital(text, start)) return -1;
  let end = start + 1;
  while (end - start < LONGEST_TERM && isLower(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  return end > start + 1 && (next === space || next === 44 || next === 46) ? end : -1;
}

export interface NameReading {
  end: number;
  /** Words without initials. */
  words: number;
  /** Whether one of the words is known to be a name. */
  known: boolean;
  /** Whether a word or a letter with a full stop follows the first. */
  full: boolean;
}

const lettersHere = /[A-Za-z]+/y;

/** Whether the word that begins here is a plain one, which no name is beside a first name that is a word, too. */
export function isPlain(text: string, from: number): boolean {
  lettersHere.lastIndex = from;
  return lettersHere.test(text) && vocabulary(text, from, lettersHere.lastIndex) === PLAIN;
}

/** Reads a name that is on no list, at most four parts from `from`; undefined where the words speak against it. */
export function readName(text: string, from: number): NameReading | undefined {
  if (isInsideWord(text, from)) return undefined;
  let end = from;
  let words = 0;
  let parts = 0;
  let strong = false;
  let known = false;
  for (let at = from; parts < 4; at = end + 1) {
    let stop = plainEnd(text, at);
    let word: string | undefined;
    if (stop > 0) word = text.slice(at, stop);
    else {
      part.lastIndex = at;
      const found = part.exec(text);
      if (found === null) break;
      stop = part.lastIndex;
      word = found[1];
    }
    if (word !== undefined) {
      const evidence = isFollowedBy(goesOn, text, stop) ? "none" : evidenceOf(word);
      if (evidence === "none") break;
      strong ||= evidence !== "rare";
      known ||= evidence === "known";
      words++;
    }
    parts++;
    end = stop;
    if (text.charCodeAt(end) !== space) break;
  }
  if (words === 0 || !strong || isEponym(text, end)) return undefined;
  const initial = text.charCodeAt(end) === space ? initialEnd(text, end + 1) : -1;
  return { end: initial > 0 ? initial : end, words, known, full: parts > 1 || initial > 0 };
}

const dose = /\d ?(?:yo|y\/o|mg|mcg|kg|[MF])(?![a-z])/i;
const clinicalWord =
  /(?:^|[^a-z])(?:hospital|dx|treat|pregnan|(?:patients?|pts?|years?[ -]old|mrn|dob|doses?|dosing|clinics?|admitted|seen|tx|rx|hx|labs?|therapy|surgery|chronic|acute|diabetes|cancer|stroke|pain|infection|disease|syndrome|failure|depression|insulin|warfarin|insurance|medicaid|medicare|gout|asthma|copd)(?![a-z]))/i;
const clinicalEnding =
  /\w{2}(?:itis|osis|emia|ectomy|pathy|algia|uria|mab|pril|sartan|statin|olol|cillin|mycin|azole|xaban|gliptin|flozin|tide|formin|cycline)(?![a-z])/i;
const speaksOfCare = (text: string): boolean => clinicalWord.test(text) || dose.test(text) || clinicalEnding.test(text);
const CLINICAL_REACH = 120;

/** Whether the words around speak of care: two words that nobody knows may be a product's, too. */
export function isClinical(text: string, start: number, end: number): boolean {
  return (
    speaksOfCare(text.slice(Math.max(0, start - CLINICAL_REACH), start)) ||
    speaksOfCare(text.slice(end, end + CLINICAL_REACH))
  );
}

const initials = /\p{Lu}\.(?:\p{Lu}\.)?(?![\p{L}\p{N}])/uy;

function initialEnd(text: string, from: number): number {
  initials.lastIndex = from;
  return initials.test(text) ? initials.lastIndex : -1;
}
