import { types } from "node:util";
import type { Classification } from "../policy/identifiers.ts";
import type { OwnPattern } from "../policy/own-pattern.ts";
import { patternBody } from "../policy/pattern-syntax.ts";
import { createNear } from "./own-detector-near.ts";

/** A detector of one's own that is code. What it does wrong is counted, and the text that it was given is withheld. */
export interface OwnFind extends Omit<OwnPattern, "pattern"> {
  /**
   * Where values stand in a text of at most 1,024 characters, as UTF-16 offsets, end exclusive; at most 256 of them. A
   * longer text is given in windows that overlap by 128 characters, so that it takes linear time whatever this takes.
   */
  find(text: string): Iterable<{ start: number; end: number }>;
  pattern?: undefined;
}

/** A detector of one's own: a pattern or a function, and words one of which has to stand near. */
export type OwnDetector = (OwnPattern & { find?: undefined }) | OwnFind;

/** Takes a finding of a detector of one's own. */
export type Tell = (start: number, end: number, classification: Classification, detector: string) => void;

/** Finds in a whole text, in linear time. Never throws. */
export type FindOwn = (text: string, tell: Tell) => void;

const WINDOW = 1024;
const OVERLAP = 128;
const MOST = 256;

type Range = readonly [start: number, end: number];
/** What stands in `text` between `from` and `to`, as offsets in `text`; undefined where that cannot be told. */
type FindInWindow = (text: string, from: number, to: number) => Range[] | undefined;

/** A match that a window cuts is left to the window in which it stands whole, unless it is too long for any. */
function byPattern(pattern: string): FindInWindow {
  const expression = new RegExp(`(?<![A-Za-z0-9])(?:${patternBody(pattern)})(?![A-Za-z0-9])`, "g");
  return (text, from, to) => {
    const window = text.slice(from, to);
    const ranges: Range[] = [];
    expression.lastIndex = 0;
    for (let hit = expression.exec(window); hit !== null; hit = expression.exec(window)) {
      const start = from + hit.index;
      const end = start + hit[0].length;
      const cut = (start === from && from > 0) || (end === to && to < text.length);
      if (cut && end - start < OVERLAP) expression.lastIndex = hit.index + 1;
      else ranges.push([start, end]);
    }
    return ranges;
  };
}

function byFunction(own: OwnFind): FindInWindow {
  const find = own.find.bind(own);
  return (text, from, to) => {
    const length = to - from;
    try {
      const given: unknown = find(text.slice(from, to));
      // A promise is no findings; that it is also rejected is not to end the process.
      if (types.isPromise(given)) given.catch(() => {});
      const ranges: Range[] = [];
      for (const { start, end } of given as ReturnType<OwnFind["find"]>) {
        const fits = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
        if (!fits || ranges.length === MOST) return undefined;
        ranges.push([from + start, from + end]);
      }
      return ranges;
    } catch {
      return undefined;
    }
  };
}

/**
 * Makes one function of detectors that were checked before. `onFailure` is told the name of one that throws or returns
 * what it must not; `context` is the words of the key under which texts stand.
 */
export function createOwnDetectors(
  detectors: readonly OwnDetector[],
  onFailure: (name: string) => void,
  context = "",
): FindOwn {
  const all = detectors.map((own) => {
    const { name, classification, near } = own;
    return {
      name,
      classification,
      isNear: createNear(near, context),
      find: own.find === undefined ? byPattern(own.pattern) : byFunction(own),
    };
  });
  const failed = (name: string): void => {
    try {
      onFailure(name);
    } catch {
      // The listener's fault is not the text's.
    }
  };
  let busy = false;

  return (text, tell) => {
    // A detector that has the text scanned that it was given would never end.
    if (busy) {
      for (const { name, classification } of all) {
        failed(name);
        tell(0, text.length, classification, name);
      }
      return;
    }
    busy = true;
    for (const { name, classification, isNear, find } of all) {
      for (let from = 0; from < text.length; from += WINDOW - OVERLAP) {
        const to = Math.min(from + WINDOW, text.length);
        const ranges = find(text, from, to);
        if (ranges === undefined) {
          failed(name);
          tell(from, to, classification, name);
        } else {
          for (const [start, end] of ranges) if (isNear(text, start, end)) tell(start, end, classification, name);
        }
        if (to === text.length) break;
      }
    }
    busy = false;
  };
}
