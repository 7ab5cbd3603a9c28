import type { Detector } from "./detector.ts";

const CODES = 256;
const ASCII = 128;
/** Digits behind the next character that are counted. */
export const LONGEST_NEXT = 7;
const COUNTS = LONGEST_NEXT + 1;

export interface Asked {
  detector: Detector;
  /** The detector's: read from here, since detectors have members of many kinds, which are slow to look up. */
  find: Detector["find"];
  slot: number;
  /** What else is to be looked at before it is asked; undefined where nothing is. */
  further: Further | undefined;
  /** 1 at the codes that may not stand behind the one behind a word; undefined where all may. */
  refusedSecondNext: Uint8Array | undefined;
  /** A bit for each number of digits that may stand behind the next character. */
  nextDigits: number;
  reachBefore: number;
  reachBehind: number;
}

/** What an anchor is held to besides its neighbours: each undefined where all fits. */
interface Further {
  /** 1 at the codes that it may not begin with. */
  refusedFirst: Uint8Array | undefined;
  /** 1 at the codes that may not stand before the one before. */
  refusedSecond: Uint8Array | undefined;
  unchained: boolean;
  again: Detector["again"];
}

/** Farther than any text reaches. */
const unknown = [0x3fffffff, 0x3fffffff] as const;

export type Some = readonly Asked[];

/** 1 at the codes that are refused; undefined where none is. */
function refusedBy(isRefused: (character: string) => boolean): Uint8Array | undefined {
  const refused = Uint8Array.from({ length: CODES }, (_, code) => Number(isRefused(String.fromCharCode(code))));
  return refused.includes(1) ? refused : undefined;
}

export function askedOf(detector: Detector, slot: number): Asked {
  const { nextDigits, first, secondAfter, unchained = false, again, secondNext } = detector;
  const [reachBefore, reachBehind] = detector.reach ?? unknown;
  const isHeld = first !== undefined || secondAfter !== undefined || unchained || again !== undefined;
  return {
    detector,
    find: detector.find,
    slot,
    further: isHeld
      ? {
          refusedFirst: refusedBy((character) => first?.includes(character) === false),
          refusedSecond: refusedBy((character) => secondAfter?.includes(character) === false),
          unchained,
          again,
        }
      : undefined,
    refusedSecondNext: refusedBy((character) => character < "\u0080" && secondNext?.includes(character) === false),
    nextDigits: (nextDigits ?? [0, 1, 2, 3, 4, 5, 6, 7]).reduce((bits, length) => bits | (1 << length), 0),
    reachBefore,
    reachBehind,
  };
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Whether it is one of `-./_`. */
export const isJoint = (code: number): boolean => (code >= 45 && code <= 47) || code === 95;

/** Whether a digit and one of them stand right before `start`, at `base` or behind. */
function isChained(bytes: Uint8Array, start: number, base: number): boolean {
  if (start < base + 2 || !isDigit(bytes[start - 2]!)) return false;
  return isJoint(bytes[start - 1]!);
}

/** Whether the byte at `index` stands again as `again` says. */
function standsAgain(bytes: Uint8Array, index: number, again: NonNullable<Detector["again"]>): boolean {
  const code = bytes[index]!;
  if (bytes[index + 1] === code) return true;
  let from = index;
  for (let time = 0; time < again.times; time++) {
    let next = from + again.least;
    while (next <= from + again.most && bytes[next] !== code && bytes[next] !== 0) next++;
    if (bytes[next] !== code || next > from + again.most) return false;
    from = next;
  }
  return true;
}

/** Whether an anchor is as a detector wants it in what its neighbours do not tell. The text begins at `base`. */
export function fits(further: Further, bytes: Uint8Array, start: number, base: number): boolean {
  const { refusedFirst, refusedSecond, unchained, again } = further;
  if (refusedFirst !== undefined && refusedFirst[bytes[start]!] === 1) return false;
  if (refusedSecond !== undefined && refusedSecond[start < base + 2 ? 0 : bytes[start - 2]!] === 1) return false;
  if (unchained && isChained(bytes, start, base)) return false;
  return again === undefined || standsAgain(bytes, start, again);
}

/**
 * Those to ask at an anchor, by its kind, the character before, the next one and how many digits follow that. Small enough to
 * stay at hand: characters that all detectors take alike are one.
 */
export interface AnchorTable {
  /** What a character before counts as, by its code; 0 is the beginning of a text. */
  readonly before: Uint8Array;
  /** What a next character counts as; 0 is the end and what is not ASCII. */
  readonly next: Uint8Array;
  readonly befores: number;
  readonly nexts: number;
  /** 1 where somebody is asked, at `(row * nexts + next) * befores + before`. */
  readonly isAsked: Uint8Array;
  /** Who is asked, at eight times that and the number of digits. */
  readonly lists: Uint8Array;
  readonly asked: readonly Some[];
}

/** Numbers for what the codes are to those who tell them apart: equal where all say the same. */
function classesOf(
  codes: number,
  tells: readonly ((character: string) => boolean)[],
): { classes: Uint8Array; examples: string[] } {
  const known = new Map<string, number>();
  const examples: string[] = [];
  const classes = Uint8Array.from({ length: CODES }, (_, code) => {
    const character = code < codes ? String.fromCharCode(code) : "\0";
    const said = tells.map((tell) => (tell(character) ? "1" : "0")).join("");
    if (!known.has(said)) {
      known.set(said, examples.length);
      examples.push(character);
    }
    return known.get(said)!;
  });
  return { classes, examples };
}

const mayFollow = ({ detector: { after, notAfter = "" } }: Asked, character: string): boolean =>
  after?.includes(character) !== false && !notAfter.includes(character);
const mayPrecede = ({ detector: { next } }: Asked, character: string): boolean => next?.includes(character) !== false;

/** `rows`: those to ask at each kind of anchor, whatever its neighbours are. */
export function createAnchorTable(rows: readonly Some[]): AnchorTable {
  const all = [...new Set(rows.flat())];
  const before = classesOf(
    CODES,
    all.map((one) => (character) => mayFollow(one, character)),
  );
  const next = classesOf(
    ASCII,
    all.map((one) => (character) => mayPrecede(one, character)),
  );
  const asked: Some[] = [[]];
  const known = new Map([["", 0]]);
  const numberOf = (some: Some): number => {
    const name = some.map(({ slot }) => slot).join(" ");
    if (!known.has(name)) {
      known.set(name, asked.length);
      asked.push(some);
    }
    return known.get(name)!;
  };
  const lists = rows.flatMap((row) =>
    next.examples.flatMap((behind) =>
      before.examples.flatMap((ahead) => {
        const some = row.filter((one) => mayPrecede(one, behind) && mayFollow(one, ahead));
        return Array.from({ length: COUNTS }, (_, count) =>
          numberOf(some.filter(({ nextDigits }) => (nextDigits & (1 << count)) !== 0)),
        );
      }),
    ),
  );
  const places = lists.length / COUNTS;
  return {
    before: before.classes,
    next: next.classes,
    befores: before.examples.length,
    nexts: next.examples.length,
    isAsked: Uint8Array.from({ length: places }, (_, place) =>
      Number(lists.slice(place * COUNTS, place * COUNTS + COUNTS).some((list) => list > 0)),
    ),
    lists: Uint8Array.from(lists),
    asked,
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
