import type { Detector } from "./detector.ts";
import { type Asked, type Gate, isDigit, type Some, standsAgain } from "./sweep-anchors.ts";
import { createAsks, type Hit } from "./sweep-asks.ts";
import { beginsWithin, endsAnew, endsFreed, endsWithin } from "./sweep-cuts.ts";
import { opensEscape, opensHex } from "./sweep-encoded.ts";
import { createHints, MAY_FOLD } from "./sweep-hints.ts";
import { createTables } from "./sweep-tables.ts";
import { placeOf } from "./word-index.ts";

// The numbers of sweep-tables.ts and sweep-encoded.ts, again: what a module imports is read from memory each time.
const DIGIT = 1;
const LOWER = 2;
const UPPER = 4;
const LETTER_OR_DIGIT = 7;
const ANCHOR = 8;
const ESCAPE = 16;
const JOIN = 32;
const ROW = 0;
const FIRST = 256;
const BEFORE = 512;
const SECOND_BEFORE = 768;
const NEXT = 1024;
const SECOND_NEXT = 1280;
const AFTER_DIGITS = 1536;
const COUNT = 1792;
const BEHIND = 256;
const BEHIND_NEXT = 512;
const LONGEST = 20;
const LONGEST_NEXT = 7;
const SHORTEST_ENCODED = 20;

/** What characters from U+0100 on are read as: no digit and no letter. */
const other = 0xff;
const aboveLatin = /[\u0100-\uffff]/;
const keptSize = 16_384;
/** Where a text begins in the bytes: before it stand zeros, as behind it. */
const LEAD = 2;
/** Bytes behind a text that may be read: as far as a character is looked for again. */
const TAIL = 16;
const ZERO = 48;
const CAPITAL_A = 65;
const SMALL_A = 97;

/** Walks texts and asks each detector at its anchors. Not to be called again from within `hit`. */
export interface Sweep {
  /** Returns MAY_FOLD, MAY_HOLD_FORMAT and MAY_HOLD_UNIT, added, or 0. */
  (text: string, hit: Hit): number;
  /**
   * Whether nothing is told either where a part of the text last swept, in which nothing was told, is swept alone. Asks again
   * only what was asked in it; false where that is not known. Parts are to come in their order.
   */
  isQuiet(from: number, to: number): boolean;
}

/** Orders detectors by anchor, once, so that a run or word is looked up and most of them ask nobody. */
export function createSweep(detectors: readonly Detector[]): Sweep {
  let may = 0;
  const hints = createHints((bit) => {
    may |= bit;
  });
  const tables = createTables([...detectors, ...hints]);
  const { all, digits, mixed, chars, fixedGaps, capitalWords, anyWords } = tables;

  const asks = createAsks(all);
  const { ask } = asks;
  const kept = Buffer.alloc(keptSize);
  let read: Uint8Array = kept;

  const askWord = (some: Some, start: number, end: number): void => {
    const before = read[start - 1]!;
    const next = BEHIND + read[end]!;
    const second = BEHIND_NEXT + read[end + 1]!;
    for (let n = 0; n < some.length; n++) {
      const one = some[n]!;
      const { refused } = one;
      if (refused === undefined || (refused[before]! | refused[next]! | refused[second]!) === 0) ask(one, start, end);
    }
  };
  /** Asks those whose bits are left by what stands around an anchor. */
  const askAt = (gate: Gate, left: number, bytes: Uint8Array, start: number, end: number): void => {
    let bits = left;
    if ((bits & gate.counting) !== 0) {
      let behind = end + 1;
      while (behind <= end + LONGEST_NEXT && isDigit(bytes[behind]!)) behind++;
      bits &= gate.bits[COUNT + behind - end - 1]! & gate.bits[AFTER_DIGITS + bytes[behind]!]!;
    }
    let last: Asked | undefined;
    for (; bits !== 0; bits &= bits - 1) {
      const bit = 31 - Math.clz32(bits & -bits);
      const again = gate.again[bit];
      const one = gate.asked[bit]!;
      if (one === last || (again !== undefined && !standsAgain(bytes, start, again))) continue;
      last = one;
      ask(one, start, end);
    }
  };
  const bitsBetween = (bits: Int32Array, row: number, bytes: Uint8Array, start: number, end: number): number =>
    bits[ROW + row]! &
    bits[NEXT + bytes[end]!]! &
    bits[BEFORE + bytes[start - 1]!]! &
    bits[FIRST + bytes[start]!]! &
    bits[SECOND_NEXT + bytes[end + 1]!]! &
    bits[SECOND_BEFORE + bytes[start - 2]!]!;
  const askBetween = (gate: Gate, row: number, bytes: Uint8Array, start: number, end: number): void => {
    const left = bitsBetween(gate.bits, row, bytes, start, end);
    if (left !== 0) askAt(gate, left, bytes, start, end);
  };
  /** Most signs that have to stand again at one place do not: the last of those places tells before anybody is asked. */
  const askSign = (code: number, bytes: Uint8Array, index: number): void => {
    let left = bitsBetween(chars.bits, code, bytes, index, index + 1);
    if (bytes[index + fixedGaps[code]!] !== code && bytes[index + 1] !== code) left &= ~chars.fixed;
    if (left !== 0) askAt(chars, left, bytes, index, index + 1);
  };

  /** Walks the bytes from the beginning of a run, or from between runs, to where they end with two zeros. */
  const walk = (bytes: Uint8Array, from: number, to: number): void => {
    const { kinds, gaps } = tables;
    let runStart = from;
    let runKinds = 0;
    let joinedStart = from;
    let joinedKinds = 0;
    let index = from;
    while (index < to) {
      const code = bytes[index]!;
      const kind = kinds[code]!;
      if ((kind & LETTER_OR_DIGIT) === 0) {
        if (kind !== 0) {
          if ((kind & ANCHOR) !== 0 && (bytes[index + gaps[code]!] === code || bytes[index + 1] === code)) {
            askSign(code, bytes, index);
          }
          if ((kind & ESCAPE) !== 0 && opensEscape(bytes, index)) may |= MAY_FOLD;
        }
        index++;
        if (kind < JOIN) {
          joinedKinds = 0;
          joinedStart = index;
        }
        continue;
      }
      if (runKinds === 0) runStart = index;
      runKinds |= kind;
      const start = index++;
      if (kind === DIGIT) {
        while ((bytes[index]! - ZERO) >>> 0 < 10) index++;
        askBetween(digits, index - start < LONGEST ? index - start : LONGEST, bytes, start, index);
      } else {
        if (kind === UPPER) while ((bytes[index]! - CAPITAL_A) >>> 0 < 26) index++;
        if (kinds[bytes[index]!] === LOWER) {
          runKinds |= LOWER;
          while ((bytes[index]! - SMALL_A) >>> 0 < 26) index++;
        }
        const words = kind === UPPER ? capitalWords : anyWords;
        const place = placeOf(bytes, start, index);
        if (((words.places[place >>> 5]! >>> (place & 31)) & 1) === 1) {
          const some = words.get(bytes, start, index);
          if (some !== undefined) askWord(some, start, index);
        }
      }
      if ((kinds[bytes[index]!]! & LETTER_OR_DIGIT) === 0) {
        if (runKinds > DIGIT && (runKinds & DIGIT) !== 0) {
          askBetween(mixed, index - runStart < LONGEST ? index - runStart : LONGEST, bytes, runStart, index);
        }
        joinedKinds |= runKinds;
        if (index - joinedStart >= SHORTEST_ENCODED) {
          // Base64 of a text has letters of both cases.
          if (joinedKinds >= LOWER + UPPER || opensHex(bytes, runStart, index)) may |= MAY_FOLD;
        }
        runKinds = 0;
      }
    }
  };

  const sweep = (text: string, hit: Hit): number => {
    const { length } = text;
    may = 0;
    asks.begin(text, hit);
    // Reading bytes takes half the time of reading the characters of a string.
    const bytes = LEAD + length + TAIL <= keptSize ? kept : Buffer.alloc(LEAD + length + TAIL);
    if (!aboveLatin.test(text)) bytes.write(text, LEAD, "latin1");
    else for (let at = 0; at < length; at++) bytes[LEAD + at] = Math.min(text.charCodeAt(at), other);
    bytes[LEAD + length] = 0;
    bytes[LEAD + length + 1] = 0;
    read = bytes;
    walk(bytes, LEAD, LEAD + length);
    return may;
  };

  /** Asks about the sign at the beginning of a part what it is asked with nothing before. */
  const askFirst = (bytes: Uint8Array, from: number, to: number): void => {
    const a = bytes[from - 2]!;
    const b = bytes[from - 1]!;
    const c = bytes[to]!;
    const d = bytes[to + 1]!;
    bytes[from - 2] = bytes[from - 1] = bytes[to] = bytes[to + 1] = 0;
    askSign(bytes[from]!, bytes, from);
    bytes[from - 2] = a;
    bytes[from - 1] = b;
    bytes[to] = c;
    bytes[to + 1] = d;
  };
  const isQuiet = (start: number, end: number): boolean => {
    if (start === end) return true;
    const bytes = read;
    const from = start + LEAD;
    const to = end + LEAD;
    if (start > 0 && beginsWithin(tables.kinds, bytes, from)) return false;
    if (endsWithin(tables.kinds, bytes, to) || endsFreed(tables, bytes, to) || endsAnew(chars, bytes, to)) return false;
    if (!asks.beginPart(from, to)) return false;
    // With neither cut at a word, number or sign, only a sign right behind one is asked about that was not in the whole.
    may = 0;
    if (start > 0 && (tables.kinds[bytes[from]!]! & ANCHOR) !== 0) askFirst(bytes, from, to);
    return !asks.askAgain() && may === 0;
  };
  return Object.assign(sweep, { isQuiet });
}
