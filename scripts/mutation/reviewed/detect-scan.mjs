/** Survivors of detect: the scanner, its options and the sweep. */
import { only } from "../changes.mjs";

const { raw } = String;

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/context.ts",
        lines: ["const at = word.search(numberWord)", "at > 0 && anchors.has"],
        is: only("at > 0 -> at >= 0"),
        note: "before a word's beginning stands no anchor",
      },
      {
        file: "detect/context.ts",
        lines: ["let at = word.length - 2"],
        is: only("word.length - 2 -> word.length + 2"),
        note: "behind the end of a word stands no anchor",
      },
      {
        file: "detect/context.ts",
        lines: ["words === undefined || capital ? []", "key.length > longestKey ? []"],
        is: only('[] -> ["Stryker was here"]'),
        note: "a text that is no word of a key, and no anchor",
      },
      {
        file: "detect/context.ts",
        lines: ["found.length === 0"],
        is: only("found.length === 0 -> false"),
        note: "of no words none is an anchor",
      },
      {
        file: "detect/context.ts",
        lines: ["finding.start < 0"],
        is: only("finding.start < 0 -> finding.start <= 0"),
        note: "0 is set to 0",
      },
      {
        file: "detect/sweep.ts",
        lines: ["index - start < LONGEST", "index - runStart < LONGEST"],
        is: only(
          "index - start < LONGEST -> index - start <= LONGEST",
          "index - runStart < LONGEST -> index - runStart <= LONGEST",
        ),
        note: "a run of 20 counts as 20 either way",
      },
      {
        file: "detect/sweep.ts",
        lines: ["at < length; at++"],
        is: only("at < length -> at <= length"),
        note: "the byte behind the text is set to zero next",
      },
      {
        file: "detect/sweep-tables.ts",
        lines: ["code < firstAccented"],
        is: only("code < firstAccented -> code <= firstAccented"),
        note: "at this code the character is `anyAccented` itself",
      },
      {
        file: "detect/sweep-encoded.ts",
        lines: ["end - from < shortestEncoded"],
        is: only("end - from < shortestEncoded -> false", "end - from -> end + from"),
        note: "a shorter run ends before the 20th character, and what stands there is no hexadecimal digit",
      },
      {
        file: "detect/sweep-hints.ts",
        lines: ['name: "hint"', 'classification: "otherId"'],
        is: only('"hint" -> ""', '"otherId" -> ""'),
        note: "a hint tells no finding that would have them",
      },
      {
        file: "detect/sweep-tables.ts",
        lines: ["const anchors = detectors.flatMap"],
        is: only('[] -> ["Stryker was here"]'),
        note: "a text has no members of an anchor, and so is one at no character",
      },
      {
        file: "detect/sweep-anchors.ts",
        lines: ["[one.detector, ...(one.detector.also"],
        is: only('[] -> ["Stryker was here"]'),
        note: "a text has no members of an anchor, and is left out",
      },
      {
        file: "detect/own-detector.ts",
        lines: ["} catch {"],
        is: only("{ -> {}"),
        note: "a function that ends without a value returns undefined, too",
      },
      {
        file: "detect/scan-options.ts",
        lines: ["const index = "],
        is: only(raw`/^detectors\[(\d+)\]/ -> /detectors\[(\d+)\]/`),
        note: "the place of a fault in a detector begins with it, and no other place holds it",
      },
      {
        file: "detect/scan-options.ts",
        lines: ["const name = index"],
        is: only("index === undefined -> false"),
        note: "undefined is no number, and at NaN stands no name",
      },
      {
        file: "detect/scan-options.ts",
        lines: ["const names = Array.isArray(own)", "refuse(faults, where, [])"],
        is: only('[] -> ["Stryker was here"]'),
        note: "a name is read only for a fault in one of the detectors, and here are none",
      },
      {
        file: "detect/scan-options.ts",
        lines: ['words = [], key = ""'],
        is: only('[] -> ["Stryker was here"]', '"" -> "Stryker was here!"'),
        note: "words and a key are only checked here, and these are sound",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/scan.ts",
        lines: ["disable.length + detectors.length + words.length"],
        is: only("disable.length + detectors.length + words.length === 0 -> false"),
        note: "a scanner is built anew where one of those at hand says the same",
      },
      {
        file: "detect/scan.ts",
        lines: ["scanner === undefined"],
        is: only("scanner === undefined -> true"),
        note: "the scanner of an object of options is built anew",
      },
      {
        file: "detect/sweep-anchors.ts",
        lines: ["secondNext === undefined"],
        is: only("secondNext === undefined -> false"),
        note: "a table that refuses nothing, in place of none",
      },
      {
        file: "detect/sweep-tables.ts",
        lines: [
          "const gapOf",
          ".filter((anchor) => isAt(anchor, code))",
          "again?.least === again?.most",
          "gaps.size === 1",
          "(_, code) => gapOf(code)",
        ],
        note: "a gap of 0 spares nobody a look; `standsAgain` decides",
      },
      {
        file: "detect/sweep-asks.ts",
        lines: ["hasStops", "if (stop > 0)"],
        is: only("hasStops -> true", "false -> true", "stop > 0 -> true", "stop > 0 -> stop >= 0"),
        note: "places that are all 0 are set to 0 again",
      },
      {
        file: "detect/sweep.ts",
        lines: ["(bits & gate.unchained) !== 0", "left !== 0", "kind !== 0"],
        is: only("(bits & gate.unchained) !== 0 -> true", "left !== 0 -> true", "kind !== 0 -> true"),
        note: "looks that spare others: where no bit is left, nobody is asked",
      },
      {
        file: "detect/sweep.ts",
        lines: ["(kind & ANCHOR) !== 0 && ("],
        is: only(
          "(kind & ANCHOR) !== 0 && (bytes[index + gaps[code]!] === code || bytes[index + 1] === code) -> true",
          "(kind & ANCHOR) !== 0 && (bytes[index + gaps[code]!] === code || bytes[index + 1] === code) -> (kind & ANCHOR) !== 0 || bytes[index + gaps[code]!] === code || bytes[index + 1] === code",
          "(kind & ANCHOR) !== 0 -> true",
          "bytes[index + gaps[code]!] === code || bytes[index + 1] === code -> true",
        ),
        note: "the gate has no bit for other characters, and `standsAgain` decides where a character has to stand again",
      },
      {
        file: "detect/sweep.ts",
        lines: ["LEAD + length + TAIL <= keptSize"],
        is: only(
          "LEAD + length + TAIL <= keptSize -> false",
          "LEAD + length + TAIL <= keptSize -> LEAD + length + TAIL < keptSize",
        ),
        note: "which texts are read into the memory that is kept",
      },
      {
        file: "detect/sweep.ts",
        lines: ["!aboveLatin.test(text)"],
        is: only("!aboveLatin.test(text) -> false"),
        note: "the characters are copied one by one; below U+0100 that is what latin1 writes",
      },
    ],
  },
];
