/**
 * The mutants that survive and are taken: each place is a file and parts of the lines in which they stand. A mutant in a
 * line that is not named here, or that `is` does not take, counts as not reviewed.
 */
const atZero = ({ replacement }) => / [<>]= 0$/.test(replacement);

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      ...["card", "clinical", "dates", "devices", "email", "names", "phone", "secret", "ssn", "url"].map((name) => ({
        file: `detect/${name}.ts`,
        lines: ["end > 0", "end < 0", "from < 0", "from > 0", "next < 0", "End > 0", "name > 0"],
        is: atZero,
        anyOf: true,
        note: "a place in the text is -1 where nothing was found and past the anchor, so never 0, where something was",
      })),

      {
        file: "tokens/token.ts",
        lines: ["text.length > longest"],
        note: "the pattern refuses the same texts; these two look first, since they cost less",
      },
      {
        file: "tokens/derive.ts",
        lines: ['"utf8"'],
        is: ({ original }) => original === '"utf8"',
        note: "UTF-8 is the default of Node.js",
      },
      {
        file: "tokens/normalize.ts",
        lines: ["default:"],
        note: "the last case and what follows the switch are both undefined",
      },
      {
        file: "tokens/secret.ts",
        lines: ["={1,2}$"],
        is: ({ replacement }) => replacement === "/={1,2}/",
        note: "text with `=` before its end is refused",
      },
      {
        file: "redactors/classified.ts",
        lines: ["value === null", "value === undefined"],
        note: "`replaced`, asked later, gives the same for these values",
      },
      {
        file: "redactors/unchecked.ts",
        lines: ["default:"],
        note: "the last case and what follows the switch are both undefined",
      },
      { file: "redactors/generalize.ts", lines: ["prefix === undefined"], note: "no set of prefixes holds undefined" },
      {
        file: "engine/lockdown.ts",
        lines: ["byFile = false", "file !== undefined", "file === undefined", "signal !== undefined"],
        note: "nothing is looked at or listened to without a name",
      },
      {
        file: "engine/stats.ts",
        lines: ['classification ?? ""', "onDecision === undefined"],
        note: "the text is a key that nobody sees; calling undefined is caught as the listener's fault",
      },
      {
        file: "compile/json.ts",
        lines: ["Array.isArray(object)", "const plain =", "toJSON?: unknown"],
        note: "the short way for plain objects; the long one, through `settle`, ends at the same members",
      },
      {
        file: "compile/error-key.ts",
        lines: ["first?.kind"],
        note: "every rule has a first segment, and only a key has a name",
      },
      {
        file: "compile/plan.ts",
        lines: ["?.rule?.rule", "last?.kind"],
        note: "types ask for these looks; the other kinds have no such member",
      },
      {
        file: "compile/items.ts",
        lines: ["text === undefined && holdsPlace"],
        note: "an absent item has no text",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "tokens/cache.ts",
        lines: ["typeof value", "young >= capacity", "token !== undefined"],
        note: "generations of the cache",
      },
      {
        file: "redactors/verdicts.ts",
        lines: ["young.size", "hits", "open", "verdict !== undefined", "aged === undefined"],
        note: "generations, and the switch that turns a useless cache off",
      },
      {
        file: "redactors/keep.ts",
        lines: [
          "shape.distinct === undefined",
          "shape.stable",
          "cachedLength",
          "if (cached ||",
          "stands:",
          "string?.(",
        ],
        note: "which verdicts are remembered; `stands` is the short way for members, held by the tests of `compile`",
      },
      { file: "redactors/text.ts", lines: ["cachedLength"], note: "which verdicts are remembered" },
      { file: "redactors/stack.ts", lines: ["known !== undefined"], note: "frames met before" },
      {
        file: "redactors/json-string.ts",
        lines: ["value.length < 512"],
        note: "the short way to what JSON.stringify writes",
      },
      {
        file: "redactors/embedded-json.ts",
        lines: ['text.includes("{")'],
        note: "text without brackets is not looked at",
      },
      { file: "redactors/error-text.ts", lines: ["anyQuote"], note: "text without quotes is not looked at" },

      {
        file: "detect/sweep.ts",
        lines: ["kind === UPPER", "runKinds > DIGIT"],
        note: "who is asked; a detector that is asked for nothing finds nothing",
      },
      {
        file: "detect/fold.ts",
        lines: ["needsFolding"],
        note: "ASCII is not folded",
      },
      {
        file: "compile/members.ts",
        lines: [
          "const order",
          "const hiddenSeen",
          "entry === undefined || entry.key",
          "value.length + 2",
          'typeof value === "object"',
        ],
        note: "the entry last met at a position, and the short way for what is no object",
      },
      {
        file: "compile/entry.ts",
        lines: ["rememberedKeys"],
        note: "how many keys are remembered",
      },
      {
        file: "compile/message.ts",
        lines: ["known !== undefined", "if (literals.join() ==="],
        note: "which templates and put-together messages are remembered",
      },
      { file: "compile/marks.ts", lines: ["known !== undefined"], note: "leaves made before" },
    ],
  },
  {
    title: "Words for people",
    why: "An error is told by its code and by the option or rule that it names, which tests hold. The words of the hint behind them are not held one by one.",
    places: [
      {
        file: "tokens/key.ts",
        lines: ['bad("keys: they'],
        is: ({ replacement }) => replacement === '""',
        note: "hints",
      },
      {
        file: "engine/create-redactor.ts",
        lines: ["hint:", "fits(", "constants.signals", "bad.join", "checkOptions("],
        note: "hints",
      },
      {
        file: "engine/notice.ts",
        lines: ["boolean:", "string:", "object:", "array:"],
        note: "what a notice on stderr proposes",
      },
      { file: "host/open-host.ts", lines: ["RedactionError"], note: "hints" },
      { file: "detect/scan.ts", lines: ['"scan takes'], note: "hints" },
    ],
  },
];
