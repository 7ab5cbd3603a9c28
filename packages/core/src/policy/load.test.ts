import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PolicyError } from "../errors.ts";
import { loadPolicy } from "./load.ts";
import type { Policy } from "./policy.ts";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "philog-load-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = join(directory, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

function faultsOf(source: unknown): string[] {
  try {
    loadPolicy(source as Policy);
  } catch (error) {
    expect(error).toBeInstanceOf(PolicyError);
    return (error as PolicyError).faults.map(({ code, at }) => `${code} ${at.replaceAll(directory, "~")}`);
  }
  return [];
}

describe("loadPolicy", () => {
  it("gives the presets process, http and errors where no policy is given", () => {
    const resolved = loadPolicy();
    expect(resolved.presets).toEqual(["process", "http", "errors"]);
    expect(resolved.sources).toEqual(["preset:process", "preset:http", "preset:errors", "policy"]);
    expect(resolved.message.text).toBe("strict");
    expect(resolved.rules.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["pid", "res.statusCode", "err.stack"]),
    );
  });

  it("takes a snapshot of an object", () => {
    const policy: Policy = { version: 1, rules: { a: { oneOf: ["x"] } } };
    const resolved = loadPolicy(policy);
    (policy.rules as Record<string, unknown>).a = { oneOf: ["y"] };
    expect(resolved.rules[0]?.rule).toEqual({ kind: "shape", spec: { oneOf: ["x"] } });
  });

  it("reads a file, with a byte order mark or without", () => {
    const file = write("bom.json", `\uFEFF${JSON.stringify({ version: 1, rules: { a: "code" } })}`);
    expect(loadPolicy(file).rules.map(({ path }) => path)).toEqual(["a"]);
    expect(loadPolicy(relative(process.cwd(), file)).sources).toEqual([file]);
  });

  it("follows extends relative to the file that names it; the extender is stronger, then the later", () => {
    write("deep/base.json", { version: 1, rules: { base: "code" } });
    write("deep/left.json", { version: 1, extends: ["./base.json"], rules: { left: "code" } });
    write("right.json", { version: 1, rules: { right: "code" } });
    const file = write("top.json", { version: 1, extends: ["deep/left.json", "right.json"], rules: { top: "code" } });
    const orders = loadPolicy(file).rules.map(({ path, order }) => [path, order]);
    expect(orders).toEqual([
      ["base", 0],
      ["left", 1],
      ["right", 2],
      ["top", 3],
    ]);
  });

  it("counts a policy that is extended twice once, at its later place", () => {
    const base = write("twice.json", { version: 1, rules: { base: "code" } });
    const other = write("other.json", { version: 1, extends: [base, "http"] });
    const resolved = loadPolicy({ version: 1, extends: [other, base, "http"] });
    expect(resolved.sources).toEqual([other, base, "preset:http", "policy"]);
  });

  it("reads a catalogue from a file beside the policy", () => {
    write("words/messages.json", ["started", "stopped"]);
    const file = write("words/policy.json", { version: 1, message: { catalogue: "messages.json" } });
    expect(loadPolicy(file).message).toEqual({
      text: "static",
      arguments: "shapes",
      words: [],
      catalogue: ["started", "stopped"],
    });
  });

  it.each([
    ["holds no array", { a: 1 }],
    ["holds something else than strings", ["a", 1]],
    ["is not JSON", "started"],
    ["does not exist", undefined],
  ])("refuses a catalogue that %s", (_, content) => {
    if (content === undefined) rmSync(join(directory, "bad.json"), { force: true });
    else write("bad.json", content);
    const file = write("catalogue.json", { version: 1, message: { catalogue: "bad.json" } });
    expect(faultsOf(file)).toEqual(["PHILOG_CATALOGUE_BAD ~/catalogue.json: message.catalogue"]);
  });

  it("names a catalogue that cannot be read", () => {
    const file = write("without.json", { version: 1, message: { catalogue: "nowhere.json" } });
    expect(() => loadPolicy(file)).toThrow(/ENOENT: .*nowhere\.json/);
  });

  it("strips a byte order mark at the start alone", () => {
    write("marked.json", ["a\uFEFFb"]);
    const file = write("marks.json", { version: 1, message: { catalogue: "marked.json" } });
    expect(loadPolicy(file).message.catalogue).toEqual(["a\uFEFFb"]);
  });

  it("says which file cannot be read", () => {
    expect(faultsOf(join(directory, "absent.json"))).toEqual(["PHILOG_POLICY_NOT_FOUND ~/absent.json"]);
  });

  it("refuses what is not JSON without quoting it", () => {
    const file = write("broken.json", '{ "version": 1, // Jane Roe, MRN 00412345');
    expect(faultsOf(file)).toEqual(["PHILOG_POLICY_NOT_JSON ~/broken.json"]);
    expect(() => loadPolicy(file)).toThrow(expect.not.stringContaining("Roe"));
  });

  it("says on which line JSON ends, where the engine says so", () => {
    const line = (text: string) => {
      try {
        loadPolicy(write("line.json", text));
      } catch (error) {
        return (error as PolicyError).faults[0]?.hint;
      }
    };
    expect(line('{\n  "version": 1,\n  "rules": {},\n}\n')).toBe("line 4");
    expect(line("")).toBeUndefined();
  });

  it("lists the faults of all files at once", () => {
    write("faulty.json", { version: 1, rules: { "a..b": "code" } });
    write("garbled.json", "{");
    const file = write("faults.json", {
      version: 1,
      extends: ["faulty.json", "htpp", "garbled.json", 3],
      rules: { a: "cod" },
    });
    expect(faultsOf(file)).toEqual([
      "PHILOG_POLICY_MEMBER ~/faults.json: extends",
      'PHILOG_RULE_UNKNOWN ~/faults.json: rules["a"]',
      'PHILOG_PATH_BAD ~/faulty.json: rules["a..b"]',
      "PHILOG_EXTENDS_MISSING ~/faults.json: extends[1]",
      "PHILOG_POLICY_NOT_JSON ~/garbled.json",
    ]);
    expect(() => loadPolicy(file)).toThrow(/did you mean `http`/);
  });

  it("names the circle where policies extend each other", () => {
    write("b.json", { version: 1, extends: ["a.json"] });
    const file = write("a.json", { version: 1, extends: ["b.json"] });
    expect(faultsOf(file)).toEqual(["PHILOG_EXTENDS_CYCLE ~/b.json: extends[0]"]);
    expect(() => loadPolicy(file)).toThrow(/a\.json > .*b\.json > .*a\.json/);
    const outside = write("c.json", { version: 1, extends: ["a.json"] });
    expect(() => loadPolicy(outside)).not.toThrow(/c\.json > /);
  });

  it.each([
    ["null", null, "PHILOG_POLICY_NOT_OBJECT policy"],
    ["a number", 1, "PHILOG_POLICY_NOT_OBJECT policy"],
    ["a function", () => {}, "PHILOG_POLICY_NOT_OBJECT policy"],
    ["a rule that is a function", { version: 1, rules: { a: () => {} } }, 'PHILOG_RULE_UNKNOWN rules["a"]'],
    ["a rule that is a symbol", { version: 1, rules: { a: Symbol("x") } }, 'PHILOG_RULE_UNKNOWN rules["a"]'],
    ["a limit that is a bigint", { version: 1, limits: { depth: 3n } }, "PHILOG_POLICY_MEMBER limits.depth"],
    [
      "a bound that is not finite",
      { version: 1, rules: { a: { number: { min: Number.NaN } } } },
      'PHILOG_RULE_OPTION rules["a"].number.min',
    ],
    [
      "a getter that throws",
      {
        get version() {
          throw new Error("Jane Roe");
        },
      },
      "PHILOG_POLICY_NOT_JSON policy",
    ],
  ])("refuses %s with a PolicyError", (_, source, fault) => {
    expect(faultsOf(source)).toEqual([fault]);
  });

  it("takes a destination beside the policy, which can only tighten it", () => {
    const vendor = { name: "vendor", baa: false };
    const warehouse = { name: "warehouse", baa: true };
    const policy: Policy = { version: 1, actions: { mrn: "tokenize" }, rules: { a: "mrn" } };
    expect(loadPolicy(policy, vendor)).toMatchObject({ destination: vendor, actions: { mrn: "redact" } });
    expect(loadPolicy(policy, vendor).sources).toEqual(["policy", "options"]);
    expect(loadPolicy({ ...policy, destination: warehouse }, vendor).destination).toEqual(vendor);
    expect(loadPolicy({ ...policy, destination: vendor }, warehouse).destination).toEqual(vendor);
    expect(loadPolicy({ ...policy, destination: warehouse }).actions.mrn).toBe("tokenize");
    expect(() => loadPolicy(policy, { name: "", baa: true })).toThrow(/options\.destination\.name/);
  });

  it("takes keys such as __proto__ for what they are", () => {
    const file = write("proto.json", '{"version":1,"rules":{"__proto__":"code","a.__proto__":"uuid"}}');
    expect(loadPolicy(file).rules.map(({ path }) => path)).toEqual(["__proto__", "a.__proto__"]);
    expect(({} as Record<string, unknown>).code).toBeUndefined();
  });
});
