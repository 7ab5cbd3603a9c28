import { isKnownWord, splitWords } from "../key-words.ts";
import { isDigit } from "./characters.ts";

const separator = 0;
const lower = 1;
const upper = 2;
const digit = 3;

const month =
  /(?:^|[^a-z])(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])/i;
const digitsApart = /[0-9][a-z]+[0-9]/i;
// ICD-10-CM with its dot: a diagnosis, not a machine word.
const diagnosis = /^[a-z][0-9][0-9ab]\.[0-9a-z]{1,4}$/i;
const hardwareAddress = /^(?:(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})$/i;

function kindOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return lower;
  if (unit >= 65 && unit <= 90) return upper;
  if (isDigit(unit)) return digit;
  return unit === 46 || unit === 95 || unit === 45 || unit === 58 ? separator : -1;
}

function isKnownOrLetter(word: string): boolean {
  return word.length === 1 || isKnownWord(word);
}

/** Names in camel case of this length or more hold a known word in 99 of 100 cases, secrets in one of 300. */
const longEnough = 16;

function isRandom(part: string): boolean {
  return part.length >= longEnough && !splitWords(part).some((word) => word.length > 3 && isKnownWord(word));
}

/**
 * `JoAnn` and `Content-Type` have one form: a capitalised word has to be known, and is never alone. What is long and in
 * both cases holds a known word, or it is a secret.
 */
function fitsMixedCase(value: string): boolean {
  if (splitWords(value).length === 1 || /(?:^|[^A-Za-z])[a-z][A-Z]/.test(value)) return false;
  for (const part of value.split(/[._:-]/)) {
    if (/[A-Z]/.test(part) && isRandom(part)) return false;
    if (!/^[A-Z]/.test(part)) continue;
    for (const hump of part.match(/[A-Z][a-z]+/g) ?? []) if (!isKnownWord(hump.toLowerCase())) return false;
  }
  return true;
}

/** Health systems write names in capitals: without an underscore every word has to be known. */
function fitsCapitals(value: string): boolean {
  return value.includes("_") || splitWords(value).every(isKnownOrLetter);
}

function fitsWithDigits(value: string, digits: number): boolean {
  if (month.test(value) || digitsApart.test(value) || diagnosis.test(value)) return false;
  // Three or four digits make a birth year, a plate or a record number of a word that could be a name.
  return digits < 3 || splitWords(value).every(isKnownOrLetter);
}

/**
 * A machine word: 2 to 64 letters and at most four digits, in dotted, snake, kebab, colon, camel or ALL_CAPS form.
 * A capitalised word alone is refused; beside others, and in ALL CAPS without an underscore, it has to be a known word.
 * Camel case of 16 characters or more has to hold a known word of four letters or more.
 */
export function isCode(value: string): boolean {
  if (value.length < 2 || value.length > 64) return false;
  let previous = separator;
  let digits = 0;
  let colons = 0;
  let seen = 0;
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind < 0 || (kind === separator && previous === separator)) return false;
    if (kind === digit) digits++;
    if (unit === 58) colons++;
    seen |= 1 << kind;
    previous = kind;
  }
  const hasLower = (seen & (1 << lower)) !== 0;
  const hasUpper = (seen & (1 << upper)) !== 0;
  if (previous === separator || !(hasLower || hasUpper) || digits > 4 || colons > 3) return false;
  if (hasUpper && !(hasLower ? fitsMixedCase(value) : fitsCapitals(value))) return false;
  if (digits > 0 && !fitsWithDigits(value, digits)) return false;
  return !hardwareAddress.test(value);
}
