import { only } from "../only.mjs";

const { raw } = String;
const becomes =
  (...texts) =>
  ({ replacement }) =>
    texts.includes(replacement);
const past = "a place in the text is -1 where nothing was found and past the anchor where something was";

/** Survivors of the detectors of dates and telephone numbers; each change is written as `original -> replacement`. */
export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/dates.ts",
        lines: ["end < 0", "rangeEnd > 0", "matchEnd(continuesTwo, text, end) > 0"],
        is: only(
          "end < 0 -> end <= 0",
          "rangeEnd > 0 -> rangeEnd >= 0",
          "matchEnd(continuesTwo, text, end) > 0 -> matchEnd(continuesTwo, text, end) >= 0",
          "matchEnd(counted, text, end) > 0 -> matchEnd(counted, text, end) >= 0",
        ),
        note: past,
      },
      {
        file: "detect/dates.ts",
        lines: ["separator === DOT && text.charCodeAt(end) === DOT &&"],
        is: only(
          "separator === DOT && text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1)) -> false",
          "separator === DOT -> true",
          "separator === DOT -> separator !== DOT",
        ),
        note: "`continues`, asked later of every date, refuses one that a dot and a digit follow, too",
      },
      {
        file: "detect/dates.ts",
        lines: ["secondLength < 1 ||", "secondLength !== 4"],
        is: only("secondLength < 1 -> false", "secondLength !== 4 -> false"),
        note: "it is asked only where one, two or four digits stand behind the separator (`nextDigits`)",
      },
      {
        file: "detect/dates.ts",
        lines: ["thirdLength < 1 ||"],
        is: only("thirdLength < 1 -> false"),
        note: "no digits read as 0, which is no day",
      },
      {
        file: "detect/dates-labelled.ts",
        lines: ["labelEnd < 0", "end < 0", "yearEnd > 0", "if (end > 0) report"],
        is: only(
          "labelEnd < 0 -> labelEnd <= 0",
          "end < 0 -> end <= 0",
          "matchEnd(birthLabel, text, start) > 0 -> matchEnd(birthLabel, text, start) >= 0",
          "yearEnd > 0 -> yearEnd >= 0",
          "end > 0 -> end >= 0",
        ),
        note: past,
      },
      {
        file: "detect/dates-prose.ts",
        lines: ["end < 0", "const hasDay ="],
        is: only("end < 0 -> end <= 0", "end > 0 -> end >= 0"),
        note: past,
      },
      {
        file: "detect/dates-prose.ts",
        lines: ["const hasDay ="],
        is: only("dayStart >= 0 -> dayStart > 0"),
        note: "before a day that begins the text stands no year",
      },
      {
        file: "detect/dates-prose.ts",
        lines: ["const ambiguous ="],
        is: becomes("/(?:may|mar|march|sep|dec|jan|jun)$/"),
        note: "it is asked about the names of months, of which no other ends so",
      },
      {
        file: "detect/dates-prose.ts",
        lines: ["const fullName ="],
        is: becomes("/^[JFMASOND](?:ay|[a-z]{3,})/"),
        note: "it is asked about the names of months: behind a small letter they go on in small letters, and none is longer than `May` that begins so",
      },
      {
        file: "detect/dates-prose.ts",
        lines: ["text.slice(last - 1, end)"],
        is: becomes("/(?:st|nd|rd|th)$/i", "/^(?:st|nd|rd|th)/i"),
        note: "it is asked about two characters",
      },
      {
        file: "detect/dates-prose.ts",
        lines: ["start - end < 3 && end > 0"],
        is: only("end > 0 -> true", "end > 0 -> end >= 0"),
        note: "before the beginning of the text stands no digit, so no day is found from there",
      },
      {
        file: "detect/dates-prose.ts",
        lines: ["dayStart < 0 || end - dayStart !== 4"],
        is: only("dayStart < 0 -> false"),
        note: "what has no day before the month does not end at the third character",
      },
      {
        file: "detect/dates-season.ts",
        lines: [
          "matchEnd(stayAfter, text, end) > 0",
          "const yearAhead =",
          "const ordinal =",
          "if (end > 0 && isOfStay",
        ],
        is: only("matchEnd(stayAfter, text, end) > 0 -> matchEnd(stayAfter, text, end) >= 0", "end > 0 -> end >= 0"),
        note: past,
      },
      {
        file: "detect/dates-season.ts",
        lines: ["let end = -1"],
        is: only("-1 -> +1"),
        note: "both ways that follow set it",
      },
      {
        file: "detect/dates-season.ts",
        lines: ["const ordinal ="],
        is: only("end > 0 -> true"),
        note: "where no year was found nothing is reported, wherever it would begin",
      },
      {
        file: "detect/dates-time.ts",
        lines: [
          "matchEnd(glued, text, end) > 0",
          "matchEnd(withSeconds, text, end) > 0",
          "matchEnd(midnight, text, end) > 0",
        ],
        is: only(
          "matchEnd(glued, text, end) > 0 -> matchEnd(glued, text, end) >= 0",
          "matchEnd(withSeconds, text, end) > 0 -> matchEnd(withSeconds, text, end) >= 0",
          "matchEnd(midnight, text, end) > 0 -> matchEnd(midnight, text, end) >= 0",
        ),
        note: past,
      },
      {
        file: "detect/dates-time.ts",
        lines: ["matchEnd(withMinutes, text, end) < 0"],
        is: only("matchEnd(withMinutes, text, end) < 0 -> matchEnd(withMinutes, text, end) <= 0"),
        note: past,
      },
      {
        file: "detect/dates-time.ts",
        lines: ["const withSeconds ="],
        is: becomes(raw`/(?:,? {1,2}|[T_:/-] )\d{1,2}[:.h-]\d\d[:.-]\d\d/y`),
        note: "it is asked only where a space or a comma follows, which the other half of the choice takes",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["const midnight ="],
        is: becomes(
          raw`/[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\D\d:?\d\d)?(?![\d:.])/y`,
          raw`/[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d\D:?\d\d)?(?![\d:.])/y`,
          raw`/[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d\d:\d\d)?(?![\d:.])/y`,
          raw`/[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d\d:?\D\d)?(?![\d:.])/y`,
          raw`/[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d\d:?\d\D)?(?![\d:.])/y`,
        ),
        note: "the zone may be left out, and what it begins with may follow: only whether the pattern fits is asked, and `rest` finds the end",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["while (stop < end &&"],
        is: only("stop < end -> true", "stop < end -> stop <= end"),
        note: "no digit follows a date",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["stop - index === 4 &&"],
        is: only("text.charCodeAt(index) === 49 -> true", "second === 56 || second === 57 -> true"),
        note: "the four digits of a date are a year from 1800 to 2099: its first tells as much as its second",
      },
      {
        file: "detect/phone.ts",
        lines: ["end < 0", "end > 0 && isInHex"],
        is: only("end < 0 -> end <= 0", "end > 0 -> end >= 0"),
        note: past,
      },
      {
        file: "detect/labelled-phone.ts",
        lines: [
          ...["told > 0", "from < 0", "end < 0", "index < 0", "if (end > 0 &&"],
          "matchEnd(closed, text, index - 1) > 0",
        ],
        is: only(
          "told > 0 -> told >= 0",
          "from < 0 -> from <= 0",
          "end < 0 -> end <= 0",
          "index < 0 -> index <= 0",
          "end > 0 -> end >= 0",
          "matchEnd(closed, text, index - 1) > 0 -> matchEnd(closed, text, index - 1) >= 0",
          "matchEnd(bareAllowed, text, start) > 0 -> matchEnd(bareAllowed, text, start) >= 0",
          "matchEnd(quantity, text, end) < 0 -> matchEnd(quantity, text, end) <= 0",
        ),
        note: past,
      },
      {
        file: "detect/labelled-phone.ts",
        lines: ["if (end < 0) return -1;"],
        is: only("end < 0 -> false"),
        note: "what follows returns -1 or `end`, which is -1",
      },
      {
        file: "detect/labelled-phone.ts",
        lines: ["index > from &&"],
        is: only("index > from -> true", "index > from -> index >= from"),
        note: "what stands before `from` is the end of a word and no parenthesis",
      },
      {
        file: "detect/labelled-phone.ts",
        lines: ["const quantity ="],
        is: ({ replacement }) => replacement.startsWith("/ (?:ms"),
        note: "a number with a letter right behind it is none",
      },
      {
        file: "detect/labelled-phone.ts",
        lines: ['classification: "phone"'],
        is: only('"phone" -> ""'),
        note: "every hit names its own",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/dates.ts",
        lines: ["count < 5"],
        is: only("count < 5 -> true", "count < 5 -> count <= 5"),
        note: "five digits are no part of a date, and more are none",
      },
      {
        file: "detect/dates.ts",
        lines: ['{ digits: [1, 2], next: "-", nextDigits: [4], unchained: true }'],
        is: only("true -> false"),
        note: "two numbers with a hyphen are a date behind a word alone, and none stands right behind a chain",
      },
      {
        file: "detect/dates-labelled.ts",
        lines: ["first >= 48 && first <= 57"],
        is: only(
          "!(first >= 48 && first <= 57) -> false",
          "first >= 48 && first <= 57 -> true",
          "first >= 48 && first <= 57 -> first >= 48 || first <= 57",
          "first >= 48 -> true",
          "first <= 57 -> true",
        ),
        note: "every pattern that is spared begins with a digit",
      },
      {
        file: "detect/dates-prose.ts",
        lines: ['joint !== "" && joints.includes(joint)'],
        note: "`rangeTo`, which is spared, ends with one of these",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["index - end < 3"],
        is: only("index - end < 3 -> true", "index - end < 3 -> index - end <= 3"),
        note: "whether a longer look is spared: all patterns of a time begin within three signs",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["return index > end && isDigit"],
        note: "whether a longer look is spared",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["if (!mayHaveTime(text, end))"],
        is: only("!mayHaveTime(text, end) -> false", "{ -> {}"),
        note: "the longer way ends at the same report where no time follows",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["index + 4 <= end"],
        is: only("index + 4 -> index - 4"),
        note: "the last three places begin no four digits",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["isDigit(code) || (code >= 65 && code <= 90)"],
        is: only(
          "isDigit(code) || (code >= 65 && code <= 90) -> true",
          "code >= 65 && code <= 90 -> code >= 65 || code <= 90",
          "code >= 65 -> true",
          "code <= 90 -> true",
        ),
        note: "`timeBefore`, which is spared, asks for a digit or a capital there, too",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["text.charCodeAt(start - 1) === 32"],
        is: only("text.charCodeAt(start - 1) === 32 -> true"),
        note: "`timeBefore`, which is spared, ends with a space",
      },
      {
        file: "detect/dates-time.ts",
        lines: [
          "const isTwo =",
          "isDigit(text.charCodeAt(index + 1)) && isDigit(text.charCodeAt(index + 2))",
          "function isPlainStamp(",
          "separator !== SPACE && separator !== T",
          "text.charCodeAt(end + 1) === ZERO && text.charCodeAt(end + 2) === ZERO",
          "text.charCodeAt(end + 3) === COLON &&",
          "text.charCodeAt(end + 6) === COLON &&",
          "isPlainStamp(text, end) && !mayOpenSentence(text, start)",
        ],
        is: only(
          "(text: string, index: number): boolean => -> () => undefined",
          "isDigit(text.charCodeAt(index + 1)) && isDigit(text.charCodeAt(index + 2)) -> false",
          "{ -> {}",
          "(separator !== SPACE && separator !== T) || !isTwo(text, end) -> true",
          "separator !== SPACE && separator !== T -> separator !== SPACE || separator !== T",
          "separator !== SPACE -> true",
          "separator !== T -> true",
          "text.charCodeAt(end + 1) === ZERO && text.charCodeAt(end + 2) === ZERO -> true",
          "text.charCodeAt(end + 1) === ZERO && text.charCodeAt(end + 2) === ZERO -> text.charCodeAt(end + 1) === ZERO || text.charCodeAt(end + 2) === ZERO",
          "text.charCodeAt(end + 1) === ZERO -> true",
          "text.charCodeAt(end + 2) === ZERO -> true",
          "text.charCodeAt(end + 3) === COLON && -> false",
          "end + 3 -> end - 3",
          "end + 6 -> end - 6",
          "!early && isPlainStamp(text, end) && !mayOpenSentence(text, start) -> false",
        ),
        note: "fewer stamps are known at a glance; `isStamp` knows the others",
      },
      {
        file: "detect/dates-time.ts",
        lines: ["const mayOpenSentence ="],
        is: only("text.charCodeAt(start - 2) === N -> true"),
        note: "fewer stamps are known at a glance; `isStamp` and `sentence` know the others",
      },
    ],
  },
  {
    title: "Taken, although a result differs",
    why: "An input can reach the difference, and neither result is better for anybody: a bound that could as well be one more or less, or input that nobody writes.",
    places: [
      {
        file: "detect/dates-prose.ts",
        lines: ["const fullName ="],
        is: becomes("/[JFMASOND](?:ay|[a-z]{3,})$/"),
        note: "`JANuary`",
      },
      {
        file: "detect/phone.ts",
        lines: ["const oneBefore ="],
        is: becomes(raw`/(?:^|[^0-9])(\+?1[-. ]{0,2}(?:\( )?)$/`),
        note: "two opening parentheses",
      },
    ],
  },
];
