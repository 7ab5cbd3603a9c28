/** Survivors of detect: the sweep, and what it remembers of whom it asked; each change is written as `original -> replacement`. */
import { only } from "../changes.mjs";

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/sweep-anchors.ts",
        lines: ["of one.detector.words ?? []"],
        is: only('[] -> ["Stryker was here"]'),
        note: "the index of words leaves out what holds a space",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ["const SKIPPED = -1"],
        is: only("-1 -> +1"),
        note: "no detector stops at 1, since a text begins at the third byte",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ['let whole = ""'],
        is: only('"" -> "Stryker was here!"'),
        note: "nobody is asked before a text was swept, which takes its place",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ["tellings++"],
        is: only("tellings++ -> tellings--"),
        note: "only whether the number is another one is looked at",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ["let isLoud = false"],
        is: only("false -> true"),
        note: "it is set where each part begins",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ["stop = given === undefined || given === NEARBY ? 0 : given + base"],
        is: only(
          "given === undefined || given === NEARBY -> false",
          "given === undefined || given === NEARBY -> given === undefined && given === NEARBY",
          "given === undefined -> false",
          "given === NEARBY -> false",
        ),
        note: "of undefined comes NaN, which an array of whole numbers holds as 0; of NEARBY a place before the text",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/sweep-anchors.ts",
        lines: ["counting: bitsOf("],
        is: only("nextDigits !== undefined -> true"),
        note: "digits are counted for those, too, whom any number of them suits",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ["const TOLD = -2"],
        is: only("-2 -> +2"),
        note: "a detector that stopped where the text begins is asked again",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ["const few = new Int32Array(FEW * FIELDS)"],
        is: only("FEW * FIELDS -> FEW / FIELDS"),
        note: "the memory grows with fewer anchors",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ["if (count === MOST * FIELDS) return;"],
        is: only("count === MOST * FIELDS -> false"),
        note: "more anchors are remembered",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ["if (isWhole) keep(", "isWhole = false;"],
        is: only("isWhole -> true", "false -> true"),
        note: "what is asked again is remembered behind the rest, and stands before each part to come",
      },
      {
        file: "detect/sweep-tables.ts",
        lines: ["anchors"],
        is: only("anchors -> anchors"),
        note: "a gap of 0 spares nobody a look: hints have no gap, so that of all anchors there is none in common",
      },
      {
        file: "detect/sweep.ts",
        lines: ["(bits & gate.counting) !== 0"],
        is: only("(bits & gate.counting) !== 0 -> true"),
        note: "digits are counted where nobody asks for their number",
      },
      {
        file: "detect/sweep.ts",
        lines: ["words.places[place >>> 5]"],
        is: only("((words.places[place >>> 5]! >>> (place & 31)) & 1) === 1 -> true"),
        note: "a look that spares another: the index itself knows no word of such a place",
      },
      {
        file: "detect/sweep.ts",
        lines: ["if (start > 0 && (tables.kinds[bytes[from]!]! & ANCHOR) !== 0) askFirst("],
        is: only(
          "start > 0 && (tables.kinds[bytes[from]!]! & ANCHOR) !== 0 -> true",
          "start > 0 && (tables.kinds[bytes[from]!]! & ANCHOR) !== 0 -> start > 0 || (tables.kinds[bytes[from]!]! & ANCHOR) !== 0",
          "start > 0 -> true",
          "start > 0 -> start >= 0",
          "(tables.kinds[bytes[from]!]! & ANCHOR) !== 0 -> true",
        ),
        note: "at what is no anchor nobody is asked, and what is told of a text's first sign with the part's end behind it is true of the part",
      },
    ],
  },
];
