import { type Anchor, anyAccented, type Detector } from "./detector.ts";
import { type Asked, askedOf, byWord, createGate, type Gate, type Some } from "./sweep-anchors.ts";
import { createWordIndex, type WordIndex } from "./word-index.ts";

// What a character is. A letter or a digit is that alone.
export const DIGIT = 1;
export const LOWER = 2;
export const UPPER = 4;
export const ANCHOR = 8;
export const ESCAPE = 16;
/** Stands between the letters of base64. */
export const JOIN = 32;

/** A run of more letters or digits counts as one of so many. */
export const LONGEST = 20;
const firstAccented = anyAccented.charCodeAt(0);

/** Detectors by their anchors, in the order in which they are asked. */
export interface Tables {
  readonly all: readonly Asked[];
  /** By the length of the run. */
  readonly digits: Gate;
  /** By the length of the run. */
  readonly mixed: Gate;
  /** By the character's code; those from U+0100 on have the last one. */
  readonly chars: Gate;
  /** What characters are, by their code; those from U+0100 on have the last one. */
  readonly kinds: Uint8Array;
  /** By a character's code: where it has to stand again, if not right behind itself, for any of its anchors to count. */
  readonly gaps: Uint8Array;
  readonly capitalWords: WordIndex<Some>;
  readonly anyWords: WordIndex<Some>;
}

function kindOf(character: string, isAnchor: boolean): number {
  if (/[0-9]/.test(character)) return DIGIT;
  if (/[a-z]/.test(character)) return LOWER;
  if (/[A-Z]/.test(character)) return UPPER;
  const escapes = /[%&\\=\u007f-\u00ff]/.test(character) || (character < " " && !/[\t\n\r]/.test(character));
  return (isAnchor ? ANCHOR : 0) | (escapes ? ESCAPE : 0) | ("+/_-".includes(character) ? JOIN : 0);
}

/** Orders detectors by anchor, so that a run or word is looked up and most of them ask nobody. */
export function createTables(detectors: readonly Detector[]): Tables {
  const all = detectors.map(askedOf);
  const anchors = detectors.flatMap((detector): Anchor[] => [detector, ...(detector.also ?? [])]);
  const isAt = ({ chars }: Anchor, code: number): boolean =>
    chars?.includes(code < firstAccented ? String.fromCharCode(code) : anyAccented) === true;
  const isAnchor = (code: number): boolean => anchors.some((anchor) => isAt(anchor, code));
  const gapOf = (code: number): number => {
    const gaps = new Set(
      anchors
        .filter((anchor) => isAt(anchor, code))
        .map(({ again }) => (again?.least === again?.most ? again?.least : 0)),
    );
    const [gap = 0] = gaps;
    return gaps.size === 1 ? gap : 0;
  };
  return {
    all,
    digits: createGate(all, ({ digits }, length) => digits?.includes(length) === true),
    mixed: createGate(all, ({ mixed }, length) => mixed === true || mixed?.includes(length) === true),
    chars: createGate(all, isAt),
    kinds: Uint8Array.from({ length: 256 }, (_, code) => kindOf(String.fromCharCode(code), isAnchor(code))),
    gaps: Uint8Array.from({ length: 256 }, (_, code) => gapOf(code)),
    capitalWords: createWordIndex(byWord(all)),
    anyWords: createWordIndex(byWord(all.filter(({ detector }) => !detector.capital))),
  };
}
