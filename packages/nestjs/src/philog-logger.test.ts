import { msg, phi } from "@philog/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collect } from "./app.test-data.ts";
import { PhilogLogger } from "./index.ts";

type Level = "log" | "error" | "warn" | "debug" | "verbose" | "fatal";

const policy = { version: 1, extends: ["process", "errors"], rules: { page: "integer", ward: "code" } } as const;

const { records, options } = collect({ policy: { ...policy, extends: ["process", "errors"] }, level: "trace" });
const logger = new PhilogLogger(options);

/** The lines of one call, without level and time. */
function lines(level: Level, ...call: unknown[]) {
  records.length = 0;
  (logger[level] as (...args: unknown[]) => void)(...call);
  return records.map(({ level: _level, time: _time, ...record }) => record);
}
const { stack } = new Error("no row for 'Zelda'");
const frames = expect.stringMatching(/^\s+at (?![\s\S]*Zelda)/);

describe("a call to PhilogLogger", () => {
  test.each<[string, Level, unknown[], unknown]>([
    ["a message", "log", ["loaded"], [{ msg: "loaded" }]],
    ["a message and a context", "warn", ["loaded", "VisitsService"], [{ context: "VisitsService", msg: "loaded" }]],
    [
      "objects after the message, the later one's members before the first one's",
      "log",
      ["loaded", { page: 1, ward: "open" }, { page: 2, name: "Zelda" }, "VisitsService"],
      [{ page: 2, ward: "open", context: "VisitsService", redacted: ["name"], msg: "loaded" }],
    ],
    [
      "several messages",
      "log",
      ["loaded", "saved", 7, "VisitsService"],
      [
        { context: "VisitsService", msg: "loaded" },
        { context: "VisitsService", msg: "saved" },
        { context: "VisitsService", msg: "7" },
      ],
    ],
    [
      "values for placeholders",
      "log",
      ["page %d of %s", 2, "Zelda", "batch"],
      [{ context: "batch", msg: "page 2 of [REDACTED]" }],
    ],
    ["a template without values", "log", ["page %d", "batch"], [{ context: "batch", msg: "page %d" }]],
    ["marks", "log", [msg`page of ${phi("name", "Zelda")}`], [{ msg: "page of [REDACTED:name]" }]],
    ["an object", "log", [{ page: 2, name: "Zelda" }], [{ page: 2, redacted: ["name"] }]],
    ["an object with a context of its own", "log", [{ context: "Zelda" }, "batch"], [{ context: "batch" }]],
    ["a list", "log", [["Zelda"]], [{ redacted: ["value"] }]],
    ["a map", "log", [new Map([["page", 2]])], [{ page: 2 }]],
    ["a date", "log", [new Date(0)], [{}]],
    ["no message", "log", [], [{ msg: expect.any(String) }]],
    ["a number", "log", [7], [{ msg: "7" }]],
    ["a long number", "log", [98441207], [{ msg: "[REDACTED]" }]],
    ["null", "log", [null], [{ msg: "null" }]],
    ["a symbol", "log", [Symbol("Zelda")], [{ msg: "[REDACTED]" }]],
    [
      "an error",
      "error",
      [new TypeError("no row for 'Zelda'")],
      [{ err: { type: "TypeError" }, msg: "no row for [REDACTED]" }],
    ],
    [
      "an error after a message",
      "error",
      ["failed", new RangeError("x 'Zelda'"), "VisitsService"],
      [{ err: { type: "RangeError" }, context: "VisitsService", msg: "failed" }],
    ],
    ["an error of another class", "error", [new DOMException("Zelda")], [{ err: {} }]],
    ["a stack", "error", ["failed", stack], [{ err: { stack: frames }, msg: "failed" }]],
    [
      "a stack and a context",
      "error",
      ["failed", stack, "batch"],
      [{ err: { stack: frames }, context: "batch", msg: "failed" }],
    ],
    [
      "a context and a stack",
      "error",
      ["failed", "batch", stack],
      [{ err: { stack: frames }, context: "batch", msg: "failed" }],
    ],
    ["no stack and a context", "error", ["failed", undefined, "batch"], [{ context: "batch", msg: "failed" }]],
    ["an error and a stack", "error", ["failed", new Error("x"), stack], [{ err: { type: "Error" }, msg: "failed" }]],
    [
      "Nest's own exceptions outside of requests",
      "error",
      [new Error("x"), undefined, "ExceptionsHandler"],
      [{ err: { type: "Error" }, msg: "x" }],
    ],
    ["a lazy message", "debug", [() => () => "loaded", "batch"], [{ context: "batch", msg: "loaded" }]],
    ["a class", "verbose", [class Visits {}], [{ msg: expect.any(String) }]],
    [
      "a lazy message without an end",
      "log",
      [
        function again(): unknown {
          return again;
        },
      ],
      [{ msg: "[REDACTED]" }],
    ],
    [
      "a context that could be a name",
      "log",
      ["loaded", "zlaivexon"],
      [{ context: "[REDACTED:otherId]", msg: "loaded" }],
    ],
    ["a context in words", "log", ["loaded", "visit-batch"], [{ context: "visit-batch", msg: "loaded" }]],
  ])("takes %s", (_name, level, call, expected) => {
    const written = lines(level, ...call);
    expect(written).toMatchObject(expected as object[]);
    expect(written.length).toBe((expected as object[]).length);
    expect(JSON.stringify(written)).not.toMatch(/Zelda|zlaivexon/);
  });

  test("reads a member that is computed once, at its own object, and changes no object", () => {
    let read = 0;
    class Visit {
      #page = 2;
      get page() {
        read += 1;
        return this.#page;
      }
    }
    const own = Object.defineProperty(new Visit(), "page", {
      enumerable: true,
      get(this: Visit) {
        read += 1;
        return this === own ? 2 : 0;
      },
    });
    expect(lines("log", own, "batch")).toEqual([{ page: 2, context: "batch" }]);
    expect(read).toBe(1);
    const frozen = Object.freeze({ page: 2, context: "x", err: "x" });
    expect(lines("error", "loaded", frozen, frozen, new Error("x"), "batch")).toMatchObject([
      { page: 2, context: "batch" },
    ]);
    const circle = JSON.parse('{"__proto__":{"page":3},"page":2}');
    expect(lines("log", "loaded", circle)[0]).toMatchObject({ page: 2 });
  });

  test("is withheld where it cannot be read, and never throws", () => {
    const never = () => {
      throw new Error("Zelda");
    };
    const hostile = new Proxy({}, { getPrototypeOf: never, ownKeys: never, get: never });
    for (const call of [[never], ["loaded", hostile], [hostile], [() => hostile]]) {
      expect(lines("log", ...call)).toEqual([{ philog: "withheld", code: "PHILOG_RECORD_UNREADABLE" }]);
    }
  });

  test("is held for whatever it is given", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anything, fc.constant("zlaivexon"), fc.constant(stack)), { maxLength: 5 }),
        (call) => {
          const written = lines("error", ...call);
          expect(written.length).toBeGreaterThan(0);
          expect(JSON.stringify(written)).not.toMatch(/Zelda|zlaivexon/);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("is written at the levels that are asked for", () => {
    const all = ["verbose", "debug", "log", "warn", "error", "fatal"] as const;
    const written = (...levels: Level[]) => {
      records.length = 0;
      logger.setLogLevels(levels);
      for (const level of all) logger[level](level);
      return records.map(({ level }) => level);
    };
    expect(written("warn")).toEqual([40, 50, 60]);
    expect(written("debug", "error")).toEqual([20, 50, 60]);
    expect(written()).toEqual([]);
    expect(written(...all)).toEqual([10, 20, 30, 40, 50, 60]);
  });
});
