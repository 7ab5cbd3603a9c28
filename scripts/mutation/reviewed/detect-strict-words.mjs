import { holds, only } from "../changes.mjs";

/** Survivors of the words, units and terms of `strict`, and of what joins and reads findings; each change is written as `original -> replacement`. */

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/strict-units.ts",
        lines: ["/^n['’]t$/i.test("],
        is: only("/^n['’]t$/i -> /n['’]t$/i", "/^n['’]t$/i -> /^n['’]t/i"),
        note: "of what is contracted only `t` begins or ends with a t, so the text has three characters",
      },
      {
        file: "detect/strict-units.ts",
        lines: ["const place ="],
        is: only('"within" -> ""'),
        note: "a word that begins in lower case is judged the same in every place",
      },
      {
        file: "detect/strict-units.ts",
        lines: ["if (kinds === DIGIT) return"],
        is: only("kinds === DIGIT -> false"),
        note: "what follows asks for as many digits and finds no letters to judge",
      },
      {
        file: "detect/strict-units.ts",
        lines: ['"beginning") === "lose"'],
        is: only('"beginning" -> ""'),
        note: "it is asked only whether the place is `within` or `sentence`",
      },
      {
        file: "detect/strict-units.ts",
        lines: ["if (ended > start &&"],
        is: only("ended > start -> ended >= start"),
        note: "an id without anything before it passed above, as a whole",
      },
      {
        file: "detect/strict-units.ts",
        lines: ["run.end < ended"],
        is: only("run.end < ended -> run.end <= ended"),
        note: "a joint stands before the id, so no run ends there",
      },
      {
        file: "detect/strict-units.ts",
        lines: ["if (escaped >= 0"],
        is: only("escaped >= 0 -> escaped > 0"),
        note: "an escape ends behind its first character",
      },
      {
        file: "detect/strict-units.ts",
        lines: ["if (end > 0", "if (term > 0"],
        is: only("end > 0 -> end >= 0", "term > 0 -> term >= 0"),
        note: "it is -1 or behind where it begins",
      },
      {
        file: "detect/strict-units.ts",
        lines: ["while (kind !== 0 && index < to)"],
        is: only("index < to -> true", "index < to -> index <= to"),
        note: "the kind is 0 at the end",
      },
      {
        file: "detect/strict-terms.ts",
        lines: ["most > 0 && listed.test(text)", "if (last > 0)"],
        is: only(
          "readTerm(text, listed.lastIndex, most - 1) > 0 -> readTerm(text, listed.lastIndex, most - 1) >= 0",
          "last > 0 -> last >= 0",
        ),
        note: "it is -1 or behind where it begins",
      },
      {
        file: "detect/strict-term-list.ts",
        lines: ["(?:[1-9]|10)(?![-./+]?\\d)"],
        is: holds("(?![-./+]\\d)"),
        note: "the end of the pattern refuses a digit right behind, too",
      },
      {
        file: "detect/strict-term-list.ts",
        lines: ["laws?|equations?"],
        is: holds("|principles|"),
        note: "`principle` stands in the list once more",
      },
      {
        file: "detect/strict-word.ts",
        lines: ["/^(?:alzheimer|"],
        is: holds("/(?:alzheimer|"),
        note: "the text begins with the word, and no name of the vocabulary ends in another of these",
      },
      {
        file: "detect/strict-word.ts",
        lines: ["const verb ="],
        is: holds("/(?:will|"),
        note: "no word of the class ends in another of these",
      },
      {
        file: "detect/strict-word.ts",
        lines: ["code >= 65 && code <= 90"],
        is: only("code >= 65 -> true"),
        note: "it is asked of ASCII letters alone",
      },
      {
        file: "detect/reader.ts",
        lines: ["let found: Finding[] = []"],
        note: "it is set before anything is told",
      },
      {
        file: "detect/clinical.ts",
        lines: ["const end = from < 0", "if (end > 0)"],
        is: only("from < 0 -> from <= 0", "end > 0 -> end >= 0"),
        note: "it is -1 or behind the label",
      },
      {
        file: "detect/word-index.ts",
        lines: ["const values = new Array"],
        is: holds("new Array()"),
        note: "a member that is absent is undefined, too",
      },
      {
        file: "detect/word-index.ts",
        lines: ["index < word.length; index++"],
        is: only("index < word.length -> index <= word.length"),
        note: "what is written behind the word is not read",
      },
      {
        file: "detect/vocabulary.ts",
        lines: ["hashWord(text, start, end) * 2 ** 20 + ("],
        is: ({ replacement }) => replacement.includes("* 2 ** 20 - ("),
        note: "of two hashes that number is made by no others either",
      },
      {
        file: "detect/vocabulary.ts",
        lines: ["at < list.length; ) {"],
        is: only("at < list.length -> at <= list.length"),
        note: "past the end there is no letter, and what is written is 0, which is an empty place",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "detect/strict-units.ts",
        lines: ["if (isInner && end - start <= 2"],
        is: only("end - start <= 2 -> true"),
        note: "the pattern takes two letters at most",
      },
      {
        file: "detect/strict-units.ts",
        lines: ["const place ="],
        is: only("text.charCodeAt(start) < 97 -> true", "text.charCodeAt(start) < 97 -> text.charCodeAt(start) <= 97"),
        note: "a word that begins in lower case is judged the same in every place",
      },
      {
        file: "detect/strict-units.ts",
        lines: ["stampBegins.test("],
        is: only("stampBegins.test(text[index]!) -> true"),
        note: "no timestamp begins with another character",
      },
      {
        file: "detect/strict-word.ts",
        lines: ['text[stem] === "s"'],
        is: only('text[stem] === "s" -> true'),
        note: "the pattern takes no other letter there",
      },
      {
        file: "detect/units.ts",
        lines: ["if (at !== bracket || marked["],
        is: only("at !== bracket || marked[text.charCodeAt(next)] === 1 -> true"),
        note: "the pattern refuses a bracket before another letter, too",
      },
      {
        file: "detect/units.ts",
        lines: ["if (bracket >= 0 &&", "if (token1 >= 0 &&", "if (sealed1 >= 0 &&"],
        is: ({ replacement }) => /^true$|\|\||<= next$/.test(replacement),
        note: "looked for again from `next`, what stands behind it is found once more, and what is not there is not",
      },
      {
        file: "detect/repeats.ts",
        lines: ["if (isOpen) young.set("],
        is: only("isOpen -> true"),
        note: "once it ended, nobody asks for what is remembered",
      },
      {
        file: "detect/word-index.ts",
        lines: ["if (end - start > LONGEST)"],
        is: only("end - start > LONGEST -> false"),
        note: "a longer word has the hash of a known one by chance alone, as other words do, and is then asked about once too often",
      },
      {
        file: "detect/vocabulary.ts",
        lines: ["if (end - start > longest)", "if (added.size > 0", "if (table[slot] === 0)"],
        is: only(
          "end - start > longest -> false",
          "added.size > 0 -> true",
          "added.size > 0 -> added.size >= 0",
          "table[slot] === 0 -> false",
        ),
        note: "looked up, such a word is found nowhere",
      },
      {
        file: "detect/reader.ts",
        lines: ["(may & MAY_HOLD_FORMAT) !== 0) {"],
        is: only("(may & MAY_HOLD_FORMAT) !== 0 -> true"),
        note: "where the sweep saw how no format begins, none is found",
      },
      {
        file: "detect/reader.ts",
        lines: ["all.length < 2 ?"],
        is: only("all.length < 2 -> false"),
        note: "one finding, joined, is itself",
      },
    ],
  },
  {
    title: "Taken, although a result differs",
    why: "An input can reach the difference, and neither result is better for anybody: a bound that could as well be one more or less, or input that nobody writes.",
    places: [
      {
        file: "detect/repeats.ts",
        lines: ["const digest = hash("],
        is: only('"base64" -> ""'),
        note: "the digest is read as UTF-8, which tells texts apart as well for a key that is never written",
      },
    ],
  },
];
