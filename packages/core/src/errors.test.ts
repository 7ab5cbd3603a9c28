import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { errorTable as testingTable } from "../../testing/src/errors.ts";
import { errorTable, PolicyError, RedactionError } from "./errors.ts";

const page = readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8");

describe("docs/errors.md", () => {
  const documented = [...page.matchAll(/^### (PHILOG_\w+)$/gm)].map(([, code]) => code);
  const table = [...Object.entries(errorTable), ...Object.entries(testingTable)];

  it("documents every code of the tables, in their order, and no other", () => {
    expect(documented).toEqual(["PHILOG_POLICY", ...table.map(([code]) => code)]);
  });

  it.each(table)("%s: says what the message says, what it means and what to do", (code, message) => {
    const [, section = ""] = page.split(`### ${code}\n`);
    const [quoted, meaning, remedy] = (section.split("\n#")[0] ?? "").trim().split("\n\n");
    expect(quoted).toBe(`> ${message}`);
    expect(meaning?.length).toBeGreaterThan(20);
    expect(remedy).toMatch(/^\*\*Do:\*\* .{10}/s);
  });
});

describe("RedactionError", () => {
  it("names code and meaning, and a detail where there is one", () => {
    const error = new RedactionError("PHILOG_KEY_FILE", "ENOENT");
    expect(error).toMatchObject({ name: "RedactionError", code: "PHILOG_KEY_FILE" });
    expect(error.message).toBe("PHILOG_KEY_FILE: the key file cannot be read (ENOENT)");
    expect(new RedactionError("PHILOG_KEY_FILE").message).toBe("PHILOG_KEY_FILE: the key file cannot be read");
  });
});

describe("PolicyError", () => {
  it("lists every fault, with its place and hint", () => {
    const error = new PolicyError([
      { code: "PHILOG_PATH_BAD", at: 'rules["a..b"]', hint: "a segment is empty" },
      { code: "PHILOG_POLICY_VERSION", at: "version" },
    ]);
    expect(error).toMatchObject({ name: "PolicyError", code: "PHILOG_POLICY" });
    expect(error.faults).toHaveLength(2);
    expect(error.message).toBe(
      'the policy has 2 faults:\n  PHILOG_PATH_BAD at rules["a..b"]: the path does not follow the path grammar; a segment is empty\n  PHILOG_POLICY_VERSION at version: the policy needs `version: 1`',
    );
    expect(new PolicyError([{ code: "PHILOG_PATH_BAD", at: "x" }]).message).toContain("has 1 fault:");
  });
});
