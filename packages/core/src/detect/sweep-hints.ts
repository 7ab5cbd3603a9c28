import type { Detector } from "./detector.ts";

/** A text may have to be folded: some that need not are among them, none that has to is left out. */
export const MAY_FOLD = 1;
/** A text may hold a whole format, in the same sense. */
export const MAY_HOLD_FORMAT = 2;
/** A text may hold a marker, token or sealed value of Philog, in the same sense. */
export const MAY_HOLD_UNIT = 4;

const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const digitsAndCapitals = `0123456789${capitals}`;
/** How HL7v2, X12, XML and, by its line ends, CSV begin. */
const formatAnchors: Partial<Detector> = {
  words: ["msh", "isa", "nm", "dmg"],
  capital: true,
  chars: "\n\r",
  also: [
    { chars: "|", after: digitsAndCapitals, secondAfter: digitsAndCapitals },
    // The last characters of the segments that stand alone: `N3*`, `REF*`, `CLM*`.
    { chars: "*", after: "34FRPSTMNI" },
    { chars: "<", next: `!?/_${capitals}${capitals.toLowerCase()}` },
  ],
};

/** Detectors that find nothing, and tell by such a bit what a text may hold. */
export function createHints(tell: (bit: number) => void): Detector[] {
  const hint = (bit: number, anchors: Partial<Detector>): Detector => ({
    name: "hint",
    classification: "otherId",
    reach: [2, 2],
    find() {
      tell(bit);
      return undefined;
    },
    ...anchors,
  });
  return [
    hint(MAY_HOLD_FORMAT, formatAnchors),
    // The openings of markers; `tok1.` and `sealed1.`.
    hint(MAY_HOLD_UNIT, {
      chars: "[",
      next: "RMLKW",
      secondNext: "EI",
      also: [{ digits: [1], first: "1", next: ".", after: "kd", secondAfter: "oe" }],
    }),
  ];
}
