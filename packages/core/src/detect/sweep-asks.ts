import type { Detector, Report } from "./detector.ts";
import type { Asked } from "./sweep-anchors.ts";

/** Anchors that are remembered without new memory, and of a long text. */
const FEW = 1024;
const MOST = 1 << 20;
// What is remembered of each: the detector's slot, start, end, and where it stopped or 0, SKIPPED or TOLD.
const FIELDS = 4;
/** It was not asked, since it had read past the anchor. */
const SKIPPED = -1;
/** It told something, in which case its reach says nothing. */
const TOLD = -2;

/** Takes what a detector tells. */
export type Hit = (detector: Detector, ...where: Parameters<Report>) => void;

/** Asks detectors about one text, and remembers what was asked, in the order of the ends of the anchors. */
export interface Asks {
  /** Where that begins which detectors are given: 0, or where a part does. */
  base: number;
  begin(text: string, hit: Hit): void;
  /** Asks one, unless it has read past here. Offsets are the whole text's. */
  ask(one: Asked, start: number, end: number): void;
  /** From here on detectors are given a part of the text. False where too much was asked to be remembered. */
  beginPart(from: number, to: number): boolean;
  /** Asks what was asked from behind the beginning of the part to `near`, but for those from which the cuts are far. */
  askAgain(near: number): void;
  /** Ends the part: whether something was told in it. */
  endPart(): boolean;
}

/** `all`: by their slots. */
export function createAsks(all: readonly Asked[]): Asks {
  const notBefore = new Int32Array(all.length);
  let whole = "";
  let text = "";
  let to = 0;
  let asking = all[0]!.detector;
  let tell: Hit;
  let tellings = 0;
  const report: Report = (start, end, classification) => {
    tellings++;
    tell(asking, start, end, classification);
  };

  const few = new Int32Array(FEW * FIELDS);
  let asked = few;
  let count = 0;
  let next = 0;
  let isWhole = true;
  let isLoud = false;
  const alarm = (): void => {
    isLoud = true;
  };

  const keep = (slot: number, start: number, end: number, stop: number): void => {
    if (count === MOST * FIELDS) return;
    if (count === asked.length) {
      const longer = new Int32Array(2 * count);
      longer.set(asked);
      asked = longer;
    }
    asked[count] = slot;
    asked[count + 1] = start;
    asked[count + 2] = end;
    asked[count + 3] = stop;
    count += FIELDS;
  };
  const ask = (one: Asked, start: number, end: number): void => {
    const { find, slot } = one;
    const { base } = asks;
    let stop = SKIPPED;
    if (start >= notBefore[slot]!) {
      asking = one.detector;
      const told = tellings;
      const given = find(text, start - base, end - base, report);
      const from = given === undefined ? 0 : given + base;
      notBefore[slot] = from;
      stop = told === tellings ? from : TOLD;
    }
    if (isWhole) keep(slot, start, end, stop);
  };

  const asks: Asks = {
    base: 0,
    begin(given, hit) {
      text = whole = given;
      tell = hit;
      asks.base = 0;
      notBefore.fill(0);
      asked = few;
      count = 0;
      next = 0;
    },
    ask,
    beginPart(from, end) {
      if (count === MOST * FIELDS) return false;
      text = whole.slice(from, end);
      to = end;
      tell = alarm;
      asks.base = from;
      notBefore.fill(0);
      isWhole = false;
      isLoud = false;
      return true;
    },
    askAgain(near) {
      const { base } = asks;
      const isLast = to === whole.length;
      for (; next < count && asked[next + 2]! <= near; next += FIELDS) {
        const one = all[asked[next]!]!;
        const [start, end, stop] = [asked[next + 1]!, asked[next + 2]!, asked[next + 3]!];
        if (isLoud || (start <= base && base > 0) || start < notBefore[one.slot]!) continue;
        const isFar = (base === 0 || start - one.reachBefore >= base) && (isLast || end + one.reachBehind <= to);
        if (isFar && stop >= 0) notBefore[one.slot] = stop;
        else ask(one, start, end);
      }
    },
    endPart() {
      isWhole = true;
      return isLoud;
    },
  };
  return asks;
}
