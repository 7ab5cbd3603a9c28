import type { Detector } from "./detector.ts";

const ASCII = 128;

export interface Asked {
  detector: Detector;
  /** The detector's: read from here, since detectors have members of many kinds, which are slow to look up. */
  find: Detector["find"];
  slot: number;
  /** A bit for each length that a run of digits behind the next character may have. */
  nextDigits: number;
  /** 1 at the codes that may not stand before; undefined where all may. */
  refused: Uint8Array | undefined;
  /** 1 at the codes that an anchor may not begin with; undefined where it may begin with all. */
  refusedFirst: Uint8Array | undefined;
  again: Detector["again"];
}

/** Whether the byte at `index` stands again as `again` says. */
export function standsAgain(bytes: Uint8Array, index: number, again: NonNullable<Detector["again"]>): boolean {
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

export const LONGEST_NEXT = 7;
const anyLength = 255;

export type Some = readonly Asked[];

function refusedBy(isRefused: (character: string) => boolean): Uint8Array | undefined {
  const refused = Uint8Array.from({ length: 256 }, (_, code) => Number(isRefused(String.fromCharCode(code))));
  return refused.includes(1) ? refused : undefined;
}

export function askedOf(detector: Detector, slot: number): Asked {
  const { nextDigits = [], after, notAfter = "", first } = detector;
  return {
    detector,
    find: detector.find,
    slot,
    nextDigits: nextDigits.length === 0 ? anyLength : nextDigits.reduce((bits, length) => bits | (1 << length), 0),
    refused: refusedBy((character) => notAfter.includes(character) || after?.includes(character) === false),
    refusedFirst: refusedBy((character) => first?.includes(character) === false),
    again: detector.again,
  };
}

/** Those to ask at an anchor: rows of the kind of anchor, by what follows it. */
export interface AnchorTable {
  /** 1 where somebody is asked, at `row * 128 + next`; `next` is 0 at the end and for what is not ASCII. */
  readonly isAsked: Uint8Array;
  /** At `(row * 128 + next) * 8 + digits`: `digits` are those behind `next`, at most 7. */
  readonly asked: readonly Some[];
}

const nobody: Some = [];

/** `rows`: those to ask at each kind of anchor, whatever follows it. */
export function createAnchorTable(rows: readonly Some[]): AnchorTable {
  const isAsked = new Uint8Array(rows.length * ASCII);
  const asked = rows.flatMap((row, index) =>
    Array.from({ length: ASCII }, (_, code) => {
      const some = row.filter(({ detector }) => detector.next?.includes(String.fromCharCode(code)) ?? true);
      if (some.length > 0) isAsked[index * ASCII + code] = 1;
      return Array.from({ length: LONGEST_NEXT + 1 }, (_, digits) => {
        const fitting = some.filter(({ nextDigits }) => (nextDigits & (1 << digits)) !== 0);
        return fitting.length === 0 ? nobody : fitting;
      });
    }).flat(),
  );
  return { isAsked, asked };
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
