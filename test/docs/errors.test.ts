import { errorTable } from "@philog/core";
import { describe, expect, test } from "vitest";
import { exit } from "../../packages/cli/src/exit.ts";
import { errorTable as testingTable } from "../../packages/testing/src/errors.ts";
import { names, readPage, readTable } from "./pages.ts";
import { provoke } from "./provoke.ts";

const codes = ["PHILOG_POLICY", ...Object.keys(errorTable), ...Object.keys(testingTable)];
const sectionOf = (code: string) => readPage("docs/errors.md").split(`### ${code}\n`)[1]?.split("\n#")[0] ?? "";

describe("docs/errors.md", () => {
  test("has an example of every code, and no other", () => {
    expect(Object.keys(provoke)).toEqual(codes);
  });

  test.each(codes)("shows the message that %s really has", async (code) => {
    const [, shown] = /```text\n([\s\S]+?)\n```/.exec(sectionOf(code)) ?? [];
    expect(shown).toBe(await provoke[code]!());
  });

  test("lists the exit codes of the command, and no other", () => {
    const listed = readTable("docs/errors.md", "The command").map(([code]) => Number(names(code!)[0]));
    expect(listed).toEqual(Object.values(exit));
  });
});
