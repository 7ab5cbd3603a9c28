import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRedactor, scan } from "@philog/core";
import { afterAll, describe, expect, test } from "vitest";
import { UsageError } from "../../scripts/eval/options.mjs";
import { runEval } from "../../scripts/eval/run.mjs";
import { finder, line } from "./marked.ts";

const fixtures = "test/eval/fixtures";
const versions = { philog: "0.0.0", node: process.version };
const folder = mkdtempSync(join(tmpdir(), "philog-eval-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: string[], given: object = {}) {
  const out: string[] = [];
  const json = join(folder, "result.json");
  const told = { scan, createRedactor, versions, print: (text: string) => out.push(text), ...given };
  const code = runEval([...args, "--json", json], told);
  const result = JSON.parse(readFileSync(json, "utf8"));
  const of = (name: string) => result.results.find((one: any) => one.name === name);
  return { code, out: out.join("\n"), result, of, json: readFileSync(json, "utf8") };
}

/** A directory with one corpus. */
function corpus(name: string, content: string): string {
  const directory = mkdtempSync(join(folder, "corpus-"));
  writeFileSync(join(directory, `${name}.jsonl`), content);
  return directory;
}

describe("over the fixtures", () => {
  const { code, out, result, of, json } = run([fixtures]);

  test("the scanner of the project finds what has a form of its own, and leaves what only looks like PHI", () => {
    expect(code).toBe(0);
    const { types, hardNegatives } = of("text_invented").figures;
    for (const type of ["SSN", "EMAIL", "PHONE"]) expect(types[type], type).toMatchObject({ spans: 1, full: 1 });
    expect(hardNegatives).toEqual({ texts: 2, altered: 0 });
    expect(of("nophi_invented").figures.findings.outside).toBe(0);
    expect(of("values_invented").figures.types).toMatchObject({ SSN: { bare: 1 }, MRN: { vectors: 1, labelled: 1 } });
    for (const form of Object.values<any>(of("struct_invented").figures.forms)) {
      expect(form).toEqual({ raw: 6, survived: 0, records: 0 });
    }
  });

  test("every text has a time, and no value stands in the report or its JSON", () => {
    for (const { family, time } of result.results) {
      if (family !== "struct") expect(time.microseconds).toBeGreaterThan(0);
    }
    expect(out).toContain("Full recall");
    for (const text of [out, json]) expect(text).not.toMatch(/Marrowby|900-12|QX77190|10\.20\.30/i);
  });

  test("files of third parties that are not there are named", () => {
    expect(out).toMatch(/missing, skipped: .*text_asq_phi.*values_validatorjs/);
    expect(result.missing).toContain("nophi_loghub");
  });
});

describe("lines", () => {
  const good = JSON.stringify(line("Ottoline came", [["Ottoline", "NAME"]]));
  const bad = [
    '{"text":"Ottoline',
    "null",
    JSON.stringify({ text: "Ottoline" }),
    JSON.stringify({ text: "Ottoline", spans: [{ start: 0, end: 99, type: "NAME" }] }),
    JSON.stringify({ text: "Ottoline", spans: [{ start: 3, end: 3, type: "NAME" }] }),
    JSON.stringify({ text: "Ottoline", spans: [{ start: 0, end: 8 }] }),
    JSON.stringify({ text: "Ottoline", spans: [], benign: [{ start: 0, end: 8 }] }),
  ];

  test("that are bad are counted and named by number, never printed, and the exit code is 1", () => {
    const { code, out, of } = run([corpus("text_invented", [good, "", ...bad, good].join("\n"))]);
    expect(code).toBe(1);
    expect(out).toContain("text_invented.jsonl: 7 bad lines: 3, 4, 5, 6, 7, 8, 9");
    expect(out).not.toContain("Ottoline");
    expect(of("text_invented")).toMatchObject({ bad: [3, 4, 5, 6, 7, 8, 9], figures: { texts: 2 } });
  });

  test("of a structured corpus need a record and literals", () => {
    const lines = [{ json: {}, phi: [] }, { json: "{}", phi: [] }, { json: {}, phi: [4711] }, { json: {} }];
    const { of } = run([corpus("struct_invented", lines.map((one) => JSON.stringify(one)).join("\n"))]);
    expect(of("struct_invented")).toMatchObject({ bad: [2, 3, 4], figures: { texts: 1 } });
  });

  test("that are not there at all leave a corpus without figures, not without a report", () => {
    const { code, out } = run([corpus("nophi_invented", "")]);
    expect([code, out]).toEqual([0, expect.stringMatching(/nophi_invented +- /)]);
  });
});

describe("misses", () => {
  const content = `${JSON.stringify(line("then Ottoline\tMarrowby came", [["Ottoline\tMarrowby", "NAME"]]))}\n`;
  const found = { scan: finder("Marrowby") };

  test("are shown for a third party's file, with control characters escaped", () => {
    const { out, json } = run([corpus("text_asq_phi", content), "--misses", "1"], found);
    expect(out).toContain('text_asq_phi NAME\n  invented: "then [[Ottoline\\tMarrowby]] came"');
    expect(json).not.toContain("Ottoline");
  });

  test("are not shown for any other file, nor unless asked for", () => {
    expect(run([corpus("text_own", content), "--misses", "9"], found).out).not.toContain("Ottoline");
    expect(run([corpus("text_asq_phi", content)], found).out).not.toContain("Ottoline");
  });
});

describe("a scanner that fails", () => {
  test("is counted by corpus, without its message, and the exit code is 1", () => {
    const scan = (text: string) => {
      if (text) throw new Error(`cannot read ${text}`);
      return [];
    };
    const { code, out } = run([fixtures, "--only", "text_invented"], { scan });
    expect(code).toBe(1);
    expect(out).toContain("text_invented: threw on 4 texts");
    expect(out).not.toContain("cannot read");
  });
});

describe("options", () => {
  test("--mode is handed on where it is given, and only then", () => {
    const asked = new Set<unknown>();
    const scan = (_: string, ...options: unknown[]) => {
      asked.add(JSON.stringify(options));
      return [];
    };
    run([fixtures, "--only", "values_"], { scan });
    expect([...asked]).toEqual(["[]"]);
    asked.clear();
    const { result } = run([fixtures, "--only", "values_", "--mode", "strict"], { scan });
    expect([...asked]).toEqual(['[{"mode":"strict"}]']);
    expect(result.mode).toBe("strict");
  });

  test("--messages counts the words of a file without PHI, one message a line", () => {
    const { out, result } = run([fixtures, "--only", "nophi_", "--messages", `${fixtures}/messages.txt`], {
      scan: finder("laboratory"),
    });
    expect(result.messages).toEqual({ words: 13, replaced: 1 });
    expect(out).toMatch(/\(messages given\) +1\/13 7\.7 %/);
    expect(run([fixtures, "--only", "values_", "--messages", `${fixtures}/messages.txt`]).out).toContain(
      "(messages given)",
    );
    expect(run([fixtures, "--only", "values_"]).out).not.toContain("Words without PHI");
  });

  test("--mode is refused by name where the scanner does not take it", () => {
    const scan = (_: string, options?: object) => {
      if (options) throw new Error("unknown option");
      return [];
    };
    expect(() => run([fixtures, "--mode", "strict"], { scan })).toThrow(/does not take --mode strict: unknown option/);
  });

  test("--only takes names and their beginnings; a file of no known family is named", () => {
    const names = (args: string[]) => run(args).result.results.map(({ name }: any) => name);
    expect(names([fixtures, "--only", "values_, text_invented.jsonl"])).toEqual(["text_invented", "values_invented"]);
    const directory = corpus("notes", "");
    writeFileSync(join(directory, "msg_invented.jsonl"), "");
    expect(run([directory]).out).toContain("of no known family, skipped: notes");
  });

  test.each([
    [[], /one directory/],
    [[fixtures, fixtures], /one directory/],
    [["nowhere/at/all"], /no directory/],
    [[fixtures, "--misses", "many"], /--misses takes a number/],
    [[fixtures, "--mode", "static"], /--mode takes scan or strict/],
    [[fixtures, "--only", "text_asq_phi"], /no corpus named text_asq_phi/],
    [[fixtures, "--messages", "nowhere"], /no file nowhere/],
    [[fixtures, "--messages", fixtures], /no file/],
    [[fixtures, "--figures"], /Unknown option/],
  ])("%j is a usage error", (args, message) => {
    expect(() => run(args)).toThrow(UsageError);
    expect(() => run(args)).toThrow(message);
  });
});

test("the command exits with 2 and one line for a wrong use, with 0 and the figures for a right one", () => {
  const call = (...args: string[]) => spawnSync(process.execPath, ["scripts/eval.mjs", ...args], { encoding: "utf8" });
  const empty = join(folder, "empty");
  mkdirSync(empty);
  expect(call(empty)).toMatchObject({ status: 2, stdout: "", stderr: `eval: no corpus in ${empty}\n` });
  const { status, stdout, stderr } = call(fixtures, "--only", "text_,struct_");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^Philog [\d.]+, mode scan, Node v/);
});
