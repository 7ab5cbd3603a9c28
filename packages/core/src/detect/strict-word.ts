import { isFormed } from "./strict-forms.ts";
import type { Place } from "./strict-place.ts";
import { EPONYM, NAME, PLAIN, RARE, UNKNOWN, type Vocabulary } from "./vocabulary.ts";

/** `weak`: passes, but not beside an unknown word: an initial, or a word that is a name as well. */
export type Verdict = "keep" | "weak" | "lose";

// Words that stand behind people in the messages of programs, such as `sign`, `test` and `position`, are none of these.
const clinicalTerm =
  /^(?:[-–][A-Z][a-z]+){0,2}(?:['’]s?|s['’]?)?(?:[ -][A-Z]?[a-z]+)?[ -](?:disease|syndrome|scores?|scale|criteria|criterion|reflex|reflexes|lymphoma|sarcoma|tumor|tumour|palsy|paralysis|contracture|fracture|classification|staging|index|risk score|esophagus|thyroiditis|maneuver|manoeuvre|phenomenon|anomaly|malformation|deformity|dystrophy|chorea|ataxia|anemia|encephalopathy|nodules?|coma|stain)\b/i;
/** Diseases that are called by the name alone. */
const calledByName =
  /^(?:alzheimer|parkinson|crohn|hodgkin|huntington|cushing|sjogren|raynaud|tourette|asperger|dupuytren|hirschsprung|peyronie|behcet|meniere)['’]s(?![a-z])/i;
/** What stands behind the name of whoever described it, and not behind that of a patient. */
const describedTerm = /^(?:['’]s)? (?:syndrome|criteria|reflex|palsy|risk score)(?![a-z])/i;
/** Names that are far more often verbs, so that `user zorblax will retry` stays readable. */
const verb = /^(?:will|may|mark|march)$/;
const termReach = 60;
const shortHump = 3;

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function countUpper(text: string, start: number, end: number): number {
  let upper = 0;
  for (let index = start; index < end; index++) if (isUpper(text.charCodeAt(index))) upper++;
  return upper;
}

/** `parseURLOf`: each hump a word or at most three letters, and at least half of the letters in words of three or more. */
function judgeHumps(vocabulary: Vocabulary, text: string, start: number, end: number): Verdict {
  const whole = vocabulary(text, start, end);
  if (whole === PLAIN || whole === RARE) return "keep";
  let vouched = 0;
  let from = start;
  for (let index = start + 1; index <= end; index++) {
    const humpEnds =
      index === end ||
      (isUpper(text.charCodeAt(index)) &&
        (!isUpper(text.charCodeAt(index - 1)) || (index + 1 < end && !isUpper(text.charCodeAt(index + 1)))));
    if (!humpEnds) continue;
    const kind = vocabulary(text, from, index);
    if (kind === UNKNOWN && index - from > shortHump) {
      if (!isFormed(vocabulary, text, from, index)) return "lose";
      vouched += index - from;
    }
    if (index - from >= shortHump && (kind === PLAIN || kind === RARE)) vouched += index - from;
    from = index;
  }
  return 2 * vouched >= end - start ? "keep" : "lose";
}

/** `Hodgkins disease`: an eponym with an s, before what makes it a term. */
function isPluralOfTerm(vocabulary: Vocabulary, text: string, start: number, end: number): boolean {
  const stem = end - 1;
  return (
    text[stem] === "s" &&
    vocabulary(text, start, stem) === EPONYM &&
    clinicalTerm.test(text.slice(stem, end + termReach))
  );
}

function judgeCapital(vocabulary: Vocabulary, text: string, start: number, end: number, place: Place): Verdict {
  switch (vocabulary(text, start, end)) {
    case PLAIN:
      return "keep";
    case RARE:
      return place === "within" ? "lose" : "keep";
    case NAME:
      return place === "sentence" ? "weak" : "lose";
    case EPONYM:
      return clinicalTerm.test(text.slice(end, end + termReach)) || calledByName.test(text.slice(start, end + 3))
        ? "keep"
        : "lose";
  }
  if (describedTerm.test(text.slice(end, end + termReach))) return "keep";
  if (isPluralOfTerm(vocabulary, text, start, end)) return "keep";
  // Formed of two known words are `Blackwood` and `Underhill`, too.
  return "lose";
}

/** Judges ASCII letters. Single letters pass: alone they are nobody. */
export function judgeWord(vocabulary: Vocabulary, text: string, start: number, end: number, place: Place): Verdict {
  const length = end - start;
  if (length === 1) return isUpper(text.charCodeAt(start)) ? "weak" : "keep";
  const upper = countUpper(text, start, end);
  if (upper === 0) {
    const kind = vocabulary(text, start, end);
    if (kind === NAME) return verb.test(text.slice(start, end)) ? "keep" : "weak";
    if (kind === EPONYM) return clinicalTerm.test(text.slice(end, end + termReach)) ? "keep" : "lose";
    return kind !== UNKNOWN || isFormed(vocabulary, text, start, end) ? "keep" : "lose";
  }
  if (upper === 1 && isUpper(text.charCodeAt(start))) return judgeCapital(vocabulary, text, start, end, place);
  const isPlural = upper === length - 1 && text.charCodeAt(end - 1) === 115;
  if (upper === length || isPlural) {
    const kind = vocabulary(text, start, isPlural ? end - 1 : end);
    if (kind === NAME) return "weak";
    if (kind === PLAIN || kind === RARE) return "keep";
    return "lose";
  }
  return judgeHumps(vocabulary, text, start, end);
}
