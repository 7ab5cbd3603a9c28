import type { Detector } from "./detector.ts";

const ASCII = 128;

export interface Asked {
  detector: Detector;
  slot: number;
  /** A bit for each length that a run of digits behind the next character may have. */
  nextDigits: number;
  /** 1 at the codes that may not stand before; undefined where all may. */
  refused: Uint8Array | undefined;
  /** 1 at the codes that an anchor may not begin with; undefined where it may begin with all. */
  refusedFirst: Uint8Array | undefined;
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
    slot,
    nextDigits: nextDigits.length === 0 ? anyLength : nextDigits.reduce((bits, length) => bits | (1 << length), 0),
    refused: refusedBy((character) => notAfter.includes(character) || after?.includes(character) === false),
    refusedFirst: refusedBy((character) => first?.includes(character) === false),
  };
}

/** Those to ask by the code of the character that follows an anchor; at 0 for the end and for what is not ASCII. */
export function byNext(asked: Some): readonly Some[] {
  const others = asked.filter(({ detector }) => detector.next === undefined);
  return Array.from({ length: ASCII }, (_, code) => {
    const some = asked.filter(({ detector }) => detector.next?.includes(String.fromCharCode(code)) ?? true);
    return some.length === others.length ? others : some;
  });
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
