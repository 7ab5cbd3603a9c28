import pino from "pino";
import { describe, expect, test } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import { PolicyError } from "../errors.ts";
import { fromPinoRedact, type PinoRedact } from "./from-pino-redact.ts";
import { validatePolicy } from "./validate.ts";

const denied = (redact: PinoRedact) => Object.keys(fromPinoRedact(redact).policy.rules!);
const notesOf = (...paths: string[]) => fromPinoRedact(paths).notes.flatMap(({ path, note }) => (path ? [note] : []));
const faultsOf = (redact: unknown) => {
  try {
    fromPinoRedact(redact as PinoRedact);
  } catch (error) {
    expect(error).toBeInstanceOf(PolicyError);
    return (error as PolicyError).faults.map(({ code, at, hint }) => [code, at, hint]);
  }
  throw new Error("no fault");
};

/** What pino itself writes under a `redact`. */
const pinoWrites = (redact: { paths: string[]; remove?: boolean }, record: object) => {
  const lines: string[] = [];
  pino({ base: null, timestamp: false, redact }, { write: (line) => void lines.push(line) }).info(record);
  const { level: _, ...rest } = JSON.parse(lines[0]!);
  return rest;
};

describe("fromPinoRedact", () => {
  test("denies every path and keeps what the presets and unlisted shapes keep", () => {
    const { policy } = fromPinoRedact(["patient.ssn", 'req.headers["x-api-key"]']);
    expect(policy).toEqual({
      version: 1,
      extends: ["process", "http", "errors"],
      rules: { "patient.ssn": { action: "redact" }, "req.headers.x-api-key": { action: "redact" } },
      unlisted: "shapes",
    });
    const record = {
      event: "visit.moved",
      retries: 3,
      note: "by the fern",
      patient: { ssn: "900-12-3456", visits: 2 },
    };
    expect(createRedactor(policy).copy(record)).toEqual({
      event: "visit.moved",
      retries: 3,
      patient: { ssn: "[REDACTED]", visits: 2 },
      redacted: ["note"],
    });
  });

  test("removes where pino would", () => {
    const { policy } = fromPinoRedact({ paths: ["hostname", "patient"], remove: true });
    expect(policy.rules).toEqual({ hostname: { action: "remove" }, patient: { action: "remove" } });
    expect(createRedactor(policy).copy({ hostname: "api-1", patient: { visits: 2 } })).toEqual({
      redacted: ["hostname", "patient"],
    });
  });

  test("gives plain data that validates, for no path, too", () => {
    for (const paths of [[], ["a", "a", "*.b", "c[*].d[0]", "**.e", '["x y"]["z.z"]', "a.*", "*.*.*"]]) {
      const { policy } = fromPinoRedact({ paths });
      expect(validatePolicy(policy)).toEqual([]);
      expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
    }
  });

  test("beats what a preset lists", () => {
    const { policy } = fromPinoRedact(["req.method", "err.stack", "*.statusCode"]);
    const record = { req: { method: "GET", statusCode: 200 }, res: { statusCode: 201 } };
    expect(createRedactor(policy).copy(record)).toEqual({
      req: { method: "[REDACTED]", statusCode: "[REDACTED]" },
      res: { statusCode: "[REDACTED]" },
    });
  });

  test.each([
    ["a", ["a"]],
    ["a.*", ["a.*", "a[*]"]],
    ["a[*].b", ["a.*.b", "a[*].b"]],
    ["*.b", ["*.b"]],
    ["[*].b", ["*.b"]],
    ["a.*.*", ["a.*.*", "a.*[*]", "a[*].*", "a[*][*]"]],
    ["a[0].b", ['a["0"].b', "a[*].b"]],
    ["**.b", ["**.b"]],
    ["a.**.b", ["a.**.b"]],
    ['a["**"]', ['a["**"]']],
    ["a.pass*", ['a["pass*"]']],
    ["a['b.c']", ['a["b.c"]']],
    ["__proto__", ["__proto__"]],
    ["constructor.prototype", ["constructor.prototype"]],
  ])("turns %s into rules for members and for items", (path, rules) => {
    expect(denied([path])).toEqual(rules);
  });

  test.each([
    { paths: ["a.b", "c[*].d", "*.e", "list[1]", "f.*"] },
    { paths: ["a.b", "c[*].d", "*.e", "f.*"], remove: true },
    { paths: ["__proto__.b", 'k["x y"]', "k['x.z']", "c.0.d"] },
  ])("takes away all that pino takes away with %j", (redact) => {
    const text = JSON.stringify({
      a: { b: 11, e: 12, z: 13 },
      c: [{ d: 14, e: 15 }, { d: 16 }],
      f: { x: 17, y: { z: 18 } },
      list: [19, 20, 21],
      k: { "x y": 22, "x.z": 23, other: 24 },
    }).replace('{"a"', '{"__proto__":{"b":25},"a"');
    const left = (value: unknown) => new Set(JSON.stringify(value).match(/\b\d{2}\b/g));
    const ours = left(createRedactor(fromPinoRedact(redact).policy).copy(JSON.parse(text)));
    const theirs = left(pinoWrites(redact, JSON.parse(text)));
    expect([...ours].filter((value) => !theirs.has(value))).toEqual([]);
    expect(ours.size).toBeGreaterThan(3);
  });

  test("holds the message to an empty catalogue where pino's path was the message's", () => {
    for (const path of ["msg", "message", "*"]) {
      const { policy, notes } = fromPinoRedact([path]);
      expect(policy.message).toEqual({ text: "static", catalogue: [] });
      expect(createRedactor(policy).text("Elowen called")).toBe("[REDACTED]");
      expect(notes.at(-1)?.note).toMatch(/^the message is no field/);
    }
    expect(fromPinoRedact(["a.msg", "*.msg"]).policy.message).toBeUndefined();
  });
});

describe("the notes of fromPinoRedact", () => {
  test("say of every policy what it does not promise", () => {
    const general = fromPinoRedact([]).notes;
    expect(general.map(({ note }) => note.split(":")[0])).toEqual([
      "deny paths do not say what may be kept",
      "`unlisted",
      "pino's redact looks at fields alone; here text is held to a vocabulary (`message.words` adds the application's own), and message arguments are redacted unless marked",
    ]);
    expect(general.every(({ path }) => path === undefined)).toBe(true);
  });

  test("say that a censor is not carried, unless values are removed", () => {
    const last = (redact: PinoRedact) => fromPinoRedact(redact).notes.at(-1)?.note;
    expect(last({ paths: [], censor: () => "x" })).toBe(
      "a function as censor is not carried: no part of a value shows",
    );
    expect(last({ paths: [], censor: "***" })).toMatch(/^the censor is not carried/);
    expect(last({ paths: [], censor: "***", remove: true })).toMatch(/^pino's redact/);
    expect(last({ paths: [], censor: () => "x", remove: true })).toMatch(/^pino's redact/);
  });

  test("say nothing of a plain path", () => {
    expect(notesOf("order.shelf", "order[*]", "order.*.shelf", "*.*")).toEqual([]);
    expect(fromPinoRedact(["order.shelf"]).notes).toEqual(fromPinoRedact([]).notes);
  });

  test("say where the rule covers more or less than was meant", () => {
    expect(notesOf("order[0].shelf")[0]).toMatch(/takes all items/);
    expect(notesOf("**.shelf")[0]).toMatch(/censored nothing/);
    expect(notesOf("order.shelf*")[0]).toMatch(/no wildcard/);
    expect(notesOf("*.*.shelf")[0]).toBe("each * is exactly one level; **.shelf takes the key at every depth");
    expect(notesOf('*["a b"]')[0]).toMatch(/; \*\*\["a b"\] takes/);
  });

  test("name the path, and no classification where none is read", () => {
    const note = "an item cannot be named by its number: the rule takes all items of the array";
    expect(fromPinoRedact(["order[0].shelf"]).notes.at(-1)).toStrictEqual({ path: "order[0].shelf", note });
  });

  test("name the classification that a key reads as", () => {
    expect(fromPinoRedact(["patient.ssn"]).notes.at(-1)).toEqual({
      path: "patient.ssn",
      classification: "ssn",
      note: 'the key reads as ssn: the rule "ssn" would name it in the marker and follow `actions`; a deny is the stronger of the two',
    });
    expect(notesOf("password.*")).toEqual([]);
  });
});

describe("bad input to fromPinoRedact", () => {
  test("is more than six wildcards and indices behind the first step, however many keys there are", () => {
    expect(denied(["*.a.b.c.d.e.f.g[0].*.*.*.*.*"])).toHaveLength(64);
    expect(faultsOf(["*.a[0][1].*.*.*.*.*"])).toEqual([
      ["PHILOG_PATH_BAD", 'redact.paths["*.a[0][1].*.*.*.*.*"]', "it has more than 6 wildcards and indices"],
    ]);
  });

  test("is refused with every fault at once, each naming its path", () => {
    expect(faultsOf(["a..b", "ok", "a,b", 7, "b.**", "**.**.c", "a[0].*.*.*.*.*.*.*"])).toEqual([
      ["PHILOG_PATH_BAD", 'redact.paths["a..b"]', "a segment is empty, at position 2"],
      ["PHILOG_PATH_BAD", 'redact.paths["a,b"]', "each path is a string of its own, at position 0"],
      ["PHILOG_PATH_BAD", "redact.paths[3]", "a path is a string"],
      ["PHILOG_PATH_BAD", 'redact.paths["b.**"]', "** needs a segment after it"],
      ["PHILOG_PATH_BAD", 'redact.paths["**.**.c"]', "** follows **"],
      ["PHILOG_PATH_BAD", 'redact.paths["a[0].*.*.*.*.*.*.*"]', "it has more than 6 wildcards and indices"],
    ]);
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    expect(faultsOf([, "a"])).toEqual([["PHILOG_PATH_BAD", "redact.paths[0]", "a path is a string"]]);
  });

  test("is refused where it is no option of pino's", () => {
    expect(faultsOf({ path: ["a"] })).toEqual([
      ["PHILOG_OPTION_UNKNOWN", "redact.path", "did you mean `paths`?"],
      ["PHILOG_OPTION_BAD", "redact.paths", "it is an array of paths"],
    ]);
    expect(faultsOf({ paths: ["a"], remove: "yes" })).toEqual([
      ["PHILOG_OPTION_BAD", "redact.remove", "it is true or false"],
    ]);
    for (const nothing of [undefined, null, "password", 3]) {
      expect(faultsOf(nothing)).toEqual([["PHILOG_OPTION_BAD", "redact.paths", "it is an array of paths"]]);
    }
  });
});
