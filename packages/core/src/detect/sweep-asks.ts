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
/** It told nothing and looked at what is near. */
const LOOKED_NEAR = -3;

// The numbers of detector.ts and sweep.ts, again: what a module imports is read from memory each time.
const NEARBY = -1;
const NEAR = 20;
const LEAD = 2;
/** Farther than any anchor with its reach. */
const FAR = 0x7fffffff;

/** Takes what a detector tells. */
export type Hit = (detector: Detector, ...where: Parameters<Report>) => void;

/** Asks detectors about one text, and remembers what was asked, in the order of the ends of the anchors. */
export interface Asks {
  /** Where in the bytes that begins which detectors are given: the text, or a part. */
  base: number;
  begin(text: string, hit: Hit): void;
  /** Asks one, unless it has read past here. Offsets are the whole text's. */
  ask(one: Asked, start: number, end: number): void;
  /** From here on detectors are given a part of the text. False where too much was asked to be remembered. */
  beginPart(from: number, to: number): boolean;
  /**
   * Asks what was asked from behind the beginning of the part to its end, but for those from which the cuts are far. Whether
   * something was told in the part.
   */
  askAgain(): boolean;
}

/** `all`: by their slots. */
export function createAsks(all: readonly Asked[]): Asks {
  const notBefore = new Int32Array(all.length);
  let whole = "";
  /** The text or part, once somebody was asked about it. */
  let text: string | undefined;
  let to = 0;
  let asking = all[0]!.detector;
  let tell: Hit;
  let tellings = 0;
  let hasStops = false;
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
  const forget = (): void => {
    if (hasStops) notBefore.fill(0);
    hasStops = false;
  };
  const ask = (one: Asked, start: number, end: number): void => {
    const { find, slot } = one;
    const { base } = asks;
    let stop = SKIPPED;
    if (start >= notBefore[slot]!) {
      asking = one.detector;
      const told = tellings;
      text ??= whole.slice(base - LEAD, to - LEAD);
      const given = find(text, start - base, end - base, report);
      stop = given === undefined || given === NEARBY ? 0 : given + base;
      notBefore[slot] = stop;
      if (stop > 0) hasStops = true;
      if (told !== tellings) stop = TOLD;
      else if (given === NEARBY) stop = LOOKED_NEAR;
    }
    if (isWhole) keep(slot, start, end, stop);
  };

  const asks: Asks = {
    base: LEAD,
    begin(given, hit) {
      text = whole = given;
      tell = hit;
      asks.base = LEAD;
      forget();
      asked = few;
      count = 0;
      next = 0;
    },
    ask,
    beginPart(from, end) {
      if (count === MOST * FIELDS) return false;
      text = undefined;
      to = end;
      tell = alarm;
      asks.base = from;
      forget();
      isWhole = false;
      isLoud = false;
      return true;
    },
    askAgain() {
      const { base } = asks;
      const given = asked;
      const last = count;
      // The text's own beginning and end are far from everything.
      const from = base === LEAD ? -FAR : base;
      const most = to === whole.length + LEAD ? FAR : to;
      let at = next;
      for (; at < last && given[at + 2]! <= to; at += FIELDS) {
        const start = given[at + 1]!;
        if (isLoud || start <= from) continue;
        const one = all[given[at]!]!;
        if (start < notBefore[one.slot]!) continue;
        const end = given[at + 2]!;
        const stop = given[at + 3]!;
        const isNear = stop === LOOKED_NEAR;
        const before = isNear ? NEAR : one.reachBefore;
        const behind = isNear ? NEAR : one.reachBehind;
        if (stop === TOLD || stop === SKIPPED || start - before < from || end + behind > most) ask(one, start, end);
        else if (stop > 0) {
          notBefore[one.slot] = stop;
          hasStops = true;
        }
      }
      next = at;
      isWhole = true;
      return isLoud;
    },
  };
  return asks;
}
