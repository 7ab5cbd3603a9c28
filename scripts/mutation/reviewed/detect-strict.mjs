/** Survivors of default-deny in `detect`; what its words and units are judged by stands in another file. */
import { only } from "../changes.mjs";

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/strict-characters.ts",
        lines: ["if (code < 128) return 0"],
        is: only("code < 128 -> code <= 128"),
        note: "U+0080 is a control character, no part of a word",
      },
      {
        file: "detect/strict-characters.ts",
        lines: ["const isSecondHalf ="],
        is: ({ replacement }) =>
          ["true", "code >= 0xdc00 || code <= 0xdfff", "text.codePointAt(index - 1)! >= 0xffff"].includes(replacement),
        note: "what begins before and is past U+FFFF is a pair, so this is its second half; U+FFFF and half a pair are both part of a word",
      },
      {
        file: "detect/strict-characters.ts",
        lines: ["const plainEscape ="],
        is: ({ replacement }) => !replacement.startsWith("/^") || !replacement.endsWith("$/i"),
        note: "it is asked for one whole escape",
      },
      {
        file: "detect/strict-numbers.ts",
        lines: ["slashed.exec(code)"],
        is: only('[] -> ["Stryker was here"]'),
        note: "the first member is not read",
      },
      {
        file: "detect/strict-numbers.ts",
        lines: ["if (first === undefined) return false"],
        is: only("first === undefined -> false"),
        note: "of undefined comes no number, which is larger than none",
      },
      {
        file: "detect/strict-numbers.ts",
        lines: ["vast.has(unit)"],
        is: only("/^\\d*/ -> /\\d*/"),
        note: "no digits at the text's start are digits enough for the pattern, so it never looks further",
      },
      {
        file: "detect/strict-numbers.ts",
        lines: ["withUnit.exec(code)"],
        is: only("withUnit.exec(code)?.[2]?.toLowerCase -> withUnit.exec(code)?.[2].toLowerCase"),
        note: "types ask for this look; a text that fits has a unit",
      },
      {
        file: "detect/strict-place.ts",
        lines: ["while (end > 0 &&"],
        is: only("end > 0 -> true", "end > 0 -> end >= 0"),
        note: "before the first character there is undefined, which the pattern reads as a word that opens nothing",
      },
      {
        file: "detect/strict-quiet.ts",
        lines: ["return code >= 65"],
        is: only("code >= 65 -> true"),
        note: "it is asked of letters alone",
      },
      {
        file: "detect/strict-quiet.ts",
        lines: ["let wereDigits = false"],
        note: "it is read only behind a word or number, and set by then",
      },
      {
        file: "detect/strict-quiet.ts",
        lines: ["while (index < text.length)"],
        is: only("index < text.length -> index <= text.length"),
        note: "behind the end there is no character, which is no letter, digit or escape",
      },
      {
        file: "detect/strict-quiet.ts",
        lines: ["const kind = length === 1"],
        is: only("uppers === 0 -> true"),
        note: "a capital alone is refused below, whatever its class",
      },
      {
        file: "detect/strict-quiet.ts",
        lines: ["shortForms++"],
        is: only("shortForms++ -> shortForms--"),
        note: "only whether it is 0 is asked",
      },
      {
        file: "detect/strict-spread.ts",
        lines: ["replace(/['’]s$/"],
        is: only("/['’]s$/ -> /['’]s/"),
        note: "what stands behind `'s` in one word begins with another apostrophe, and no word of these holds one",
      },
      {
        file: "detect/strict-spread.ts",
        lines: ["let edge ="],
        is: only("-1 -> +1"),
        note: "it is read only behind what is lost, and set by then",
      },
      {
        file: "detect/strict-spread.ts",
        lines: ["} else if (lost) {"],
        is: only("lost -> true"),
        note: "nothing that is asked there holds behind what is not lost",
      },
      {
        file: "detect/strict-spread.ts",
        lines: [
          "let edge =",
          "const gapStart =",
          "const gapEnd =",
          "isBetween(n)",
          "takeTail(n, touches)",
          "edge = step",
        ],
        is: only("step > 0 -> step >= 0"),
        note: "a step is 1 or -1",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/strict-characters.ts",
        lines: ["if (code < 128) return 0"],
        is: only("code < 128 -> false"),
        note: "the pattern for parts of words holds no other character of ASCII",
      },
      {
        file: "detect/strict-characters.ts",
        lines: ["if (code !== 37 &&"],
        is: only("code !== 37 && code !== 38 && code !== 92 -> false"),
        note: "the pattern of escapes begins with the same three characters",
      },
      {
        file: "detect/strict-numbers.ts",
        lines: ["start - from <= longestUnit"],
        is: only("start - from <= longestUnit -> true"),
        note: "no unit has more than twelve letters",
      },
      {
        file: "detect/strict-numbers.ts",
        lines: ["if (end - start > longestCode)"],
        is: only("end - start > longestCode -> false", "end - start > longestCode -> end - start >= longestCode"),
        note: "no form of a plain number has 80 characters",
      },
      {
        file: "detect/strict-spread.ts",
        lines: ["return start - end <= widest"],
        is: only("start - end <= widest -> true"),
        note: "the pattern takes no more than eight characters either",
      },
      {
        file: "detect/strict-spread.ts",
        lines: ["return end - start <= 12", "return end - start <= 3"],
        is: only("end - start <= 12 -> true", "end - start <= 3 -> true"),
        note: "the patterns hold no longer word either; the longest are `healthcare's` and `and`",
      },
      {
        file: "detect/strict-spread.ts",
        lines: ["/^[A-Z]{2,6}$/"],
        is: only("end - start <= 6 -> true"),
        note: "the pattern takes no more than six letters either",
      },
      {
        file: "detect/strict-spread.ts",
        lines: ["if (end - start > 9) return"],
        is: only("end - start > 9 -> false", "end - start > 9 -> end - start >= 9"),
        note: "no word of the four patterns has more than eight letters",
      },
      {
        file: "detect/strict-stamps.ts",
        lines: ["return index === 0 ||"],
        is: only("index === 0 -> false", "index <= 4 -> true"),
        note: "five characters tell what all before would, and none before is the head of a line for the pattern, too",
      },
      {
        file: "detect/strict.ts",
        lines: ["findings.length === 0 && isQuiet"],
        is: only("findings.length === 0 && isQuiet(vocabulary, text) -> false"),
        note: "a quiet text, read closely, loses nothing",
      },
    ],
  },
];
