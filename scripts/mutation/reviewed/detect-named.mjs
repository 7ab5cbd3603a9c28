/** Survivors of the labels, titles and lists of names in `detect`, and of what they share. */
import { becomes, only } from "../changes.mjs";

const { raw } = String;

/** A place of a sticky pattern's hit: -1 where there is none, past its beginning where there is one, so never 0. */
const noZero = "no hit ends at the text's first character: a place is -1 or more than 0";

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/names-titled.ts",
        lines: ["const initials ="],
        is: becomes(
          raw`/\p{Lu}\.?(?: \P{Lu}\.?)?(?=[ ,;)?!\n]|$)/uy`,
          raw`/\p{Lu}\.?(?: \p{Lu}\.)?(?=[ ,;)?!\n]|$)/uy`,
        ),
        note: "`followName` takes the second initial, too",
      },
      {
        file: "detect/names-titled.ts",
        lines: ["if (doctor < 0 &&"],
        is: only("doctor < 0 -> doctor <= 0"),
        note: noZero,
      },
      {
        file: "detect/name-evidence.ts",
        lines: ["burnetii pertussis abscessus"],
        is: only("/\\s+/ -> /\\s/"),
        note: "an empty word more: no word asked for is empty",
      },
      {
        file: "detect/name-evidence.ts",
        lines: ["if (!letters.test(part))"],
        is: only("!letters.test(part) -> false"),
        note: "the vocabulary holds ASCII letters alone, so it does not know the word",
      },
      {
        file: "detect/name-evidence.ts",
        lines: ["if (words === 0 || !strong"],
        is: only("words === 0 -> false"),
        note: "without a word nothing is strong",
      },
      {
        file: "detect/name-evidence.ts",
        lines: ["if (stop > 0) word", "return { end: initial > 0"],
        is: only("stop > 0 -> stop >= 0", "initial > 0 -> initial >= 0"),
        note: noZero,
      },
      {
        file: "detect/name-lists.ts",
        lines: ['let last = ""'],
        is: only('"" -> "Stryker was here!"'),
        note: "the first entry shares no characters with one before it",
      },
      {
        file: "detect/name-words.ts",
        lines: ["/\\s+/,"],
        is: only("/\\s+/ -> /\\s/"),
        note: "an empty word more: no word asked for is empty",
      },
      {
        file: "detect/name-words.ts",
        lines: ["if (start === 0) return false", "if (code < 128)"],
        is: only("start === 0 -> false", "code < 128 -> code <= 128"),
        note: "what stands before the text's start is no number, which is in no range; nor is U+0080 in either",
      },
      {
        file: "detect/name-words.ts",
        lines: ["for (let index = 1; index < word.length", "if (isCapital(word, index) || word"],
        is: only(
          "index < word.length -> index <= word.length",
          "word.charCodeAt(index) > 127 -> word.charCodeAt(index) >= 127",
        ),
        note: "behind the end there is no character; and where the pattern is asked earlier, it says the same of the whole word",
      },
      {
        file: "detect/name-words.ts",
        lines: ["return code !== 32 && code !== 44", "if (stop < 0) break"],
        is: only("matchEnd(pattern, text, index) > 0 -> matchEnd(pattern, text, index) >= 0", "stop < 0 -> stop <= 0"),
        note: noZero,
      },
      {
        file: "detect/names.ts",
        lines: ["if (name > 0 &&", "const end = from < 0", "if (end > 0 &&"],
        is: only(
          "name > 0 -> name >= 0",
          "matchEnd(machineWord, text, name) > 0 -> matchEnd(machineWord, text, name) >= 0",
          "from < 0 -> from <= 0",
          "end > 0 -> end >= 0",
        ),
        note: noZero,
      },
      {
        file: "detect/names-listed.ts",
        lines: ["return matchEnd(loneEnd, text, end) >= 0"],
        is: only("matchEnd(loneEnd, text, end) >= 0 -> matchEnd(loneEnd, text, end) > 0"),
        note: "an empty hit ends behind the name, which is not empty",
      },
      {
        file: "detect/names-segments.ts",
        lines: ["if (stop < start) return undefined"],
        is: only("stop < start -> stop <= start"),
        note: "a hit goes past the sign, which stands at `start`",
      },
      {
        file: "detect/names-titled.ts",
        lines: ["end - 2 >= start && isPossessive"],
        is: only("end - 2 >= start -> true", "end - 2 >= start -> end - 2 > start", "end - 2 -> end + 2"),
        note: "the quote before an `s` is the name's own: no title ends in one",
      },
      {
        file: "detect/names-titled.ts",
        lines: [
          "if (end > 0 && !mayBeSurname",
          "if (end < 0) {",
          "if (from < 0) return withDegree",
          "if (end < 0) return undefined",
        ],
        is: only("end > 0 -> end >= 0", "end < 0 -> end <= 0", "from < 0 -> from <= 0"),
        note: noZero,
      },
      {
        file: "detect/names-titled.ts",
        lines: ["if (end < 0) return -1"],
        is: only("end < 0 -> false", "end < 0 -> end <= 0"),
        note: "nothing follows a place before the text, so what comes of -1 is -1",
      },
      {
        file: "detect/names-titled.ts",
        lines: ["return followed.words > 0"],
        is: only("followed.words > 0 -> true", "followed.words > 0 -> followed.words >= 0"),
        note: "where no word follows, `followName` has taken the `'s` off as well",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/name-evidence.ts",
        lines: ["const isLower ="],
        is: only(
          "(code: number): boolean => code > 96 && code < 123 -> () => undefined",
          "code > 96 && code < 123 -> false",
        ),
        note: "no word is read by its codes, but by the pattern, which reads the same",
      },
      {
        file: "detect/name-evidence.ts",
        lines: ["if (letters.test(lower)) return lower"],
        is: only("letters.test(lower) -> false"),
        note: "of plain letters nothing is replaced",
      },
      {
        file: "detect/name-evidence.ts",
        lines: ["if (word.length > 1 && !joint.test(word))"],
        is: only("word.length > 1 && !joint.test(word) -> false"),
        note: "a word without a joint is its only part",
      },
      {
        file: "detect/name-evidence.ts",
        lines: ["function plainEnd(text: string", "if (!isCapital(text, start)) return -1", "let end = start + 1"],
        is: only("{ -> {}", "!isCapital(text, start) -> true", "start + 1 -> start - 1"),
        note: "a word of plain letters is left to the pattern, which reads the same",
      },
      {
        file: "detect/name-evidence.ts",
        lines: ["while (end - start < LONGEST_TERM", "return end > start + 1 &&", "if (stop > 0) word"],
        is: only(
          "end - start < LONGEST_TERM && isLower(text.charCodeAt(end)) -> false",
          "end - start < LONGEST_TERM -> end - start <= LONGEST_TERM",
          "end - start < LONGEST_TERM -> end - start >= LONGEST_TERM",
          "end - start -> end + start",
          "end++ -> end--",
          "end > start + 1 && (next === space || next === 44 || next === 46) -> false",
          "next === space || next === 44 || next === 46 -> (next === space || next === 44) && next === 46",
          "next === space || next === 44 -> false",
          "next === space || next === 44 -> next === space && next === 44",
          "next === space -> false",
          "next === 44 -> false",
          "next === 46 -> false",
          "stop > 0 -> false",
        ),
        note: "a word of plain letters, or a longer one, is left to the pattern, which reads the same",
      },
      {
        file: "detect/name-words.ts",
        lines: ["if (isCapital(word, index) || word"],
        is: only("isCapital(word, index) || word.charCodeAt(index) > 127 -> true"),
        note: "the pattern is asked about words that hold no capital, too",
      },
      {
        file: "detect/name-words.ts",
        lines: ["return code !== 32 && code !== 44"],
        is: only(
          "code !== 32 && code !== 44 -> true",
          "code !== 32 && code !== 44 -> code !== 32 || code !== 44",
          "code !== 32 -> true",
          "code !== 44 -> true",
        ),
        note: "the pattern is asked at a space or a comma, which it does not take",
      },
      {
        file: "detect/name-words.ts",
        lines: ["const mayBegin ="],
        is: only(
          "text.charCodeAt(start) > 127 || particleLetters.includes(text.charAt(start)) -> true",
          "text.charCodeAt(start) > 127 -> text.charCodeAt(start) >= 127",
        ),
        note: "the pattern is asked at characters that it does not begin with",
      },
      {
        file: "detect/name-words.ts",
        lines: ["while (end - start < LONGEST_PART && isLetter", "const isWhole ="],
        is: only(
          "end - start < LONGEST_PART && isLetter(text.charCodeAt(end)) -> false",
          "end - start < LONGEST_PART -> end - start >= LONGEST_PART",
          "end - start -> end + start",
          "next === 32 || next === 44 || next === 46 -> false",
          "next === 32 || next === 44 || next === 46 -> (next === 32 || next === 44) && next === 46",
          "next === 32 || next === 44 -> false",
          "next === 32 || next === 44 -> next === 32 && next === 44",
          "next === 32 -> false",
          "next === 44 -> false",
          "next === 46 -> false",
        ),
        note: "a word of plain letters is left to the pattern, which reads the same",
      },
      {
        file: "detect/name-words.ts",
        lines: ["if (text.charCodeAt(space) !== 32 ||"],
        is: only(
          "text.charCodeAt(space) !== 32 || !isCapital(text, space + 1) -> false",
          "text.charCodeAt(space) !== 32 || !isCapital(text, space + 1) -> text.charCodeAt(space) !== 32 && !isCapital(text, space + 1)",
          "text.charCodeAt(space) !== 32 -> false",
        ),
        note: "the pattern asks for the space and begins with a capital",
      },
      {
        file: "detect/names.ts",
        lines: ["if (matchEnd(anyLabel, text, start) < 0)"],
        is: only(
          "matchEnd(anyLabel, text, start) < 0 -> false",
          "matchEnd(anyLabel, text, start) < 0 -> matchEnd(anyLabel, text, start) <= 0",
        ),
        note: "each label is asked for alone",
      },
      {
        file: "detect/names.ts",
        lines: ["const anyLabel ="],
        is: only("([label]) => label.source -> () => undefined"),
        note: "the joined pattern fits everywhere; each label is asked for alone",
      },
      {
        file: "detect/names-listed.ts",
        lines: ["if (text.charCodeAt(start - 2) !== 44 ||", "if (endsInLower(text, start - 2)) return -1"],
        is: only(
          "text.charCodeAt(start - 2) !== 44 || text.charCodeAt(start - 1) !== 32 -> false",
          "text.charCodeAt(start - 2) !== 44 || text.charCodeAt(start - 1) !== 32 -> text.charCodeAt(start - 2) !== 44 && text.charCodeAt(start - 1) !== 32",
          "text.charCodeAt(start - 2) !== 44 -> false",
          "text.charCodeAt(start - 1) !== 32 -> false",
          "endsInLower(text, start - 2) -> false",
          "start - 2 -> start + 2",
        ),
        note: "`lastBefore` asks for a comma, a space and a capitalised word before them",
      },
      {
        file: "detect/names-segments.ts",
        lines: ["if (!capital.test(text.charAt(end)) ||"],
        is: only(
          "!capital.test(text.charAt(end)) || !nameCharacter.test(text.charAt(start - 1)) -> false",
          "!capital.test(text.charAt(end)) || !nameCharacter.test(text.charAt(start - 1)) -> !capital.test(text.charAt(end)) && !nameCharacter.test(text.charAt(start - 1))",
          "text.charAt(end) -> text",
          "text.charAt(start - 1) -> text",
          "start - 1 -> start + 1",
        ),
        note: "`components` asks for the characters around the sign",
      },
      {
        file: "detect/names-titled.ts",
        lines: ["if (text.charCodeAt(start - 2) !== 44"],
        is: only("text.charCodeAt(start - 2) !== 44 -> false"),
        note: "`twoWords` asks for the comma",
      },
    ],
  },
];
