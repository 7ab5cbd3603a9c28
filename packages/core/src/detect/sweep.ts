import type { Detector, Report } from "./detector.ts";
import { createWordIndex } from "./word-index.ts";

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
const other = "\xff";
const aboveLatin = /[\u0100-\uffff]/;
const allAboveLatin = /[\u0100-\uffff]/g;
const keptSize = 16_384;

/** Walks a text once and asks each detector at its anchors. Not to be called again from within `hit`. */
export type Sweep = (text: string, hit: (detector: Detector, ...where: Parameters<Report>) => void) => void;

interface Asked {
  detector: Detector;
  slot: number;
}

type Some = readonly Asked[];

/** Those to ask by the code of the character that follows an anchor; at 0 for the end and for what is not ASCII. */
function byNext(asked: Some): readonly Some[] {
  const others = asked.filter(({ detector }) => detector.next === undefined);
  return Array.from({ length: ASCII }, (_, code) => {
    const some = asked.filter(({ detector }) => detector.next?.includes(String.fromCharCode(code)) ?? true);
    return some.length === others.length ? others : some;
  });
}

function byWord(asked: Some): ReadonlyMap<string, Some> {
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

/** Orders detectors by anchor, once, so that a run or word is looked up and most of them ask nobody. */
export function createSweep(detectors: readonly Detector[]): Sweep {
  const all: Asked[] = detectors.map((detector, slot) => ({ detector, slot }));
  const byLength = Array.from({ length: LONGEST + 1 }, (_, length) =>
    byNext(all.filter(({ detector }) => detector.digits?.includes(length))),
  );
  const mixed = byNext(all.filter(({ detector }) => detector.mixed));
  const byChar = Array.from({ length: ASCII }, (_, code) =>
    all.filter(({ detector }) => detector.chars?.includes(String.fromCharCode(code))),
  );
  const isAnchor = new Uint8Array(256);
  byChar.forEach((some, code) => {
    if (some.length > 0) isAnchor[code] = 1;
  });
  const capitalWords = createWordIndex(byWord(all));
  const anyWords = createWordIndex(byWord(all.filter(({ detector }) => !detector.capital)));

  const notBefore = new Int32Array(all.length);
  const kept = Buffer.allocUnsafeSlow(keptSize);
  let text = "";
  let asking = detectors[0]!;
  let tell: Parameters<Sweep>[1];
  const report: Report = (start, end, classification) => tell(asking, start, end, classification);
  const ask = (some: Some, start: number, end: number): void => {
    for (let n = 0; n < some.length; n++) {
      const { detector, slot } = some[n]!;
      if (start < notBefore[slot]!) continue;
      asking = detector;
      notBefore[slot] = detector.find(text, start, end, report) ?? 0;
    }
  };

  return (swept, hit) => {
    const length = swept.length;
    text = swept;
    tell = hit;
    notBefore.fill(0);
    // Reading bytes takes half the time of reading the characters of a string.
    const bytes = length < keptSize ? kept : Buffer.allocUnsafeSlow(length + 1);
    bytes.write(aboveLatin.test(swept) ? swept.replace(allAboveLatin, other) : swept, "latin1");
    bytes[length] = 0;

    let runStart = 0;
    let runKinds = 0;
    let index = 0;
    while (index < length) {
      const code = bytes[index]!;
      const kind = kinds[code]!;
      if (kind === 0) {
        if (isAnchor[code] === 1) ask(byChar[code]!, index, index + 1);
        index++;
        continue;
      }
      if (runKinds === 0) runStart = index;
      runKinds |= kind;
      const start = index++;
      if (kind === DIGIT) {
        while (kinds[bytes[index]!] === DIGIT) index++;
        const next = bytes[index]!;
        const some = byLength[index - start < LONGEST ? index - start : LONGEST]![next < ASCII ? next : 0]!;
        if (some.length > 0) ask(some, start, index);
      } else {
        if (kind === UPPER) while (kinds[bytes[index]!] === UPPER) index++;
        while (kinds[bytes[index]!] === LOWER) index++;
        const some = (kind === UPPER ? capitalWords : anyWords).get(bytes, start, index);
        if (some !== undefined) ask(some, start, index);
      }
      const next = bytes[index]!;
      if (kinds[next] === 0) {
        if (runKinds > DIGIT && (runKinds & DIGIT) !== 0) {
          const some = mixed[next < ASCII ? next : 0]!;
          if (some.length > 0) ask(some, runStart, index);
        }
        runKinds = 0;
      }
    }
  };
}
