import { only } from "../changes.mjs";

/** Survivors of the room `host`; each change is written as `original -> replacement`. */
export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "host/formatted.ts",
        lines: ['const [first = "", ...rest]'],
        is: only('"" -> "Stryker was here!"'),
        note: "types ask for this; a text that is split has a first part",
      },
      {
        file: "host/formatted.ts",
        lines: ["policy.message.catalogue ?? []"],
        is: only('[] -> ["Stryker was here"]'),
        note: "types ask for this; only where no text is held to a catalogue there is none, and then the check is false",
      },
      {
        file: "host/classify-members.ts",
        lines: ["segments.some((segment) =>"],
        is: only('segment.kind === "key" -> true'),
        note: "only a key has a name",
      },
      {
        file: "host/classify-members.ts",
        lines: ['formatPath([{ kind: "deep" }'],
        is: only('{ kind: "deep" } -> {}', '"deep" -> ""'),
        note: "what is no other kind of segment is written as `**`",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "host/formatted.ts",
        lines: ["templates.length === 0"],
        is: only("templates.length === 0 -> false"),
        note: "none of no templates made a text",
      },
      {
        file: "host/formatted.ts",
        lines: ["known !== undefined", "text.length <= longestRemembered"],
        is: only(
          "known !== undefined -> false",
          "text.length <= longestRemembered -> true",
          "text.length <= longestRemembered -> false",
          "text.length <= longestRemembered -> text.length < longestRemembered",
          "text.length <= longestRemembered -> text.length > longestRemembered",
        ),
        note: "which verdicts are remembered",
      },
    ],
  },
  {
    title: "Taken, although a result differs",
    why: "An input can reach the difference, and neither result is better for anybody: a bound that could as well be one more or less, or input that nobody writes.",
    places: [
      {
        file: "host/open-scanner.ts",
        lines: ["createKeyVocabulary([])"],
        is: only('[] -> ["Stryker was here"]'),
        note: "the mutant's own words are known as parts of a key",
      },
    ],
  },
];
