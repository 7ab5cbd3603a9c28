import type { Detector } from "./detector.ts";
import { type AnchorTable, fits, isDigit, isJoint, type Some } from "./sweep-anchors.ts";
import { createAsks, type Hit } from "./sweep-asks.ts";
import { opensEscape, opensHex } from "./sweep-encoded.ts";
import { createTables } from "./sweep-tables.ts";
import { placeOf } from "./word-index.ts";

// The numbers of sweep-tables.ts and sweep-encoded.ts, again: what a module imports is read from memory each time.
const DIGIT = 1;
const LOWER = 2;
const UPPER = 4;
const LETTER_OR_DIGIT = 7;
const ANCHOR = 8;
const ESCAPE = 16;
const FORMAT = 32;
const JOIN = 64;
const LONGEST = 20;
const LONGEST_NEXT = 7;
const SHORTEST_ENCODED = 20;

const ASCII = 128;
/** What characters from U+0100 on are read as: no digit and no letter. */
const other = 0xff;
const aboveLatin = /[\u0100-\uffff]/;
const keptSize = 16_384;

/** A text may have to be folded: some that need not are among them, none that has to is left out. */
export const MAY_FOLD = 1;
/** A text may hold a whole format, in the same sense. */
export const MAY_HOLD_FORMAT = 2;

/** Whether an anchor counts depends on the two characters behind it, and on the digits behind the first where they go on. */
const NEAR = 2;
const NEAR_DIGITS = 2 + LONGEST_NEXT;

/** Walks texts and asks each detector at its anchors. Not to be called again from within `hit`. */
export interface Sweep {
  /** Returns MAY_FOLD and MAY_HOLD_FORMAT, added, or 0. */
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
  const formatWords: Detector = {
    name: "format",
    classification: "otherId",
    words: ["msh", "isa", "nm", "dmg"],
    capital: true,
    find() {
      may |= MAY_HOLD_FORMAT;
      return undefined;
    },
  };
  const tables = createTables([...detectors, formatWords]);
  const { all, digits, mixed, chars, capitalWords, anyWords } = tables;

  const asks = createAsks(all);
  const { ask } = asks;
  const kept = Buffer.allocUnsafeSlow(keptSize);
  let read: Uint8Array = kept;

  const askWord = (some: Some, start: number, end: number): void => {
    const second = read[end + 1]!;
    for (let n = 0; n < some.length; n++) {
      const one = some[n]!;
      if (one.refusedSecondNext === undefined || one.refusedSecondNext[second] === 0) ask(one, start, end);
    }
  };
  /** Asks those of a row of a table that neither what stands before nor what follows refuses. */
  const askBetween = (table: AnchorTable, row: number, bytes: Uint8Array, start: number, end: number): void => {
    const { befores, nexts, lists } = table;
    const { base } = asks;
    const ahead = start === base ? 0 : bytes[start - 1]!;
    const place = (row * nexts + table.next[bytes[end]!]!) * befores + table.before[ahead]!;
    if (table.isAsked[place] === 0) return;
    let behind = end + 1;
    while (behind <= end + LONGEST_NEXT && isDigit(bytes[behind]!)) behind++;
    const some = table.asked[lists[place * (LONGEST_NEXT + 1) + (behind - end - 1)]!]!;
    for (let n = 0; n < some.length; n++) {
      const one = some[n]!;
      if (one.further === undefined || fits(one.further, bytes, start, base)) ask(one, start, end);
    }
  };

  /** Walks the bytes from the beginning of a run, or from between runs, to where they end with two zeros. */
  const walk = (bytes: Uint8Array, from: number, to: number): void => {
    const { kinds } = tables;
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
          if ((kind & ANCHOR) !== 0) askBetween(chars, code < ASCII ? code : ASCII, bytes, index, index + 1);
          if ((kind & ESCAPE) !== 0 && opensEscape(bytes, index)) may |= MAY_FOLD;
          if ((kind & FORMAT) !== 0) may |= MAY_HOLD_FORMAT;
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
        while (kinds[bytes[index]!] === DIGIT) index++;
        askBetween(digits, index - start < LONGEST ? index - start : LONGEST, bytes, start, index);
      } else {
        if (kind === UPPER) while (kinds[bytes[index]!] === UPPER) index++;
        if (kinds[bytes[index]!] === LOWER) {
          runKinds |= LOWER;
          while (kinds[bytes[index]!] === LOWER) index++;
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
    const bytes = length + 2 <= keptSize ? kept : Buffer.allocUnsafeSlow(length + 2);
    if (!aboveLatin.test(text)) bytes.write(text, "latin1");
    else for (let at = 0; at < length; at++) bytes[at] = Math.min(text.charCodeAt(at), other);
    bytes[length] = 0;
    bytes[length + 1] = 0;
    read = bytes;
    walk(bytes, 0, length);
    return may;
  };

  /** Asks what a part is asked alone: at its beginning and near its end as a walk does, between them again. */
  const sweepPart = (bytes: Uint8Array, from: number, to: number): boolean => {
    if (!asks.beginPart(from, to)) return true;
    const { kinds } = tables;
    may = 0;
    let near = Math.max(from, to - (isDigit(bytes[to - 1]!) ? NEAR_DIGITS : NEAR));
    while (near > from && (kinds[bytes[near - 1]!]! & LETTER_OR_DIGIT) !== 0) near--;
    const code = bytes[from]!;
    if (from > 0 && near > from && (kinds[code]! & ANCHOR) !== 0) {
      askBetween(chars, code < ASCII ? code : ASCII, bytes, from, from + 1);
    }
    asks.askAgain(near);
    walk(bytes, near, to);
    return asks.endPart() || may !== 0;
  };
  /** Whether a word, a number or a chain of numbers may go on at the beginning of a part: alone it is another one. */
  const isCut = (bytes: Uint8Array, from: number): boolean => {
    const code = bytes[from]!;
    if ((tables.kinds[code]! & LETTER_OR_DIGIT) !== 0) return true;
    return isJoint(code) && isDigit(bytes[from + 1]!);
  };
  const isQuiet = (from: number, to: number): boolean => {
    if (from === to) return true;
    const bytes = read;
    if (from > 0 && isCut(bytes, from)) return false;
    const first = bytes[to]!;
    const second = bytes[to + 1]!;
    bytes[to] = 0;
    bytes[to + 1] = 0;
    const isLoud = sweepPart(bytes, from, to);
    bytes[to] = first;
    bytes[to + 1] = second;
    return !isLoud;
  };
  return Object.assign(sweep, { isQuiet });
}
