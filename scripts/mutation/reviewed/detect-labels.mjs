import { only, placeInText } from "../changes.mjs";

/** Survivors of the detectors of labelled numbers, cards, accounts and secrets; each change is `original -> replacement`. */
export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/card.ts",
        lines: ["const groupBefore ="],
        is: only("/^\\d{4}-$/ -> /\\d{4}-$/", "/^\\d{4}-$/ -> /^\\d{4}-/"),
        note: "it is asked for five characters at most, and needs them all",
      },
      {
        file: "detect/card.ts",
        lines: ["isSpaced && end > 0", "if (end > 0 && !isInHex"],
        is: only("end > 0 -> end >= 0"),
        note: placeInText,
      },
      {
        file: "detect/card.ts",
        lines: ["isSpaced && end > 0"],
        is: only("end > 0 -> true"),
        note: "where nothing was found `end` is -1 already",
      },
      {
        file: "detect/bank.ts",
        lines: ["left > 0 ? matchEnd"],
        is: only("left > 0 -> true", "left > 0 -> left >= 0", "-1 -> +1"),
        note: "without a length of the country nothing is counted, and no text of no length has right check digits",
      },
      ...[
        ["bank", "if (end > 0)", "end > 0 -> end >= 0"],
        ["health-plan", "if (end > 0)", "end > 0 -> end >= 0"],
        ["ssn", "if (end < 0)", "end < 0 -> end <= 0"],
        ["secret", "end > 0", "end > 0 -> end >= 0"],
        ["secret", "if (from > 0)", "from > 0 -> from >= 0"],
        ["secret", "if (end < 0 ||", "end < 0 -> end <= 0"],
        ["secret", "if (from < 0)", "from < 0 -> from <= 0"],
        ["secret-forms", "if (end > 0)", "end > 0 -> end >= 0"],
        ["secret-forms", "if (from < 0)", "from < 0 -> from <= 0"],
        ["secret-forms", "whole > 0 ?", "whole > 0 -> whole >= 0"],
      ].map(([file, line, change]) => ({
        file: `detect/${file}.ts`,
        lines: [line],
        is: only(change),
        note: placeInText,
      })),
      {
        file: "detect/labelled.ts",
        lines: ["const end = start >= 0", "const isReached =", "matchEnd(quantity, text, end) < 0", "from < 0 ||"],
        is: only(
          "start >= 0 -> start > 0",
          "start < 0 -> start <= 0",
          "matchEnd(quantity, text, end) < 0 -> matchEnd(quantity, text, end) <= 0",
          "from < 0 -> from <= 0",
        ),
        note: placeInText,
      },
      {
        file: "detect/labelled.ts",
        lines: ["const start = isNumber && !isFar", "start >= 0"],
        is: only("-1 -> +1", "start >= 0 -> start > 0"),
        note: "a value without digits has fewer than any label asks for, wherever it begins; none begins at 0, where the label does",
      },
      {
        file: "detect/labelled.ts",
        lines: ["const [ahead, hit] ="],
        is: ({ replacement }) => replacement.includes("Stryker"),
        note: "no digit stands in a value of no length, wherever it begins",
      },
      {
        file: "detect/labelled.ts",
        lines: ["\\s?(?:ms|us|ns|s|sec|"],
        is: ({ replacement }) => replacement.startsWith("/\\s(?:ms"),
        note: "a number with a letter right behind it goes on, and `ownQuantity` looks at it",
      },
      {
        file: "detect/labelled.ts",
        lines: ["(?! ?(?:ms|us|ns|sec|"],
        is: ({ replacement }) => replacement.includes("(?! (?:ms"),
        note: "a group with a letter right behind it is refused before",
      },
      {
        file: "detect/wallet.ts",
        lines: ["reach: [0, 0]"],
        note: "only the run is looked at, and a part that begins or ends within one is not quiet",
      },
      {
        file: "detect/health-plan.ts",
        lines: ["reach: [0, 20]"],
        note: "a part that ends within a run is not quiet, and what ends elsewhere takes no sign away that the pattern refuses",
      },
      {
        file: "detect/secret.ts",
        lines: ["if (next > SPACE"],
        is: only("next < 128 -> true", "next < 128 -> next <= 128", "next < 128 -> next >= 128"),
        note: "the scanner reads white space beyond ASCII as a space or the end of a line before a detector sees it",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/labelled.ts",
        lines: ["const start = isNumber && !isFar", "isFar ||= isNumber"],
        is: only(
          "isNumber && !isFar -> true",
          "isNumber && !isFar -> isNumber || !isFar",
          "isFar ||= isNumber -> isFar &&= isNumber",
        ),
        note: "whether a label is close is asked behind a number and of what is none, too: it is not, and is no value",
      },
      {
        file: "detect/labelled.ts",
        lines: ["const end = start >= 0 || reaches"],
        is: only("start >= 0 || reaches -> true"),
        note: "groups are counted behind a value that is neither close nor reached",
      },
      {
        file: "detect/labelled.ts",
        lines: ["secondNext && { secondNext }"],
        note: "the detector is asked where its pattern refuses the text, too",
      },
      {
        file: "detect/labels.ts",
        lines: ["const notSlash ="],
        note: "the detector is asked before every character, or before a slash as well, where its pattern refuses the text",
      },
      {
        file: "detect/wallet.ts",
        lines: ["length < 26 || length > 90"],
        note: "the pattern refuses the same lengths; this look costs less",
      },
      {
        file: "detect/bank.ts",
        lines: ["const isCapital =", "if (!isCapital("],
        note: "no country's letters are others than capitals; this look costs less",
      },
      {
        file: "detect/bank.ts",
        lines: ["const isDigit =", "if (!isDigit("],
        note: "the pattern asks for the same digit; this look costs less",
      },
      {
        file: "detect/bank.ts",
        lines: ["if (length > 34)"],
        note: "no country's are longer than 33; this look costs less",
      },
      {
        file: "detect/labelled.ts",
        lines: ["Math.max(0, start); index < end", "return false;", "if (!hasDigit(", "const after = hasDigit("],
        note: "whether a digit is near at all: without one the longer looks find nothing",
      },
      {
        file: "detect/labelled.ts",
        lines: ["if (text.charCodeAt(end) !== 32 ||"],
        note: "the patterns behind it ask for a space and a digit, and for a digit before it",
      },
      {
        file: "detect/labelled.ts",
        lines: ["const gapSigns =", "while (plain < index &&", "if (plain === index &&"],
        note: "the short way for a gap of signs alone; `closeGap` takes the same",
      },
      {
        file: "detect/labelled.ts",
        lines: ["for (let index = from; index <= from + REACH"],
        is: only("index < text.length -> true", "index < text.length -> index <= text.length"),
        note: "behind the end of the text stands no letter and no digit",
      },
      {
        file: "detect/labelled.ts",
        lines: ["(digits < end - index &&"],
        note: "a moment holds signs; this look spares the pattern",
      },
      {
        file: "detect/labelled.ts",
        lines: ["if (!isParenthesized &&", "const possessive ="],
        note: "`valueAhead` asks for the same words; these looks cost less",
      },
      {
        file: "detect/secret.ts",
        lines: ["const jwtPart ="],
        note: "where it is asked again; what is no token from the first `eyJ` of a part on is none from the next",
      },
      {
        file: "detect/secret.ts",
        lines: ["return end > 0 ? end : matchEnd(jwtPart"],
        is: only("end > 0 -> true", "end > 0 -> end >= 0"),
        note: "where it is asked again; what is no token from the first `eyJ` of a part on is none from the next",
      },
      {
        file: "detect/secret.ts",
        lines: ["if (next > SPACE"],
        is: ({ replacement }) => replacement === "false",
        note: "the patterns refuse what this look refuses",
      },
    ],
  },
  {
    title: "Taken, although a result differs",
    why: "An input can reach the difference, and neither result is better for anybody: a bound that could as well be one more or less, or input that nobody writes.",
    places: [
      {
        file: "detect/labelled.ts",
        lines: ["for (let index = start; index < end; index++) if (isDigit(text.charCodeAt(index))) digits++"],
        is: only("index < end -> index <= end"),
        note: "of a run of more than 64 letters and digits the 65th is counted, too",
      },
    ],
  },
];
