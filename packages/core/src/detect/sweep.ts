import type { Detector, Report } from "./detector.ts";

const DIGIT = 1;
const LOWER = 2;
const UPPER = 4;
const LONGEST = 20;

const kinds = new Uint8Array(65536);
kinds.fill(DIGIT, 48, 58);
kinds.fill(LOWER, 97, 123);
kinds.fill(UPPER, 65, 91);

/** Walks a text once and asks each detector at its anchors. */
export type Sweep = (text: string, hit: (detector: Detector, ...where: Parameters<Report>) => void) => void;

interface Asked {
  detector: Detector;
  slot: number;
}

/** Orders detectors by anchor, once, so that a run or word is looked up and most of them ask nobody. */
export function createSweep(detectors: readonly Detector[]): Sweep {
  const all: Asked[] = detectors.map((detector, slot) => ({ detector, slot }));
  const byLength = Array.from({ length: LONGEST + 1 }, (_, length) =>
    all.filter(({ detector }) => detector.digits?.includes(length)),
  );
  const mixed = all.filter(({ detector }) => detector.mixed);
  const byChar = Array.from({ length: 128 }, (_, code) =>
    all.filter(({ detector }) => detector.chars?.includes(String.fromCharCode(code))),
  );
  const byWord = new Map<string, Asked[]>();
  const lengths = new Uint32Array(128);
  for (const asked of all) {
    for (const word of asked.detector.words ?? []) {
      byWord.set(word, [...(byWord.get(word) ?? []), asked]);
      for (const first of [word, word.toUpperCase()]) lengths[first.charCodeAt(0)]! |= 1 << word.length;
    }
  }

  const notBefore = new Int32Array(all.length);

  return (text, hit) => {
    const length = text.length;
    notBefore.fill(0);
    let asking = detectors[0]!;
    const report: Report = (start, end, classification) => hit(asking, start, end, classification);
    const ask = (some: readonly Asked[], start: number, end: number): void => {
      for (let n = 0; n < some.length; n++) {
        const { detector, slot } = some[n]!;
        if (start < notBefore[slot]!) continue;
        asking = detector;
        notBefore[slot] = detector.find(text, start, end, report) ?? 0;
      }
    };
    const kindAt = (index: number): number => (index < length ? kinds[text.charCodeAt(index)]! : 0);

    let runStart = 0;
    let runKinds = 0;
    let index = 0;
    while (index < length) {
      const code = text.charCodeAt(index);
      const kind = kinds[code]!;
      if (kind === 0) {
        if (code < 128 && byChar[code]!.length > 0) ask(byChar[code]!, index, index + 1);
        index++;
        continue;
      }
      if (runKinds === 0) runStart = index;
      runKinds |= kind;
      const start = index++;
      if (kind === DIGIT) {
        while (kindAt(index) === DIGIT) index++;
        ask(byLength[Math.min(index - start, LONGEST)]!, start, index);
      } else {
        if (kind === UPPER) while (kindAt(index) === UPPER) index++;
        while (kindAt(index) === LOWER) index++;
        if (index - start < 32 && (lengths[code]! >>> (index - start)) & 1) {
          const asked = byWord.get(text.slice(start, index).toLowerCase());
          if (asked) ask(asked, start, index);
        }
      }
      if (kindAt(index) === 0) {
        if (runKinds > DIGIT && runKinds & DIGIT) ask(mixed, runStart, index);
        runKinds = 0;
      }
    }
  };
}
