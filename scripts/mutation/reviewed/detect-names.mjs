/** Survivors of the detectors of names that words around them show, of ages, coordinates and ZIP codes. */
import { only } from "../only.mjs";

const place = "a place in the text is -1 where nothing was found and past the anchor where something was";

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/names-accented.ts",
        lines: ["if (firstEnd < 0) return -1", "if (end < 0) {", "if (end < 0) return undefined"],
        is: only("firstEnd < 0 -> firstEnd <= 0", "end < 0 -> end <= 0"),
        note: place,
      },
      {
        file: "detect/names-accented.ts",
        lines: ["const isAccented ="],
        is: only("code > 0x1dff -> code >= 0x1dff"),
        note: "U+1DFF is a mark, which is taken out before",
      },
      {
        file: "detect/names-accented.ts",
        lines: ["isCapital(text, end)) end++"],
        is: only(
          "end - start < LONGEST && isCapital(text, end) -> false",
          "end - start < LONGEST -> end - start >= LONGEST",
          "end - start -> end + start",
          "end++ -> end--",
        ),
        note: "no name is read from a letter right behind which a capital stands, so the word behind it may end anywhere",
      },
      {
        file: "detect/names-accented.ts",
        lines: ["end > start && end - start < LONGEST"],
        is: only(
          "end > start && end - start < LONGEST -> true",
          "end > start && end - start < LONGEST -> end > start || end - start < LONGEST",
          "end > start -> true",
          "end > start -> end >= start",
        ),
        note: "no part of a listed name is empty or longer",
      },
      {
        file: "detect/names-announced.ts",
        lines: [
          "const mayBeAbout =",
          "if (from < 0) return undefined",
          "if (firstEnd < 0) return lowerName",
          "run.bareInitial",
          "firstEnd < 0 || !firstNames.has",
        ],
        is: only(
          "isNamed < 0 -> isNamed <= 0",
          "from < 0 -> from <= 0",
          "firstEnd < 0 -> firstEnd <= 0",
          "isAbout > 0 -> isAbout >= 0",
        ),
        note: place,
      },
      {
        file: "detect/names-announced.ts",
        lines: ["/\\s+/,"],
        note: "the mutant adds the empty word to the list, and none is asked about",
      },
      {
        file: "detect/names-announced.ts",
        lines: ["if (text.charCodeAt(end) === 46"],
        is: only("text.charCodeAt(end) === 46 -> false"),
        note: "a full stop is none of the three characters that are asked for behind the word",
      },
      {
        file: "detect/names-announced.ts",
        lines: ["if (end - start === 1"],
        is: only("text.charCodeAt(start - 1) !== 32 -> false"),
        note: "the pattern asks for the space, too; this look costs less",
      },
      {
        file: "detect/names-announced.ts",
        lines: ["if (from < 0) return undefined"],
        is: only("from < 0 -> false"),
        note: "from -1 no word is cut out, and an empty one is no name",
      },
      {
        file: "detect/names-described.ts",
        lines: ["isLetter(code) || code === 39"],
        is: only("code === 8217 -> false", "code < 0x2000 -> code <= 0x2000"),
        note: "`’` is read as `'` before, and U+2000 as a space",
      },
      {
        file: "detect/names-described.ts",
        lines: ["at > 0 && end - at < 3"],
        is: only("at > 0 -> true", "at > 0 -> at >= 0"),
        note: "before the text nothing is part of a name",
      },
      {
        file: "detect/names-described.ts",
        lines: ["if (at === from ||"],
        is: only("at === from -> false"),
        note: "what stands there is a space, with which no name begins: the next look ends it",
      },
      {
        file: "detect/names-described.ts",
        lines: ["if (isLetter(first)"],
        is: only("first > 191 -> true", "first > 191 -> first >= 191"),
        note: "what begins with a sign is read as no name, and no name is read across it; `¿` is no part of a word",
      },
      {
        file: "detect/names-described.ts",
        lines: ["if (text.charCodeAt(at - 1) !== 32) break"],
        is: only("text.charCodeAt(at - 1) !== 32 -> false"),
        note: "a name goes on behind a space alone",
      },
      {
        file: "detect/names-initials.ts",
        lines: ["isLetter(code) || code === quote"],
        is: only("code === 8217 -> false", "code < 0x2000 -> code <= 0x2000"),
        note: "`’` is read as `'` before, and U+2000 as a space",
      },
      {
        file: "detect/names-initials.ts",
        lines: ["if (name !== undefined && name.end > end)"],
        is: only("name.end > end -> true", "name.end > end -> name.end >= end"),
        note: "what is read from an initial has a word behind it",
      },
      {
        file: "detect/names-initials.ts",
        lines: ["if (from < 0 || !isCapital"],
        is: only("from < 0 -> false", "text.charCodeAt(end) === dot -> false"),
        note: "before the text stands no capital; the full stop is asked about only where none follows it",
      },
      {
        file: "detect/names-initials.ts",
        lines: ["matchEnd(patientBehind, text, end) > 0"],
        is: only("matchEnd(patientBehind, text, end) > 0 -> matchEnd(patientBehind, text, end) >= 0"),
        note: place,
      },
      {
        file: "detect/names-initials.ts",
        lines: ["patients?|pt"],
        is: ({ replacement }) => replacement.includes("|\\d ?[FM]"),
        note: "the first digits of an age are not asked for anything",
      },
      {
        file: "detect/names-introduced.ts",
        lines: ["if (from < 0) return undefined"],
        is: only("from < 0 -> from <= 0"),
        note: place,
      },
      {
        file: "detect/names-introduced.ts",
        lines: ["if ((next !== 32 && next !== 58"],
        is: only("next !== 32 && next !== 58 && next !== 44 -> false"),
        note: "the pattern of what stands between asks for one of the three, too",
      },
      {
        file: "detect/age.ts",
        lines: ["reach: [20, 30]"],
        note: "where a text is cut, no age comes up that was none in the whole",
      },
      {
        file: "detect/age.ts",
        lines: ["if (end < 0 && matchEnd(decade"],
        is: only("end < 0 -> true"),
        note: "no unit of an age begins with an `s` that ends a word",
      },
      {
        file: "detect/age.ts",
        lines: [
          "if (end < 0 && matchEnd(decade",
          "if (end > 0) report(start, end);",
          "if (end < 0 || !isOver89",
          "if (end > 0) report(start - ",
          "if (end < 0 && ageBefore",
        ],
        is: only(
          "end < 0 -> end <= 0",
          "end > 0 -> end >= 0",
          "matchEnd(decade, text, runEnd) > 0 -> matchEnd(decade, text, runEnd) >= 0",
        ),
        note: place,
      },
      {
        file: "detect/age.ts",
        lines: ["if (last === 110 ||"],
        is: only("last === 115 -> true"),
        note: "of its words only plurals have more than eight letters and another end than `n`",
      },
      {
        file: "detect/coordinates.ts",
        lines: ["if (end > 0) report(from, end)"],
        is: only("end > 0 -> end >= 0"),
        note: place,
      },
      {
        file: "detect/zip.ts",
        lines: ["reach: [80, 8]"],
        note: "where a text is cut, no ZIP code comes up that was none in the whole",
      },
      {
        file: "detect/zip.ts",
        lines: ["else if (end > 0 &&"],
        is: only("end > 0 -> end >= 0", "/\\d[-.]$|[a-z]$/ -> /\\d[-.]|[a-z]$/"),
        note: "an end is -1 or past the number; the pattern is asked for two characters, which it needs both",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/names-accented.ts",
        lines: ["while (end - start < LONGEST", "end > start && end - start < LONGEST"],
        is: only("end - start < LONGEST -> true", "end - start < LONGEST -> end - start <= LONGEST"),
        note: "how far a word is walked: no listed part is as long",
      },
      {
        file: "detect/names-accented.ts",
        lines: ["if (firstEnd < 0) return -1"],
        is: only("firstEnd < 0 -> false"),
        note: "no name is read from there either",
      },
      {
        file: "detect/names-announced.ts",
        lines: ["while (wordEnd - start < LONGEST_PERSON"],
        is: only(
          "wordEnd - start < LONGEST_PERSON -> true",
          "wordEnd - start < LONGEST_PERSON -> wordEnd - start <= LONGEST_PERSON",
        ),
        note: "how far a word is walked: the patterns take none that is longer",
      },
      {
        file: "detect/names-announced.ts",
        lines: ["if (gap !== 32 &&", "const mayBeAbout ="],
        is: only(
          "gap !== 32 && gap !== 44 && gap !== 58 -> false",
          "aboutNext.includes(next) || (text.charCodeAt(start) | 32) === 114 -> true",
        ),
        note: "looks at one character that spare the patterns",
      },
      {
        file: "detect/names-described.ts",
        lines: ["if (at === start && !isDigit", "if (at === 0 || !inName", "if (endsInLower(text, at))"],
        note: "looks that spare reading a name: none ends there",
        is: only(
          "at === start && !isDigit(text.charCodeAt(at - 1)) -> false",
          "at === 0 || !inName(text.charCodeAt(at - 1)) -> false",
          "at === 0 || !inName(text.charCodeAt(at - 1)) -> at === 0 && !inName(text.charCodeAt(at - 1))",
          "at === 0 -> false",
          "endsInLower(text, at) -> false",
        ),
      },
      {
        file: "detect/names-described.ts",
        lines: ["while (digits - at < 4", "if (digits - behind > 3"],
        is: only("digits - at < 4 -> true", "digits - at < 4 -> digits - at <= 4", "at === behind -> false"),
        note: "a number of more than three digits is no age however many are walked; no name ends right before a digit",
      },
      {
        file: "detect/names-described.ts",
        lines: ["const plainLast =", "const last = text.slice", "if (plainLast.test(last)"],
        is: only(
          "/^[A-Z][a-z]+$/ -> /[A-Z][a-z]+$/",
          "/^[A-Z][a-z]+$/ -> /^[A-Z][a-z]+/",
          "/^[A-Z][a-z]+$/ -> /^[^A-Z][a-z]+$/",
          "/^[A-Z][a-z]+$/ -> /^[A-Z][a-z]$/",
          "/^[A-Z][a-z]+$/ -> /^[A-Z][^a-z]+$/",
          "text.slice(starts.at(-1) ?? at, at) -> text",
          "starts.at(-1) ?? at -> starts.at(-1) && at",
          "-1 -> +1",
          'plainLast.test(last) && evidenceOf(last) === "none" -> false',
          '"none" -> ""',
        ),
        note: "a look at the last word that spares reading the others: no name ends in a plain word",
      },
      {
        file: "detect/names-initials.ts",
        lines: ["if (text.charCodeAt(end) !== space ||"],
        is: only(
          "text.charCodeAt(end) !== space || text.charCodeAt(end + 1) < first -> false",
          "text.charCodeAt(end) !== space || text.charCodeAt(end + 1) < first -> text.charCodeAt(end) !== space && text.charCodeAt(end + 1) < first",
          "text.charCodeAt(end) !== space -> false",
          "text.charCodeAt(end + 1) < first -> false",
        ),
        note: "a look that spares reading a name",
      },
      {
        file: "detect/age.ts",
        lines: ["if (first !== 57 && first !== 49)"],
        is: only("first !== 57 && first !== 49 -> false"),
        note: "the pattern behind it begins with the same two digits",
      },
      {
        file: "detect/zip.ts",
        lines: ["return text.charCodeAt(start - 1) === 32", "const end = text.charCodeAt(runEnd) === 45"],
        is: only(
          "text.charCodeAt(start - 1) === 32 && (last === 44 || (last >= 65 && last <= 90)) -> true",
          "text.charCodeAt(start - 1) === 32 && (last === 44 || (last >= 65 && last <= 90)) -> text.charCodeAt(start - 1) === 32 || last === 44 || last >= 65 && last <= 90",
          "text.charCodeAt(start - 1) === 32 -> true",
          "last === 44 || (last >= 65 && last <= 90) -> true",
          "last >= 65 && last <= 90 -> last >= 65 || last <= 90",
          "last >= 65 -> true",
          "last <= 90 -> true",
          "text.charCodeAt(runEnd) === 45 -> true",
        ),
        note: "looks at one character that spare the patterns, which ask for the same",
      },
    ],
  },
  {
    title: "Right at a bound",
    why: "One more or one less at a bound that could as well stand there.",
    places: [
      {
        file: "detect/names-described.ts",
        lines: ["words < 4", "first > 191) words++"],
        is: only("words < 4 -> words <= 4", "words++ -> words--"),
        note: "four words and an initial, where the words alone are four parts of a name",
      },
    ],
  },
];
