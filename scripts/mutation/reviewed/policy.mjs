/** The reviewed mutants of the room `policy`, in the format of `survivors.mjs`. */
const of =
  (...originals) =>
  ({ original }) =>
    originals.includes(original);
const to =
  (...replacements) =>
  ({ replacement }) =>
    replacements.includes(replacement);
const notOf =
  (...originals) =>
  ({ original }) =>
    !originals.includes(original);

const text = (file, lines, note, is) => ({ file: `policy/${file}`, lines, note, ...(is ? { is } : {}) });

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      text(
        "conflicts.ts",
        ["let below: boolean[] = []", "const row: boolean[] = []"],
        "an empty row is written before it is read, or not read",
      ),
      text(
        "from-pino-redact.ts",
        ['return [{ kind: "deep" }]', 'formatPath([{ kind: "deep" }'],
        "what is no other kind of segment is written as `**`",
        to("{}", '""'),
      ),
      text(
        "from-pino-redact.ts",
        ['const classification = last.kind === "key"'],
        "no number and no wildcard has a word that names anything",
        to("true"),
      ),
      text("hash.ts", ["a < b ? -1 : 1"], "no object has one key twice"),
      text("key-words.ts", ["const knownWords"], "no word of a name is empty"),
      text(
        "linear.ts",
        ["const queue: Counts[] = []"],
        "a text in the queue has no counted positions, so it leads nowhere",
      ),
      text("load.ts", ["} catch {"], "a function without a return gives undefined"),
      text(
        "load.ts",
        ["source: `preset:"],
        "presets have no fault that a prefix would place, and name no file",
        to("``", '"Stryker was here!"'),
      ),
      text(
        "load.ts",
        ["const open: string[] = []"],
        "a file's path is absolute, so no other text is met as an open one",
      ),
      text("load.ts", ['source: "options"'], "a destination names no file", of('""')),
      text("load.ts", ["const closed = layers.findLast"], "the layer that is found has a destination"),
      text("nearest.ts", ["let before: number[] = []"], "in the first row no two characters can be exchanged"),
      text("nearest.ts", ["candidate.slice(0, longest)"], "the names that Philog knows are shorter"),
      text("path.ts", ["} catch {"], "a function without a return gives undefined"),
      text("path.ts", ["segments.at(-1)?.kind"], "a text that is not empty has a segment or a fault"),
      text("path.ts", ['segment.kind === "key" && !bareKeyOnly'], "only a key has a name", to("true")),
      text(
        "presets/errors.ts",
        ["errno: {"],
        "whole numbers have these bounds by default",
        of("{ min: -9999, max: 9999 }"),
      ),
      text("resolve.ts", ['rule.kind === "shape" &&'], "only a shape has a specification"),
      text(
        "rule-checks.ts",
        [
          "boolean: true",
          "number: true",
          "integer: true",
          "milliseconds: true",
          "bytes: true",
          "code: true",
          "uuid: true",
          "hex: true",
          "requestId: true",
          "hostname: true",
          "version: true",
          "route: true",
          "timestamp: true",
          "fieldPath: true",
          "stack: true",
          "text: true",
          "unchecked: true",
        ],
        "the table's keys are read, never its values",
        of("true"),
      ),
      text(
        "shapes/characters.ts",
        ["const kind = unit < 128"],
        "past the table the count becomes NaN, which is no more than 0 either",
      ),
      text("shapes/numbers.ts", ["Math.abs(value) < 1"], "1 and -1 have no decimals"),
      text(
        "shapes/request-id.ts",
        ["countHexLetters(value) > 0 && !"],
        "the pattern behind it refuses digits alone, too",
        of("countHexLetters(value) > 0"),
      ),
      text(
        "shapes/request-id.ts",
        ['value < "2" || value >= "7"'],
        "a text of 16 digits is never equal to one digit",
        to('value <= "2"', 'value > "7"'),
      ),
      text(
        "shapes/request-id.ts",
        ["sum += weighted"],
        "a sum below 0 is divisible by ten where the sum above is",
        to("sum -= weighted > 9 ? weighted - 9 : weighted"),
      ),
      text(
        "shapes/request-id.ts",
        ["value.length === 0 || value.length > 64"],
        "no form has none or more than 64 characters; this look spares the others",
        to("false", "value.length === 0 && value.length > 64"),
      ),
      text("shapes/route.ts", ['value === "/"'], "a path of no segments fits, too"),
      text(
        "shapes/timestamp.ts",
        ["length < 17 || length > 35"],
        "the looks behind it end at the string's end, and find no other length; this one costs less",
      ),
      text("shapes/timestamp.ts", ["while (at < length"], "past the end there is no digit"),
      text("shapes/timestamp.ts", ["date > 28"], "every month has 28 days"),
      text("shapes/version.ts", ["const [, major"], "a version that fits has its first two numbers", of('""')),
      text("treatment.ts", ['typeof rule === "string"'], "no object is the name of a classification"),
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      text("conflicts.ts", ["const where = rank === 2"], "who is compared; `pathsMeet` decides"),
      text(
        "linear.ts",
        ["if (times > 0)", "letters = rest === 0n"],
        "a way that counts 0 and a letter without characters lead nowhere; they only add states, whose bound is met sooner",
      ),
      text(
        "linear.ts",
        ["const key = [...next].sort("],
        "the same state is followed more than once; the bound of states is met sooner, and the pattern refused",
        to("[...next]", "() => undefined", "a + b"),
      ),
      text(
        "linear.ts",
        ["(letter & open) === 0n"],
        "a letter that fits no place leads to a state without places, which leads nowhere and counts as one",
        to("false"),
      ),
      text(
        "load.ts",
        ["const found = preset === undefined"],
        "presets have no fault, which a test holds; looking again takes time",
        to("true"),
      ),
      text("markers.ts", ['!text.includes("[")'], "text without a start of a marker is not looked at"),
    ],
  },
  {
    title: "Right at a bound",
    why: "One more or one less at a bound that could as well stand there.",
    places: [text("linear.ts", ["seen.size > maxStates"], "how many states are followed", of("seen.size > maxStates"))],
  },
  {
    title: "Words for people",
    why: "An error is told by its code and by the option or rule that it names, which tests hold. The words of the hint behind them are not held one by one.",
    places: [
      text("detector-checks.ts", ['"it is a function"'], "hints; code and member are held", to('""')),
      text("linear.ts", ["NotLinear("], "hints; the code is held", to('""')),
      text("load.ts", ['hint: "it is not plain data"'], "hints"),
      text("path.ts", ['"PHILOG_PATH_BAD"'], "hints; reason and position are held by the tests of `readPath`"),
      text(
        "shapes/shape.ts",
        ["is no shape of single values"],
        "hints; the code is held",
        notOf('"PHILOG_RULE_UNKNOWN"'),
      ),
      text(
        "validate.ts",
        [
          '"it is a string"',
          '"it is a name"',
          "strings, each of one to three words of 2 to 24 letters",
          "it is an integer from 1 to",
          '"it is an object of paths and rules"',
          "segments.reason}, at position",
          '"this release reads version 1"',
          '"it is an array of preset names and file paths"',
          '"it is an array of templates or the path',
          '"it is true or false"',
          '"it is required"',
        ],
        "hints",
        to('""', "``"),
      ),
    ],
  },
];
