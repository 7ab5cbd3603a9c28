import type { Detector, Report } from "./detector.ts";
import {
  type AnchorTable,
  type Asked,
  askedOf,
  byWord,
  createAnchorTable,
  LONGEST_NEXT,
  type Some,
  standsAgain,
} from "./sweep-anchors.ts";
import { opensEscape, opensHex, shortestEncoded } from "./sweep-encoded.ts";
import { createWordIndex, placeOf } from "./word-index.ts";

const DIGIT = 1;
const LOWER = 2;
const UPPER = 4;
const LONGEST = 20;
const ASCII = 128;

const kinds = new Uint8Array(256);
kinds.fill(DIGIT, 48, 58);
kinds.fill(LOWER, 97, 123);
kinds.fill(UPPER, 65, 91);

/** What characters from U+0100 on are read as: no digit, no letter and no anchor. */
const other = 0xff;
const aboveLatin = /[\u0100-\uffff]/;
const keptSize = 16_384;

// What a character that is no letter or digit may be.
const ANCHOR = 1;
const ESCAPE = 2;
const FORMAT = 4;
/** Stands between the letters of base64. */
const JOIN = 8;

/** A text may have to be folded: some that need not are among them, none that has to is left out. */
export const MAY_FOLD = 1;
/** A text may hold a whole format, in the same sense. */
export const MAY_HOLD_FORMAT = 2;

/**
 * Walks a text once and asks each detector at its anchors. Not to be called again from within `hit`. Returns MAY_FOLD
 * and MAY_HOLD_FORMAT, added, or 0.
 */
export type Sweep = (text: string, hit: (detector: Detector, ...where: Parameters<Report>) => void) => number;

function rolesOf(isAnchor: readonly boolean[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => {
    const character = String.fromCharCode(code);
    const escapes = /[%&\\=\u007f-\u00ff]/.test(character) || (code < 32 && !/[\t\n\r]/.test(character));
    return (
      (isAnchor[code] ? ANCHOR : 0) |
      (escapes ? ESCAPE : 0) |
      ("|*<\n\r".includes(character) ? FORMAT : 0) |
      ("+/_-".includes(character) ? JOIN : 0)
    );
  });
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
  const all = [...detectors, formatWords].map(askedOf);
  const byLength = (lengthsOf: (detector: Detector) => true | readonly number[] | undefined) =>
    createAnchorTable(
      Array.from({ length: LONGEST + 1 }, (_, length) =>
        all.filter(({ detector }) => {
          const lengths = lengthsOf(detector);
          return lengths === true || lengths?.includes(length);
        }),
      ),
    );
  const digits = byLength((detector) => detector.digits);
  const mixed = byLength((detector) => detector.mixed);
  const charOf = (code: number) => all.filter(({ detector }) => detector.chars?.includes(String.fromCharCode(code)));
  const chars = createAnchorTable(Array.from({ length: ASCII }, (_, code) => charOf(code)));
  const roles = rolesOf(Array.from({ length: ASCII }, (_, code) => charOf(code).length > 0));
  const capitalWords = createWordIndex(byWord(all));
  const anyWords = createWordIndex(byWord(all.filter(({ detector }) => !detector.capital)));

  const notBefore = new Int32Array(all.length);
  const kept = Buffer.allocUnsafeSlow(keptSize);
  let text = "";
  let asking = detectors[0]!;
  let tell: Parameters<Sweep>[1];
  const report: Report = (start, end, classification) => tell(asking, start, end, classification);
  const ask = (one: Asked, start: number, end: number): void => {
    const { find, slot } = one;
    if (start < notBefore[slot]!) return;
    asking = one.detector;
    notBefore[slot] = find(text, start, end, report) ?? 0;
  };
  const askWord = (some: Some, start: number, end: number): void => {
    for (let n = 0; n < some.length; n++) ask(some[n]!, start, end);
  };
  /** Asks those of a row of a table that neither what stands before nor what follows refuses. */
  const askBetween = (table: AnchorTable, row: number, bytes: Uint8Array, start: number, end: number): void => {
    const code = bytes[end]!;
    const place = row * ASCII + (code < ASCII ? code : 0);
    if (table.isAsked[place] === 0) return;
    let next = end + 1;
    while (kinds[bytes[next]!] === DIGIT && next <= end + LONGEST_NEXT) next++;
    const some = table.asked[place * 8 + (next - end - 1)]!;
    const before = start === 0 ? 0 : bytes[start - 1]!;
    for (let n = 0; n < some.length; n++) {
      const one = some[n]!;
      if (one.refused !== undefined && one.refused[before] === 1) continue;
      if (one.refusedFirst !== undefined && one.refusedFirst[bytes[start]!] === 1) continue;
      if (one.again !== undefined && !standsAgain(bytes, start, one.again)) continue;
      ask(one, start, end);
    }
  };

  return (swept, hit) => {
    const length = swept.length;
    text = swept;
    tell = hit;
    notBefore.fill(0);
    may = 0;
    // Reading bytes takes half the time of reading the characters of a string.
    const bytes = length + 2 <= keptSize ? kept : Buffer.allocUnsafeSlow(length + 2);
    if (!aboveLatin.test(swept)) bytes.write(swept, "latin1");
    else for (let at = 0; at < length; at++) bytes[at] = Math.min(swept.charCodeAt(at), other);
    bytes[length] = 0;
    bytes[length + 1] = 0;

    let runStart = 0;
    let runKinds = 0;
    let joinedStart = 0;
    let joinedKinds = 0;
    let index = 0;
    while (index < length) {
      const code = bytes[index]!;
      const kind = kinds[code]!;
      if (kind === 0) {
        const role = roles[code]!;
        if (role < JOIN) joinedKinds = 0;
        if ((role & ANCHOR) !== 0) askBetween(chars, code, bytes, index, index + 1);
        if ((role & ESCAPE) !== 0 && opensEscape(bytes, index)) may |= MAY_FOLD;
        if ((role & FORMAT) !== 0) may |= MAY_HOLD_FORMAT;
        index++;
        if (role < JOIN) joinedStart = index;
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
      if (kinds[bytes[index]!] === 0) {
        if (runKinds > DIGIT && (runKinds & DIGIT) !== 0) {
          askBetween(mixed, index - runStart < LONGEST ? index - runStart : LONGEST, bytes, runStart, index);
        }
        joinedKinds |= runKinds;
        if (index - joinedStart >= shortestEncoded) {
          // Base64 of a text has letters of both cases.
          if (joinedKinds >= LOWER + UPPER || opensHex(bytes, runStart, index)) may |= MAY_FOLD;
        }
        runKinds = 0;
      }
    }
    return may;
  };
}
