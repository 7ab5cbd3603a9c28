import type { Finding, FindingKind } from "./detector.ts";
import { fold, mayReadOtherwise } from "./fold.ts";
import type { Reading } from "./fold-rewrite.ts";
import { findFormats } from "./formats/find-formats.ts";
import { join } from "./join.ts";
import type { FindOwn } from "./own-detector.ts";
import type { Sweep } from "./sweep.ts";
import { MAY_FOLD, MAY_HOLD_FORMAT, MAY_HOLD_UNIT } from "./sweep-hints.ts";

type Locate = Reading["locate"] | undefined;

export interface Reader {
  /** What is found by reading a text once, in all the ways in which it can be read; joined, but not looked at again. */
  find(text: string, findOwn: FindOwn | undefined): Finding[];
  /**
   * Whether a part of the text last read, between findings, is known to hold none where it is read alone. Parts are to come in
   * their order.
   */
  isQuiet(from: number, to: number): boolean;
  /** Whether the text last read may hold a marker, token or sealed value. */
  mayHoldUnit(): boolean;
}

/** `disabled`: names of detectors, classifications and formats whose findings do not count. */
export function createReader(sweep: Sweep, disabled: ReadonlySet<string>): Reader {
  // What is being read, so that no closure is made for each text; set right before each sweep, which asks no one else.
  let found: Finding[] = [];
  let locate: Locate;

  const add = (from: number, to: number, classification: FindingKind, detector: string): void => {
    if (disabled.size > 0 && (disabled.has(classification) || disabled.has(detector))) return;
    let start = from;
    let end = to;
    if (locate !== undefined) [start, end] = locate(from, to);
    found.push({ start, end, classification, detector });
  };
  const hit: Parameters<Sweep>[1] = ({ name, classification }, start, end, kind) =>
    add(start, end, kind ?? classification, name);

  const read = (text: string, where: Locate, findOwn: FindOwn | undefined, into: Finding[]): number => {
    // Before the others: of two findings as long as each other the user's own holds. Theirs may scan, too.
    findOwn?.(text, (from, to, classification, detector) => {
      locate = where;
      found = into;
      add(from, to, classification, detector);
    });
    locate = where;
    found = into;
    const may = sweep(text, hit);
    if ((may & MAY_HOLD_FORMAT) !== 0) {
      const count = into.length;
      for (const { start, end, format } of findFormats(text)) add(start, end, format, format);
      // Of two findings as long as each other the format holds.
      into.unshift(...into.splice(count));
    }
    return may;
  };

  let isPlain = false;
  let holdsUnit = false;
  return {
    find(text, findOwn) {
      let all: Finding[] = [];
      const may = read(text, undefined, findOwn, all);
      holdsUnit = (may & MAY_HOLD_UNIT) !== 0;
      // A part of a text that reads as it stands does so, too.
      const isOtherwise = (may & MAY_FOLD) !== 0 && mayReadOtherwise(text);
      isPlain = !isOtherwise && (may & MAY_HOLD_FORMAT) === 0 && findOwn === undefined;
      const readings = isOtherwise ? fold(text) : undefined;
      if (readings !== undefined) {
        all = [];
        for (const reading of readings) read(reading.text, reading.locate, findOwn, all);
      }
      return all.length < 2 ? all : join(all);
    },
    isQuiet: (from, to) => isPlain && sweep.isQuiet(from, to),
    mayHoldUnit: () => holdsUnit,
  };
}
