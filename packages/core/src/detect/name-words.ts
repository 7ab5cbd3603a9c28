import { matchEnd } from "./detector.ts";

/** Letters of a part of a name. */
const LONGEST_PART = 25;
const word = String.raw`\p{Lu}[\p{L}\p{M}]{0,24}(?:['’-]\p{L}[\p{L}\p{M}]{0,24}){0,2}`;
const particles = "(?:(?:van|von|der|den|de|del|della|di|da|dos|das|du|la|le|el|al|bin|ibn|ten|ter|zu|af|av) ){0,2}";
const nextWord = new RegExp(`${particles}${word}`, "uy");
const letterAfter = /[\p{L}\p{N}_(@\\/=]|\.[\p{L}\p{N}]/uy;
/** First letters of the particles. */
const particleLetters = "abdeiltvz";
const hump = /[\p{Ll}]\p{Lu}/u;
const surnameHump = /^(?:Ma?c|De[lns]?|D[iu]|L[ae]|V[ao]n|Fitz|St|O)\p{Lu}\p{Ll}+$/u;

/** Capitalised words that follow names but are none: kinds of things, of places, of machine words. */
const notSurnames = new Set(
  `about academy access account action actor address admin after agent agreement algorithm alert alliance also although and anatomy api app application are area army as assistant
  association async at auth authentication available avenue award away bank bar batch bay beach because been before behavior binary block board boulevard branch bridge
  bucket bug build bundle business by cache call campus cancer care catalog cell center centre certificate chapter charter check church circle city class classification client
  clinic cloud cluster code college command committee commit company component computer conference configuration connection console container context controller corp corporation
  could council counter county course court creek criteria cycle daemon data database date day debug default delete department depot desktop device did disease
  disorder district document does domain drive driver during edition editor effect endpoint engine enterprise entity entry error european event exam exception exchange export
  facility factory failed failure falls family fatal feature field file film filter final finder firmware for  format forum foundation framework free from function fund
  games gateway general get given global gmbh grade graph group guide guidelines had  handler has have he health healthcare helper her  his history home hospice
  hospital hotel  how http id if image import in inc index info input insert installation instance institute insurance interface international internet into inventory is
  island issue it its item java job journal json keyboard kernel key lab laboratory labs   language last  layer level library license leone lilly lanka lankan limited line link list listener llc local
  lock log logger login looks loop ltd mail main manager map market  medical medicine memorial message method ministry mission mode model module monitor mount museum name national
  native navy network new news next no node not notification now null number object of off office ok old on online open operator option or order org organization other our out output
  package  palsy parameter  parser partition party password patch path patient payment people permission phase phenomenon phone pipeline place plan platform plugin point
  policy pool port  prediction press  printer private process processor product profile program project property protocol proxy public query queue race range  reader rica rican
  record reflex region register registry release remote remove report repository request research reset resource response result retry review river road robot role room root
  route router rule run runtime said sale scale scan schedule scheduler schema school score script sea search section security see seen segment select sequence series server service
  session set setting shall she sheet shell should sign since site size skill socket software source space square stage standard star start state station status  storage store street string
  studio study success suite summary super support switch sync syndrome system table tag task team technology template terminal test tests that the theater theatre then there these they
  this thread time timeout timer times to today token tool tower town track trail transaction transfer treatment tree trial tumor type under union unit university until update upload
  url user utility valley value version via video view viewer village virtual virus volume wait warn warning was watch water wave way we web website week were what when where which
  while who why widget will window with word work worker workflow world would write year yes you your zone rate ratio count penalty ok pointer dob mrn ssn npi phone fax insurance
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
  engineer developer director consultant specialist officer nurse physician surgeon amazon aws google microsoft`.split(
    /\s+/,
  ),
);

/** Whether this is the code of a letter from A to Z, in either case. */
export const isLetter = (code: number): boolean => (code | 32) > 96 && (code | 32) < 123;

/** What stands before the words within a word, a path or an address, in Latin-1. */
export const insideWord = Array.from({ length: 255 }, (_, code) => String.fromCharCode(code))
  .filter((character) => isInsideWord(`${character} `, 1))
  .join("");

/** Whether no name begins here: the middle of a word, of a path, of an address. */
export function isInsideWord(text: string, start: number): boolean {
  if (start === 0) return false;
  const code = text.charCodeAt(start - 1);
  if (code < 128)
    return (code > 44 && code < 58) || code === 64 || code === 95 || code === 92 || code === 36 || isLetter(code);
  return code > 191 && code < 8192;
}

/** Whether a capital letter from A to Z stands here. */
export const isCapital = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code > 64 && code < 91;
};

/** Whether no word of plain letters with a capital first one ends here. False for what else may end a name. */
export function endsInLower(text: string, end: number): boolean {
  let at = end;
  while (end - at < LONGEST_PART && isLetter(text.charCodeAt(at - 1))) at--;
  const previous = text.charCodeAt(at - 1);
  if (previous > 127 || (previous > 44 && previous < 58) || previous === 39) return false;
  return at === end || !isCapital(text, at);
}

/** Whether a capitalised word may be part of a person's name. `capitals`: the words before it stand in capitals, too. */
export function mayBeSurname(written: string, capitals: boolean): boolean {
  const bare = isPossessive(written, written.length) ? written.slice(0, -2) : written;
  if (notSurnames.has(bare.toLowerCase())) return false;
  if (bare.length < 4 && !capitals && bare === bare.toUpperCase() && /\p{L}{2}/u.test(bare)) return false;
  return !hasHump(bare) || surnameHump.test(bare);
}

/** Whether `'s` stands before `end`. */
export function isPossessive(text: string, end: number): boolean {
  if (text.charCodeAt(end - 1) !== 115) return false;
  const quote = text.charCodeAt(end - 2);
  return quote === 39 || quote === 8217;
}

function hasHump(word: string): boolean {
  for (let index = 1; index < word.length; index++) {
    if (isCapital(word, index) || word.charCodeAt(index) > 127) return hump.test(word);
  }
  return false;
}

/** Whether a pattern hits here that takes neither a space nor a comma, which most often follow. */
export function isFollowedBy(pattern: RegExp, text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code !== 32 && code !== 44 && matchEnd(pattern, text, index) > 0;
}

/** The end of a capitalised word with the particles before it, or -1. */
function nextWordEnd(text: string, start: number): number {
  if (!isCapital(text, start)) {
    const mayBegin = text.charCodeAt(start) > 127 || particleLetters.includes(text.charAt(start));
    return mayBegin ? matchEnd(nextWord, text, start) : -1;
  }
  let end = start + 1;
  while (end - start < LONGEST_PART && isLetter(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  const isWhole = next === 32 || next === 44 || next === 46;
  return isWhole ? end : matchEnd(nextWord, text, start);
}

export interface NameRun {
  end: number;
  /** Words and initials that follow the first. */
  words: number;
  /** Whether one of them is an initial with a full stop. */
  initial: boolean;
  /** Whether the first of them is an initial without one. */
  bareInitial: boolean;
}

/** How far a name goes on after its first word: at most three capitalised words or initials, with particles. */
export function followName(text: string, from: number, capitals: boolean): NameRun {
  let end = from;
  let words = 0;
  let bareInitial = false;
  let hasInitial = false;
  while (words < 3 && text.charCodeAt(end) === 32) {
    const start = end + 1;
    let stop = nextWordEnd(text, start);
    if (stop < 0) break;
    const written = text.slice(text.lastIndexOf(" ", stop - 1) + 1, stop);
    if (!mayBeSurname(written, capitals)) break;
    const initial = written.length === 1;
    if (initial && text.charCodeAt(stop) === 46) {
      stop++;
      hasInitial = true;
    } else if (initial && words === 0) bareInitial = true;
    if (isFollowedBy(letterAfter, text, stop)) break;
    end = stop;
    words++;
  }
  return { end: isPossessive(text, end) ? end - 2 : end, words, initial: hasInitial, bareInitial };
}

const suffix =
  /,? (?:M\.?D\.?|D\.?O\.?|Ph\.?D\.?|R\.?N\.?|N\.?P|PA-C|DDS|DPM|LCSW|PharmD|Jr\.?|Sr\.?|I{2,3}|IV|Esq\.?)(?![\p{L}\p{N}])/uy;

/** The end of a degree or a generation that stands behind a name, or the end of the name. */
export function afterSuffix(text: string, end: number): number {
  const space = text.charCodeAt(end) === 44 ? end + 1 : end;
  if (text.charCodeAt(space) !== 32 || !isCapital(text, space + 1)) return end;
  return Math.max(end, matchEnd(suffix, text, end));
}
