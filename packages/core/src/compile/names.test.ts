import { describe, expect, it } from "vitest";
import { newRun } from "../redactors/run.test-data.ts";
import { createNote, inheritNames, namesMember, noteName } from "./names.ts";

describe("noteName", () => {
  it("keeps 20 names and counts the others", () => {
    const run = newRun();
    expect(namesMember(run)).toBe("");
    for (let n = 0; n < 25; n++) noteName(run, `,"n${n}"`);
    const { redacted } = JSON.parse(`{${namesMember(run).slice(1)}}`);
    expect(redacted).toEqual([...Array.from({ length: 20 }, (_, n) => `n${n}`), "+5 more"]);
  });

  it("says nothing of others where there are none", () => {
    const run = newRun();
    for (let n = 0; n < 20; n++) noteName(run, `,"n${n}"`);
    expect(namesMember(run)).toMatch(/,"n19"\]$/);
  });
});

describe("createNote", () => {
  it("notes a path once a record", () => {
    const note = createNote('a["b"]');
    const run = newRun();
    note(run);
    note(run);
    expect(run).toMatchObject({ names: ',"a[\\"b\\"]"', nameCount: 1 });
    const next = { ...newRun(), id: 2 };
    note(next);
    expect(next.nameCount).toBe(1);
  });
});

describe("inheritNames", () => {
  const inherit = (names: unknown) => {
    const run = newRun(true);
    inheritNames(run, names, (key) => key !== "Elowen");
    return run;
  };

  it("takes paths whose keys may be printed, markers of keys, and the count", () => {
    expect(inherit(["a.b", 'a["b c"][*]', "a.*.b", "[KEY:3]", "a.[KEY:12].[LIMIT:keys]", "+7 more"])).toMatchObject({
      nameCount: 12,
    });
  });

  it("takes nothing else", () => {
    for (const names of [
      ["Elowen"],
      ["a.Elowen"],
      ["219-09-9999"],
      ["a b"],
      ["+Elowen more"],
      ["+1234567 more"],
      ["x+7 more"],
      ["+7 more x"],
      [5],
      "a",
      5,
      null,
    ]) {
      expect(inherit(names)).toMatchObject({ names: "", nameCount: 0 });
    }
  });

  it("reads no more than a list of its own can hold", () => {
    expect(inherit(Array(100).fill("a.b")).nameCount).toBe(21);
  });
});
