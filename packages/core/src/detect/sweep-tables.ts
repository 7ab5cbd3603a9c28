import { anyAccented, type Detector } from "./detector.ts";
import { type AnchorTable, type Asked, askedOf, byWord, createAnchorTable, type Some } from "./sweep-anchors.ts";
import { createWordIndex, type WordIndex } from "./word-index.ts";

// What a character is. A letter or a digit is that alone.
export const DIGIT = 1;
export const LOWER = 2;
export const UPPER = 4;
export const ANCHOR = 8;
export const ESCAPE = 16;
export const FORMAT = 32;
/** Stands between the letters of base64. */
export const JOIN = 64;

/** A run of more letters or digits counts as one of so many. */
export const LONGEST = 20;
const ASCII = 128;
const firstAccented = anyAccented.charCodeAt(0);

/** Detectors by their anchors, in the order in which they are asked. */
export interface Tables {
  readonly all: readonly Asked[];
  /** By the length of the run. */
  readonly digits: AnchorTable;
  /** By the length of the run. */
  readonly mixed: AnchorTable;
  /** By the character; those from U+00C0 on have the row behind ASCII. */
  readonly chars: AnchorTable;
  /** What characters are, by their code; those from U+0100 on have the last one. */
  readonly kinds: Uint8Array;
  readonly capitalWords: WordIndex<Some>;
  readonly anyWords: WordIndex<Some>;
}

function kindOf(character: string, isAnchor: boolean): number {
  if (/[0-9]/.test(character)) return DIGIT;
  if (/[a-z]/.test(character)) return LOWER;
  if (/[A-Z]/.test(character)) return UPPER;
  const escapes = /[%&\\=\u007f-\u00ff]/.test(character) || (character < " " && !/[\t\n\r]/.test(character));
  return (
    (isAnchor ? ANCHOR : 0) |
    (escapes ? ESCAPE : 0) |
    ("|*<\n\r".includes(character) ? FORMAT : 0) |
    ("+/_-".includes(character) ? JOIN : 0)
  );
}

/** Orders detectors by anchor, so that a run or word is looked up and most of them ask nobody. */
export function createTables(detectors: readonly Detector[]): Tables {
  const all = detectors.map(askedOf);
  const byLength = (lengthsOf: (detector: Detector) => true | readonly number[] | undefined) =>
    createAnchorTable(
      Array.from({ length: LONGEST + 1 }, (_, length) =>
        all.filter(({ detector }) => {
          const lengths = lengthsOf(detector);
          return lengths === true || lengths?.includes(length);
        }),
      ),
    );
  const charOf = (code: number) => all.filter(({ detector }) => detector.chars?.includes(String.fromCharCode(code)));
  const isAnchor = (code: number): boolean => charOf(Math.min(code, firstAccented)).length > 0;
  return {
    all,
    digits: byLength((detector) => detector.digits),
    mixed: byLength((detector) => detector.mixed),
    chars: createAnchorTable([...Array.from({ length: ASCII }, (_, code) => charOf(code)), charOf(firstAccented)]),
    kinds: Uint8Array.from({ length: 256 }, (_, code) => kindOf(String.fromCharCode(code), isAnchor(code))),
    capitalWords: createWordIndex(byWord(all)),
    anyWords: createWordIndex(byWord(all.filter(({ detector }) => !detector.capital))),
  };
}
