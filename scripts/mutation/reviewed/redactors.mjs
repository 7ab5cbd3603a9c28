import { becomes, holds } from "../changes.mjs";

/** Survivors of detect, redactors and tokens. */
const was =
  (text) =>
  ({ original }) =>
    original === text;
const notAtZero = ({ replacement }) => !/[<>]= 0$/.test(replacement);
const isFiller = becomes('"Stryker was here!"');

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "detect/checksums.ts",
        lines: ["sum += weighted > 9"],
        note: "a sum and its negative are divisible by ten together",
      },
      {
        file: "detect/fold-bytes.ts",
        lines: ["const size = lead"],
        is: becomes("lead <= 0xf5"),
        note: "what 0xf5 leads is past the last code point and refused below",
      },
      {
        file: "detect/zip.ts",
        lines: ["before(text, start, 2)"],
        is: was("/\\d[-.]$/"),
        note: "it is asked for two characters, which it needs both",
      },
      { file: "detect/scan.ts", lines: ["disable = []"], note: "no detector has the name of the mutant" },
      {
        file: "detect/secret-forms.ts",
        lines: ["const awsKey =", "runEnd - start === 20"],
        is: ({ original }) => original !== "runEnd - start",
        note: "the pattern and the look at the length of the run ask for the same 20 characters",
      },
      {
        file: "detect/secret.ts",
        lines: ["matchEnd(passwordWord"],
        is: holds(">= 0"),
        note: "a place in the text is -1 where nothing was found and past the anchor where something was",
      },
      {
        file: "detect/ip.ts",
        lines: ["const loopback ="],
        is: becomes("/^(?:::1|::ffff:127\\..*)$/i"),
        note: "`::` holds no digit, which is asked before",
      },
      {
        file: "detect/phone.ts",
        lines: ['classification: "phone"'],
        note: "every hit names its own; `disable` takes the first detector by its name, too, and that it takes the second is held by `detect/scan.test.ts` since",
        is: was('"phone"'),
      },
      {
        file: "redactors/adopt.ts",
        lines: ['typeof value === "number"'],
        is: becomes("true"),
        note: "`Number.isInteger` is false for what is no number",
      },
      {
        file: "redactors/embedded-json.ts",
        lines: ["index < text.length"],
        is: becomes("index <= text.length"),
        note: "the place behind the end is none of the characters looked for",
      },
      {
        file: "redactors/embedded-json.ts",
        lines: ["return -1", "end < 0 ?"],
        note: "what does not close is no JSON, however much of it is handed to the parser",
      },
      {
        file: "redactors/embedded-json.ts",
        lines: ["} catch {"],
        note: "a function that does not return gives undefined",
      },
      {
        file: "redactors/error-text.ts",
        lines: ["index < text.length"],
        is: becomes("index <= text.length"),
        note: "the place behind the end is none of the characters looked for",
      },
      {
        file: "redactors/error-text.ts",
        lines: ["const names = open"],
        is: isFiller,
        note: "neither text reads as a list of columns",
      },
      {
        file: "redactors/error-text.ts",
        lines: ["const rest = text.slice"],
        note: "the last quote stands behind the first: what follows it is the same",
      },
      { file: "redactors/mark.ts", lines: ["Symbol.toPrimitive"], note: "`toString`, asked next, prints the same" },
      {
        file: "tokens/weakness.ts",
        lines: ["i < 2 * size"],
        is: becomes("false", "2 / size"),
        note: "there is no byte before the first, and what comes of none counts as a step",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      { file: "redactors/stack.ts", lines: ["const plainStart ="], note: "`frame` begins in the same way" },
      {
        file: "redactors/field-path.ts",
        lines: ["known !== undefined"],
        is: becomes("false"),
        note: "paths met before",
      },
      {
        file: "redactors/error-text.ts",
        lines: ["beforeOpening.test"],
        is: holds("Math.min"),
        note: "one character or all before the quote: the pattern looks at the last",
      },
    ],
  },
  {
    title: "Words for people",
    why: "An error is told by its code and by the option or rule that it names, which tests hold. The words of the hint behind them are not held one by one.",
    places: [
      {
        file: "tokens/key-sources.ts",
        lines: ["} catch {"],
        note: "what is not JSON is refused with the same code as what is no keys; the hint differs",
      },
    ],
  },
  {
    title: "Taken, although a result differs",
    why: "An input can reach the difference, and neither result is better for anybody: a bound that could as well be one more or less, or input that nobody writes.",
    places: [
      {
        file: "detect/labelled.ts",
        lines: ["text"],
        is: ({ line, replacement }) => line === "text" && !replacement.includes(".slice(0, 12)"),
        note: "a unit is looked for in the next twelve characters; only white space as long as that tells the two apart",
      },
      {
        file: "redactors/coarsen.ts",
        lines: ["createKeyVocabulary([])"],
        note: "the mutant's own words are known as parts of a route",
      },
      {
        file: "redactors/error-text.ts",
        lines: ["ahead.slice(-2)"],
        is: becomes("ahead"),
        note: "the pattern looks at the last two code units; behind a letter past U+FFFF the mutant sees one letter instead of half",
      },
      ...["error-text", "text"].map((name) => ({
        file: `redactors/${name}.ts`,
        lines: ["pass < PASSES"],
        is: becomes("pass <= PASSES"),
        note: "one pass more before the text is given up",
      })),
      {
        file: "redactors/error-members.ts",
        lines: ["isError(value) ? value : undefined"],
        is: ({ original }) => original.startsWith('typeof value === "object"'),
        note: "types ask for this look: of what is no object, `isError` takes only a function that inherits from Error",
      },
      {
        file: "tokens/tokenizer.ts",
        lines: ['lastReason: NoToken = "nokey"'],
        note: "what `reason` says before the first call",
      },
      {
        file: "tokens/weakness.ts",
        lines: ["const repeats =", "i < 2 * size"],
        is: becomes("i <= size", "i <= 2 * size"),
        note: "one byte is not compared: a secret that repeats or counts but for that byte is refused, too",
      },
      {
        file: "tokens/weakness.ts",
        lines: ["largest > largestShare"],
        is: holds(">= largestShare"),
        note: "a text of which exactly three quarters are letters of one case",
      },
    ],
  },
  {
    title: "Killed by tests written since the run",
    why: "Each was applied to a copy and fails a test of the file named; the next run counts it as killed.",
    places: [
      { file: "detect/checksums.ts", lines: ["at(0) + at(2) + at(4)"], note: "`detect/scan.test.ts`" },
      { file: "detect/dates-time.ts", lines: ["const midnight ="], is: holds("[^+-]"), note: "`detect/scan.test.ts`" },
      {
        file: "detect/fold-bytes.ts",
        lines: ["const size = lead"],
        is: becomes("lead <= 0xc2", "lead <= 0xe0", "true"),
        note: "`detect/fold.test.ts`",
      },
      {
        file: "detect/labelled.ts",
        lines: ["const quantity ="],
        note: "`detect/scan.test.ts`",
      },
      {
        file: "detect/secret.ts",
        lines: ["const looksRandom =", "looksRandom.test"],
        is: notAtZero,
        note: "`detect/scan.test.ts`",
      },
      {
        file: "detect/secret-forms.ts",
        lines: ["runEnd - start === 20"],
        is: was("runEnd - start"),
        note: "`detect/scan.test.ts`",
      },
      {
        file: "detect/url.ts",
        lines: ["next < 0", "const path ="],
        is: notAtZero,
        note: "`detect/scan.test.ts`",
      },
      { file: "detect/card.ts", lines: ["const dashed ="], note: "`detect/scan.test.ts`" },
      {
        file: "detect/ip.ts",
        lines: ["colon - start < 4"],
        note: "`detect/scan.test.ts`",
      },
      { file: "detect/names.ts", lines: ["const single =", "name > 0"], is: notAtZero, note: "`detect/scan.test.ts`" },
      {
        file: "detect/phone.ts",
        lines: ["const international =", "const digits ="],
        note: "`detect/scan.test.ts`",
      },
      {
        file: "tokens/normalize.ts",
        lines: ['characters.includes("-")', "value >= 0n"],
        note: "`tokens/normalize.test.ts`",
      },
      {
        file: "tokens/weakness.ts",
        lines: ["size < leastBytes", "3 * size <= bytes.length"],
        is: ({ original }) => original !== "2 * size <= bytes.length",
        note: "`tokens/weakness.test.ts`",
      },
    ],
  },
  {
    title: "Mended since the run",
    why: "The mutant showed a fault of the code itself, which is no more as it was.",
    places: [
      {
        file: "detect/secret.ts",
        lines: ["const jwt ="],
        note: "a web token behind what only looks like one, and a label after `basic` or `bearer`, were passed over; held by detect/scan.test.ts",
      },
    ],
  },
];
