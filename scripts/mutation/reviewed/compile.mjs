/** Survivors of the rooms `compile`, `engine` and `host`; each change is written as `original -> replacement`. */
import { only } from "../changes.mjs";

const killed = (file, test, lines, changes) => ({
  file,
  lines,
  is: changes && only(...changes),
  note: `\`${test}\``,
});
const noRecord = '!/[{[]./.test(out.replaceAll(marker.redacted(), ""))';
const whole = `whole === out && out.length <= rememberedLength && ${noRecord}`;

export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "compile/compile.ts",
        lines: ["const isKnownKey ="],
        is: only("() => false -> () => undefined"),
        note: "only whether it is true is asked",
      },
      {
        file: "compile/compile.ts",
        lines: ["const scanner = options.createScanner(", "const scanned = createTextRedactor("],
        is: only('"scan" -> ""'),
        note: "what is not `strict` is the detectors alone",
      },
      {
        file: "compile/compile.ts",
        lines: ["const scanned = createTextRedactor("],
        is: only('message.text === "strict" -> true'),
        note: "in the mode `scan` it is made of the same rules, and where texts are listed it is not asked",
      },
      {
        file: "compile/compile.ts",
        lines: ["const textRules = (mode: TextMode"],
        is: only('"" -> "Stryker was here!"'),
        note: "the key that Stryker invents says nothing of the text under it",
      },
      {
        file: "compile/entry.ts",
        lines: ["firstOpenText: key === undefined"],
        is: only("key === undefined -> false"),
        note: "it is asked for only where there is an `openText`, and that has a key",
      },
      {
        file: "compile/entry.ts",
        lines: ["learned = entry(key, node.other,"],
        is: only("node.other === undefined -> true"),
        note: "a key that a wildcard leads on has a place below it, and its tally is never counted",
      },
      {
        file: "compile/items.ts",
        lines: ["const removes ="],
        is: only('rule.kind !== "shape" -> true', '"shape" -> ""'),
        note: "types ask for this look; a shape has no action",
      },
      {
        file: "compile/plan.ts",
        lines: ["return node.quiet || (rule !== undefined"],
        is: only('rule.kind !== "shape" -> true', '"shape" -> ""'),
        note: "types ask for this look; a shape has no action",
      },
      {
        file: "compile/plan.ts",
        lines: ["return node.quiet || (rule !== undefined"],
        is: only('rule.action === "remove" -> true'),
        note: "a redactor that replaces leaves nothing out, so nothing is named",
      },
      {
        file: "compile/json.ts",
        lines: ["const noMembers ="],
        note: "only a root is asked for its members, and no rule ends at a root",
      },
      {
        file: "compile/json.ts",
        lines: ['const denied = rule !== undefined && rule.rule.kind !== "shape";'],
        is: only("rule !== undefined -> true"),
        note: "types ask for this look; a place with a redactor has a rule",
      },
      {
        file: "compile/json.ts",
        lines: ["if (run.trusted && typeof input"],
        is: only('typeof input === "string" -> true'),
        note: "no number, boolean or bigint has the text of a marker",
      },
      {
        file: "compile/marks.ts",
        lines: ['const isText = typeof spec === "object" &&'],
        is: only('typeof spec === "object" && "text" in spec -> true'),
        note: "a shape without a mode counts as tighter than any mode, and what has no members is refused either way",
      },
      {
        file: "compile/message.ts",
        lines: ["if (whole === out && out.length <="],
        is: only('"" -> "Stryker was here!"'),
        note: "what Stryker puts in a marker's place holds no bracket either",
      },
      {
        file: "compile/run.ts",
        lines: ["last = (last + 1) &"],
        is: only("last + 1 -> last - 1"),
        note: "counted down, the numbers of records are as different and come round as late",
      },
      {
        file: "compile/run.ts",
        lines: ['errorText: "",'],
        note: "it is read only after the message that it is the text of was set",
      },
      {
        file: "engine/as-record.ts",
        lines: ["if (markContent(record) !== undefined"],
        is: only("markContent(record) !== undefined -> false"),
        note: "the `toJSON` of a mark gives a text, which is no record",
      },
      {
        file: "engine/create-redactor.ts",
        lines: ['rule.kind === "classified" && rule.action === action'],
        is: only('rule.kind === "classified" -> true'),
        note: "types ask for this look; a shape has no action, and a deny neither tokenizes nor seals",
      },
      {
        file: "engine/passes.ts",
        lines: ['return members === "" ? "{}"'],
        is: only('members === "" -> false', '"" -> "Stryker was here!"'),
        note: "the long way ends at the same braces",
      },
      {
        file: "engine/passes.ts",
        lines: ['thrown.stack = ""'],
        is: only('"" -> "Stryker was here!"'),
        note: "a text that holds no frame gives none",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "compile/compile.ts",
        lines: ["if (!messageRules.has(key)) {"],
        is: only("!messageRules.has(key) -> true"),
        note: "the redactor of a message's key is made anew each time",
      },
      {
        file: "compile/entry.ts",
        lines: ["openText: key === undefined"],
        is: only("key === undefined -> true"),
        note: "the short way for strings that stand as they are",
      },
      {
        file: "compile/members.ts",
        lines: ['if (typeof value === "string" && entry.openText'],
        is: only(
          'typeof value === "string" && entry.openText !== undefined && below.stands?.(value) -> false',
          '"string" -> ""',
          "{ -> {}",
        ),
        note: "the short way for strings that stand as they are",
      },
      {
        file: "compile/message.ts",
        lines: ["if (whole === out && out.length <="],
        is: only(
          `${whole} -> false`,
          "out.length <= rememberedLength -> true",
          "out.length <= rememberedLength -> out.length < rememberedLength",
          "out.length <= rememberedLength -> out.length > rememberedLength",
          "/[{[]./ -> /[^{[]./",
          "{ -> {}",
        ),
        note: "which put-together messages are remembered",
      },
      {
        file: "compile/plan.ts",
        lines: ["const byRule = (one: Position,"],
        is: only("one.at - other.at -> one.at + other.at"),
        note: "the order of one rule's own positions: places where the same rules stand may be two nodes",
      },
      {
        file: "host/line.ts",
        lines: ["const root = form.errorKey === undefined"],
        is: only("form.errorKey === undefined -> false"),
        note: "a second root, with the rules of `err` for a key that no record has",
      },
    ],
  },
  {
    title: "Taken as it is",
    why: "An input can reach the difference, and nobody would miss it.",
    places: [
      {
        file: "compile/compile.ts",
        lines: ["const ownKeys ="],
        is: only('[] -> ["Stryker was here"]'),
        note: "one key more than the policy names may be printed: the one that Stryker invents",
      },
      {
        file: "compile/compile.ts",
        lines: ["const catalogue = new Set("],
        is: only('[] -> ["Stryker was here"]'),
        note: "one text more than the policy lists passes where texts are listed: the one that Stryker invents",
      },
    ],
  },
  {
    title: "Killed by tests written since the run",
    why: "These survived the run that the figures are of. A test has been written since that fails with them.",
    places: [
      killed("compile/compile.ts", "compile/compile.test.ts", [
        "const onFinding = (kind: FindingKind)",
        'const messageRule: Compiled["messageRule"] =',
        "const node = plan.keys.get(key) ??",
        "const denies = node?.rule",
        "tail: sealer === undefined ?",
        "function keyOf(segments:",
        "const last = segments.findLast(",
        'return last?.kind === "key" ?',
      ]),
      killed(
        "compile/compile.ts",
        "compile/compile.test.ts",
        ["if (!messageRules.has(key)) {"],
        ["!messageRules.has(key) -> messageRules.has(key)", "!messageRules.has(key) -> false", "{ -> {}"],
      ),
      killed(
        "compile/compile.ts",
        "compile/message.test.ts",
        ["const scanned = createTextRedactor("],
        ["false -> true"],
      ),
      killed("compile/entry.ts", "compile/members.test.ts", ["const own = context.sealer ==="]),
      killed(
        "compile/entry.ts",
        "compile/members.test.ts",
        ["openText: key === undefined"],
        ["key === undefined -> false", "key === undefined -> key !== undefined"],
      ),
      killed("compile/items.ts", "compile/members.test.ts", ["if (namesBelow) run.dropped = false;"]),
      killed("compile/json.ts", "compile/json.test.ts", ["settled === null"], ["settled === null -> false"]),
      killed(
        "compile/members.ts",
        "compile/members.test.ts",
        ['if (typeof value === "string" && entry.openText'],
        [
          'typeof value === "string" && entry.openText !== undefined -> true',
          'typeof value === "string" && entry.openText !== undefined -> typeof value === "string" || entry.openText !== undefined',
          'typeof value === "string" -> true',
          'typeof value === "string" -> typeof value !== "string"',
          "entry.openText !== undefined -> true",
          "entry.openText !== undefined -> entry.openText === undefined",
        ],
      ),
      killed("compile/leaf.ts", "compile/leaf.test.ts", [
        'case "seal":',
        "if (sealer !== undefined) return createSeal(",
      ]),
      killed("compile/members.ts", "compile/members.test.ts", [
        "const ownKeys: ReadonlySet<string> =",
        "if (key === namesKey) inheritNames(",
        "+ limitText;",
      ]),
      killed("compile/message.ts", "compile/message.test.ts", [
        "index === 0 ? rules.redact(literal)",
        'if (rules.mode !== "strict") {',
        "if (values.length === 0 ||",
      ]),
      killed(
        "compile/message.ts",
        "compile/message.test.ts",
        ["if (whole === out && out.length <="],
        [
          `${whole} -> true`,
          `${whole} -> whole === out && out.length <= rememberedLength || ${noRecord}`,
          "whole === out && out.length <= rememberedLength -> true",
          "whole === out && out.length <= rememberedLength -> whole === out || out.length <= rememberedLength",
          "whole === out -> true",
          "whole === out -> whole !== out",
          `${noRecord} -> ${noRecord.slice(1)}`,
        ],
      ),
      killed("compile/plan.ts", "compile/plan.test.ts", [
        "return ({ rule, at }) => seen.size <",
        "settled(",
        "const child = step([...open, ...own]",
        "if (path.length > 0) completeError(node);",
        "rules[position.rule].rule.kind ===",
      ]),
      killed(
        "compile/plan.ts",
        "compile/plan.test.ts",
        ["const byRule = (one: Position,"],
        [
          "(one: Position, other: Position) => one.rule - other.rule || one.at - other.at -> () => undefined",
          "one.rule - other.rule || one.at - other.at -> true",
          "one.rule - other.rule || one.at - other.at -> false",
          "one.rule - other.rule || one.at - other.at -> one.rule - other.rule && one.at - other.at",
          "one.rule - other.rule -> one.rule + other.rule",
        ],
      ),
      killed(
        "engine/create-redactor.ts",
        "engine/create-redactor.test.ts",
        ['const hostKey = Symbol.for("philog.host");'],
        ['"philog.host" -> ""'],
      ),
      killed(
        "engine/notice.ts",
        "engine/notice.test.ts",
        ["const isOfError = /^err(?:or)?\\./;"],
        ["/^err(?:or)?\\./ -> /err(?:or)?\\./"],
      ),
      killed(
        "engine/passes.ts",
        "engine/passes.test.ts",
        ['return members === "" ? "{}" :', 'return typeof value === "object" && value'],
        ['"{}" -> ""', "value !== null -> true"],
      ),
      killed(
        "host/message.ts",
        "host/passes.test.ts",
        [
          "if (message === undefined) return undefined;",
          "const run = startRun(false);",
          "const content = typeof template ===",
          'if (content?.kind === "message") return',
        ],
        [
          "message === undefined -> false",
          "false -> true",
          'typeof template === "object" && template !== null -> false',
          'typeof template === "object" -> true',
          'typeof template === "object" -> typeof template !== "object"',
          '"object" -> ""',
          'content?.kind === "message" -> false',
          '"message" -> ""',
        ],
      ),
    ],
  },
];
