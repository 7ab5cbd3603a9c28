import { type Anchor, anyAccented, type Detector } from "./detector.ts";
import { type Asked, askedOf, byWord, CODES, createGate, type Gate, isFixed, type Some } from "./sweep-anchors.ts";
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
/** The sweep may read so many bytes behind the end of a text. */
const LONGEST_GAP = 16;
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
  /** By a character's code: where it has to stand again, if not right behind itself, for any of its anchors to count; or 0. */
  readonly gaps: Uint8Array;
  /** The same for those of its anchors for which it is one place: `fixed` of the gate. */
  readonly fixedGaps: Uint8Array;
  /**
   * 1 at the codes that may not stand behind some word while nothing may, and in a second section at those that may not behind
   * the one behind it.
   */
  readonly freed: Uint8Array;
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

/** How far on the character of an anchor has to stand for the last time, if it is to be there at one place alone; or 0. */
function gapIn(anchor: Anchor): number {
  if (!isFixed(anchor)) return 0;
  const { least, times } = anchor.again!;
  return least * times <= LONGEST_GAP ? least * times : least;
}

function freedOf(all: readonly Asked[]): Uint8Array {
  const freed = new Uint8Array(2 * CODES);
  for (const { detector, refused } of all) {
    if (refused === undefined || detector.words === undefined) continue;
    const behind = refused.subarray(CODES);
    for (let at = 0; at < freed.length; at++) if (behind[at] === 1 && behind[at - (at % CODES)] === 0) freed[at] = 1;
  }
  return freed;
}

/** Orders detectors by anchor, so that a run or word is looked up and most of them ask nobody. */
export function createTables(detectors: readonly Detector[]): Tables {
  const all = detectors.map(askedOf);
  const anchors = detectors.flatMap((detector): Anchor[] => [detector, ...(detector.also ?? [])]);
  const isAt = ({ chars }: Anchor, code: number): boolean =>
    chars?.includes(code < firstAccented ? String.fromCharCode(code) : anyAccented) === true;
  const isAnchor = (code: number): boolean => anchors.some((anchor) => isAt(anchor, code));
  const gapOf = (code: number, isMeant: (anchor: Anchor) => boolean): number => {
    const gaps = new Set(anchors.filter((anchor) => isAt(anchor, code) && isMeant(anchor)).map(gapIn));
    const [gap = 0] = gaps;
    return gaps.size === 1 ? gap : 0;
  };
  return {
    all,
    digits: createGate(all, ({ digits }, length) => digits?.includes(length) === true),
    mixed: createGate(all, ({ mixed }, length) => mixed === true || mixed?.includes(length) === true),
    chars: createGate(all, isAt),
    kinds: Uint8Array.from({ length: 256 }, (_, code) => kindOf(String.fromCharCode(code), isAnchor(code))),
    gaps: Uint8Array.from({ length: 256 }, (_, code) => gapOf(code, () => true)),
    fixedGaps: Uint8Array.from({ length: 256 }, (_, code) => gapOf(code, isFixed)),
    freed: freedOf(all),
    capitalWords: createWordIndex(byWord(all)),
    anyWords: createWordIndex(byWord(all.filter(({ detector }) => !detector.capital))),
  };
}
