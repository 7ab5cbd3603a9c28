import { only } from "../changes.mjs";

/** Survivors of the room `process`; each change is written as `original -> replacement`. */
export const groups = [
  {
    title: "The same for every input",
    why: "No input reaches the difference: the mutated part is decided by something else already.",
    places: [
      {
        file: "process/checks-node.ts",
        lines: ["hold the command line, messages"],
        is: only("report?.excludeEnv -> report.excludeEnv"),
        note: "types ask for this look; without reports nothing asks for one",
      },
      {
        file: "process/console-call.ts",
        lines: ["Object.defineProperty(both, key,"],
        is: only("true -> false"),
        note: "no key is defined twice",
      },
      {
        file: "process/console-call.ts",
        lines: ["record === undefined ? {} : asRecord"],
        is: only("record === undefined -> false"),
        note: "the record of what is no record is empty",
      },
      {
        file: "process/console-timers.ts",
        lines: ["return false;"],
        is: only("false -> true"),
        note: "a label that is not there is not there to delete either",
      },
      {
        file: "process/guard-crash.ts",
        lines: ["let handled = false;"],
        is: only("false -> true"),
        note: "where the listener throws, `exit` does not return",
      },
      {
        file: "process/guard-process.ts",
        lines: ["target.report?.reportOnUncaughtException"],
        is: only("target.report?.reportOnUncaughtException -> target.report.reportOnUncaughtException"),
        note: "what this throws without reports is caught by the guard of crashes",
      },
      {
        file: "process/guard-stream.ts",
        lines: ['new StringDecoder("utf8")'],
        is: only('"utf8" -> ""'),
        note: "UTF-8 is the default of Node.js",
      },
      {
        file: "process/guard-stream.ts",
        lines: ["held = [];"],
        is: only('[] -> ["Stryker was here"]'),
        note: "of a line that is too long nothing that is held is asked for",
      },
      {
        file: "process/guard-warnings.ts",
        lines: ['at < 0 ? ""'],
        is: only('"" -> "Stryker was here!"'),
        note: "what is no frame is left out of a stack",
      },
      {
        file: "process/guard-warnings.ts",
        lines: ["code !== undefined && disabled.has(code)"],
        is: only("code !== undefined -> true"),
        note: "types ask for this; no option names undefined",
      },
      {
        file: "process/inspected.ts",
        lines: ['join(process.cwd(), "philog")'],
        is: only('"philog" -> ""'),
        note: "all modules of a process share the cache that is read",
      },
      {
        file: "process/node-options.ts",
        lines: ['env.NODE_OPTIONS ?? ""'],
        is: only('"" -> "Stryker was here!"'),
        note: "its words are no options",
      },
      {
        file: "process/node-options.ts",
        lines: ["equals < 0 ? word", "if (equals >= 0)"],
        is: only("equals < 0 -> equals <= 0", "equals >= 0 -> equals > 0"),
        note: "a word that begins with `=` is no option",
      },
      {
        file: "process/open-process-host.ts",
        lines: ["if (keys === undefined && wantsKeys(error))"],
        is: only("keys === undefined -> true"),
        note: "with keys no policy is refused for the lack of them",
      },
      {
        file: "process/open-process-host.ts",
        lines: ["keys === undefined ? { policy }"],
        is: only("keys === undefined -> false"),
        note: "types ask for this; keys that are undefined are none",
      },
      {
        file: "process/redacted-error.ts",
        lines: ["const text = (value: unknown)"],
        is: only('typeof value === "string" -> true'),
        note: "types ask for this; what is asked is text or absent",
      },
      {
        file: "process/stream-line.ts",
        lines: ["return JSON.parse(line);", "} catch {"],
        is: only("{ -> {}"),
        note: "a function without a return gives undefined",
      },
      {
        file: "process/stream-line.ts",
        lines: ['let written = "";'],
        is: only('"" -> "Stryker was here!"'),
        note: "it is written before it is read",
      },
      {
        file: "process/stream-line.ts",
        lines: ["plain === undefined ? undefined : parse(plain)"],
        is: only("plain === undefined -> false"),
        note: "types ask for this; undefined is no text that opens an object",
      },
    ],
  },
  {
    title: "Only slower, or only more memory",
    why: "A cache, a look that spares a longer one, or the bound of a cache. The result is the same.",
    places: [
      {
        file: "process/console-call.ts",
        lines: ["Object.keys(record).slice(0, keys + 1)"],
        is: only("Object.keys(record).slice(0, keys + 1) -> Object.keys(record)"),
        note: "more members than the limit are cut behind it, too",
      },
      {
        file: "process/console-call.ts",
        lines: ["index === args.length - 1"],
        is: only("index === args.length - 1 -> false", "args.length - 1 -> args.length + 1"),
        note: "placeholders are counted for what follows, and nothing does",
      },
      {
        file: "process/guard-stream.ts",
        lines: ['part !== ""'],
        is: only('part !== "" -> true', '"" -> "Stryker was here!"'),
        note: "empty parts of a line are held, too",
      },
    ],
  },
  {
    title: "Right at a bound",
    why: "One more or one less at a bound that could as well stand there.",
    places: [
      {
        file: "process/guard-stream.ts",
        lines: ["length > longestLine"],
        is: only("length > longestLine -> length >= longestLine"),
        note: "the longest line that is held",
      },
    ],
  },
  {
    title: "Taken, although a result differs",
    why: "An input can reach the difference, and neither result is better for anybody: a bound that could as well be one more or less, or input that nobody writes.",
    places: [
      {
        file: "process/console-call.ts",
        lines: ['name === "record" && !isRecord(arg)'],
        is: only('name === "record" -> true'),
        note: "an error that is an array, a date, bytes or a mark, too",
      },
      {
        file: "process/guard-stream.ts",
        lines: ["/^utf-?8$/i"],
        is: only("/^utf-?8$/i -> /utf-?8$/i", "/^utf-?8$/i -> /^utf-?8/i"),
        note: "a name of an encoding that Node does not know",
      },
      {
        file: "process/guard-warnings.ts",
        lines: ['{ stack = "", message }'],
        is: only('"" -> "Stryker was here!"'),
        note: "a warning without a stack, whose message is in the text that Stryker invents",
      },
      {
        file: "process/redacted-error.ts",
        lines: ['typeof thrown === "object" && thrown !== null && isError(thrown)'],
        is: only(
          'typeof thrown === "object" && thrown !== null -> true',
          'typeof thrown === "object" && thrown !== null -> typeof thrown === "object" || thrown !== null',
          'typeof thrown === "object" -> true',
          "thrown !== null -> true",
        ),
        note: "types ask for this look: of what is no object, `isError` takes only a function that inherits from Error",
      },
      {
        file: "process/self-check.ts",
        lines: ["Object.defineProperty(holder, startedKey"],
        is: only("true -> false"),
        note: "only a test takes the note away that the check was made",
      },
    ],
  },
  {
    title: "Held by a test that is left out here",
    why: "A test of the room fails with these, and is not run: it replaces a module, which needs vitest's own server.",
    places: [
      {
        file: "process/register.ts",
        lines: ["guardProcess({"],
        is: only("{ -> {}"),
        note: "what the preload guards, in `register.test.ts`",
      },
    ],
  },
];
