import type { Anchor, Detector } from "./detector.ts";

export const CODES = 256;
const ASCII = 128;
const DOT = 46;
/** Sections of what is refused around a word. */
export const BEHIND = CODES;
export const BEHIND_NEXT = 2 * CODES;
/** Digits behind the next character that are counted. */
export const LONGEST_NEXT = 7;
/** Detectors of one kind of anchor, each time that one is: one bit each. */
const MOST = 32;

export interface Asked {
  detector: Detector;
  /** The detector's: read from here, since detectors have members of many kinds, which are slow to look up. */
  find: Detector["find"];
  slot: number;
  /**
   * 1 at the codes that may not stand before a word, behind it, and behind the one behind it, each in a section of its own;
   * undefined where all may.
   */
  refused: Uint8Array | undefined;
  reachBefore: number;
  reachBehind: number;
}

/** Farther than any text reaches. */
const unknown = [0x3fffffff, 0x3fffffff] as const;

export type Some = readonly Asked[];

const isOf = (wanted: string | undefined, code: number): boolean =>
  wanted?.includes(String.fromCharCode(code)) !== false;
const mayPrecede = ({ after, notAfter }: Anchor, code: number): boolean =>
  isOf(after, code) && (notAfter === undefined || !isOf(notAfter, code));
/** Past ASCII as at the end. */
const mayFollow = ({ next }: Anchor, code: number): boolean => isOf(next, code < ASCII ? code : 0);
/** Whether one of these may stand behind the next character: all from U+0080 on may. */
const maySecond = ({ secondNext }: Anchor, code: number): boolean => code >= ASCII || isOf(secondNext, code);

export function askedOf(detector: Detector, slot: number): Asked {
  const [reachBefore, reachBehind] = detector.reach ?? unknown;
  const { find, after, notAfter, next, secondNext } = detector;
  const isAny = after === undefined && notAfter === undefined && next === undefined && secondNext === undefined;
  return { detector, find, slot, refused: isAny ? undefined : refusedBy(detector), reachBefore, reachBehind };
}

function refusedBy(anchor: Anchor): Uint8Array {
  const refused = new Uint8Array(BEHIND_NEXT + CODES);
  for (let code = 0; code < CODES; code++) {
    refused[code] = Number(!mayPrecede(anchor, code));
    refused[BEHIND + code] = Number(!mayFollow(anchor, code));
    refused[BEHIND_NEXT + code] = Number(!maySecond(anchor, code));
  }
  return refused;
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether it is one of `-./_`. */
export const isJoint = (code: number): boolean => (code >= 45 && code <= 47) || code === 95;

/** Whether its character has to stand again so many characters on, no more and no less. */
export const isFixed = ({ again }: Anchor): boolean => again !== undefined && again.least === again.most;

/** Whether the byte at `index` stands again as `again` says. */
export function standsAgain(bytes: Uint8Array, index: number, again: NonNullable<Anchor["again"]>): boolean {
  const code = bytes[index]!;
  if (bytes[index + 1] === code) return true;
  const { least, most, times } = again;
  let from = index;
  for (let time = 0; time < times; time++) {
    let next = from + least;
    while (next < from + most && bytes[next] !== code && bytes[next]! >= DOT) next++;
    if (bytes[next] !== code) return false;
    from = next;
  }
  return true;
}

/**
 * Those to ask at one kind of anchor, a bit each: what stands around an anchor is looked up in `bits`, and whose bit is in all
 * that is found is asked. Sections by codes, each at its place below; small enough to stay at hand.
 */
export interface Gate {
  readonly bits: Int32Array;
  /** By bit, in the order in which they are asked. */
  readonly asked: Some;
  readonly again: readonly Anchor["again"][];
  /** Those to whom it matters how many digits stand behind the next character. */
  readonly counting: number;
  /** Those whose character has to stand again at one place. */
  readonly fixed: number;
}

/** The kind of the anchor: the length of a run, or the code of a character. */
export const ROW = 0;
export const FIRST = CODES;
export const BEFORE = 2 * CODES;
export const SECOND_BEFORE = 3 * CODES;
export const NEXT = 4 * CODES;
export const SECOND_NEXT = 5 * CODES;
/** What stands behind the digits behind the next character, and their number. */
export const AFTER_DIGITS = 6 * CODES;
export const COUNT = 7 * CODES;

/** `joined`: whether one of `-./_` stands before it, in which case no digit may stand before that. */
const waysTo = (anchor: Anchor): { anchor: Anchor; joined: boolean | undefined }[] =>
  (anchor.unchained ? [false, true] : [undefined]).map((joined) => ({ anchor, joined }));

/** `isIn`: whether one is to be asked at a kind of anchor, whatever its neighbours are. */
export function createGate(all: readonly Asked[], isIn: (anchor: Anchor, row: number) => boolean): Gate {
  const codes = Array.from({ length: CODES }, (_, code) => code);
  const held = all.flatMap((one) =>
    [one.detector, ...(one.detector.also ?? [])]
      .filter((anchor) => codes.some((row) => isIn(anchor, row)))
      .flatMap(waysTo)
      .map((way) => ({ one, ...way })),
  );
  if (held.length > MOST) throw new RangeError(`more than ${MOST} detectors at one kind of anchor`);
  const bitsOf = (says: (anchor: Anchor, joined: boolean | undefined) => boolean): number =>
    held.reduce((bits, { anchor, joined }, bit) => (says(anchor, joined) ? bits | (1 << bit) : bits), 0);
  const bits = new Int32Array(COUNT + CODES);
  for (const code of codes) {
    bits[ROW + code] = bitsOf((anchor) => isIn(anchor, code));
    bits[FIRST + code] = bitsOf(({ first }) => isOf(first, code));
    bits[BEFORE + code] = bitsOf(
      (anchor, joined) => mayPrecede(anchor, code) && (joined ?? isJoint(code)) === isJoint(code),
    );
    bits[SECOND_BEFORE + code] = bitsOf(
      ({ secondAfter }, joined) => isOf(secondAfter, code) && !(joined === true && isDigit(code)),
    );
    bits[NEXT + code] = bitsOf((anchor) => mayFollow(anchor, code));
    bits[SECOND_NEXT + code] = bitsOf(
      (anchor) => maySecond(anchor, code) && (anchor.nextDigits === undefined || isDigit(code)),
    );
    bits[AFTER_DIGITS + code] = bitsOf(({ afterDigits }) => isOf(afterDigits, code));
    bits[COUNT + code] = bitsOf(
      ({ nextDigits }) => nextDigits === undefined || (code > 0 && nextDigits.includes(code)),
    );
  }
  return {
    bits,
    asked: held.map(({ one }) => one),
    again: held.map(({ anchor }) => anchor.again),
    counting: bitsOf(({ nextDigits }) => nextDigits !== undefined),
    fixed: bitsOf(isFixed),
  };
}

export function byWord(asked: Some): ReadonlyMap<string, Some> {
  const words = new Map<string, Asked[]>();
  for (const one of asked) {
    for (const word of one.detector.words ?? []) {
      const some = words.get(word);
      if (some === undefined) words.set(word, [one]);
      else some.push(one);
    }
  }
  return words;
}
