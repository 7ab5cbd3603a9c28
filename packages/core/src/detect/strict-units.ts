import { isUuid } from "../policy/shapes/request-id.ts";
import { DIGIT, escapeEnd, isCapitalised, isPlainEscape, joins, kindAt, LETTER, OTHER } from "./strict-characters.ts";
import { hasUnit, isPlainNumber } from "./strict-numbers.ts";
import { placeOf } from "./strict-place.ts";
import { stampEnd } from "./strict-stamps.ts";
import { termEnd } from "./strict-terms.ts";
import { judgeWord, type Verdict } from "./strict-word.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A word, number or code and what becomes of it. */
export interface Unit {
  start: number;
  end: number;
  verdict: Verdict;
  /** A word as a name is written, with a capital and within a sentence. */
  capital: boolean;
  /** A short number without a unit, which could be that of a house. */
  number: boolean;
}

interface Run {
  start: number;
  end: number;
  kinds: number;
  digits: number;
}

const mostDigits = 4;
const longestTechnical = 40;
const uuidLength = 36;
/** The letters of `JM-1234567`. */
const codeLetters = /^(?:[A-Z]{1,6}|[A-Za-z])$/;
const houseNumber = /^\d+(?:st|nd|rd|th)?$/i;
const contraction = /^(?:s|t|d|m|re|ve|ll)$/i;
/** What a weekday, a month or a digit begins with: only there can a timestamp. */
const stampBegins = /[\dMTWFSJAOND]/;

/** A number of a house, a day or a year, as far as can be seen. */
function isHouseNumber(text: string, start: number, end: number): boolean {
  return end - start <= mostDigits && houseNumber.test(text.slice(start, end)) && !hasUnit(text, end);
}

/** Reads words and codes between `from` and `to`, which hold no finding and no marker. */
export function readUnits(vocabulary: Vocabulary, text: string, from: number, to: number, units: Unit[]): void {
  const add = (start: number, end: number, verdict: Verdict, capital = false, number = false): void => {
    units.push({ start, end, verdict, capital, number });
  };

  const readWord = (start: number, end: number, kinds: number): void => {
    const last = units.at(-1);
    const apostrophe = text.charCodeAt(start - 1);
    const isInner = (apostrophe === 39 || apostrophe === 0x2019) && last?.end === start - 1;
    if (isInner && end - start <= 2 && contraction.test(text.slice(start, end))) {
      if (/^n['’]t$/i.test(text.slice(start - 2, end)) && start - last.start <= 8) last.verdict = "keep";
      last.end = end;
    } else if (kinds !== LETTER) {
      add(start, end, "lose", /^\p{Lu}/u.test(text.slice(start, start + 2)));
    } else {
      // Only a capital makes the place matter.
      const place = text.charCodeAt(start) < 97 ? placeOf(text, start, from) : "within";
      const verdict = judgeWord(vocabulary, text, start, end, place);
      add(start, end, verdict, isCapitalised(text, start, end) && (verdict === "lose" || place !== "sentence"));
    }
  };

  /** Letters and digits in one run: `worker3`, `HbA1c`. */
  const isTechnical = (start: number, end: number, kinds: number, digits: number): boolean => {
    if (kinds === DIGIT) return digits <= mostDigits;
    if (kinds & OTHER || digits > mostDigits || end - start > longestTechnical) return false;
    for (const part of text.slice(start, end).matchAll(/[A-Za-z]+/g)) {
      const at = start + part.index;
      const { length } = part[0];
      if (length <= 2 && digits < mostDigits) continue;
      if (length <= 2 || judgeWord(vocabulary, text, at, at + length, "beginning") === "lose") return false;
    }
    return true;
  };

  /** One run of a code; `isLong` where the code as a whole has too many digits. */
  const readRun = (run: Run, isLong: boolean): void => {
    const { start, end, kinds, digits } = run;
    if (digits > 0) {
      const keep = isLong ? kinds !== DIGIT && isPlainNumber(text, start, end) : isTechnical(start, end, kinds, digits);
      add(start, end, keep ? "keep" : "lose");
    } else if (isLong && codeLetters.test(text.slice(start, Math.min(end, start + 9)))) {
      add(start, end, "lose");
    } else {
      readWord(start, end, kinds);
    }
  };

  const readCode = (start: number, end: number, runs: readonly Run[]): void => {
    if (isPlainNumber(text, start, end)) {
      add(start, end, "keep", false, isHouseNumber(text, start, end));
      return;
    }
    const ended = end - uuidLength;
    if (ended > start && joins(text, ended - 1, LETTER, LETTER) && isUuid(text.slice(ended, end))) {
      for (const run of runs) if (run.end < ended) readRun(run, false);
      add(ended, end, "keep");
      return;
    }
    const digits = runs.reduce((sum, run) => sum + run.digits, 0);
    const groups = runs.filter((run) => run.digits > 0).length;
    const isSmall = digits <= mostDigits && groups <= 2;
    for (const run of runs) readRun(run, !isSmall);
  };

  let index = from;
  while (index < to) {
    const escaped = escapeEnd(text, index);
    if (escaped >= 0 && escaped <= to) {
      if (!isPlainEscape(text.slice(index, escaped))) add(index, escaped, "lose");
      index = escaped;
      continue;
    }
    let kind = kindAt(text, index);
    if (kind === 0) {
      index++;
      continue;
    }
    if (stampBegins.test(text[index]!)) {
      const end = stampEnd(text, index);
      if (end > 0 && end <= to) {
        add(index, end, "keep");
        index = end;
        continue;
      }
    }
    const term = termEnd(text, index);
    if (term > 0 && term <= to) {
      add(index, term, "keep");
      index = term;
      continue;
    }
    const start = index;
    const runs: Run[] = [];
    let allDigits = 0;
    for (;;) {
      const run: Run = { start: index, end: index, kinds: 0, digits: 0 };
      let last = 0;
      while (kind !== 0 && index < to) {
        run.kinds |= kind;
        if (kind === DIGIT) run.digits++;
        last = kind;
        index++;
        kind = index < to ? kindAt(text, index) : 0;
      }
      run.end = index;
      runs.push(run);
      allDigits += run.digits;
      const next = index + 1 < to ? kindAt(text, index + 1) : 0;
      if (next === 0 || !joins(text, index, last, next)) break;
      index++;
      kind = next;
    }
    if (allDigits > 0) readCode(start, index, runs);
    else for (const run of runs) readWord(run.start, run.end, run.kinds);
  }
}
