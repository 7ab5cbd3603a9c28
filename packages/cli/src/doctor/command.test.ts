import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFolder, run } from "../prompt/run.test-data.ts";

let place: ReturnType<typeof createFolder>;
beforeEach(() => {
  place = createFolder();
});
afterEach(() => place.end());

describe("philog doctor", () => {
  it.each([
    ["nothing", [], "a command is wanted after --, or --static with a folder"],
    ["a folder and a command", ["--static", ".", "--", "node", "a.js"], "either --static or a command, not both"],
    ["a command that is not there", ["--", "no-such-command-at-all"], "the command cannot be started"],
    ["a command that is no Node", ["--", "true"], "no Node application came up to be looked at"],
    ["a folder that is not there", ["--static", "nowhere/at/all"], "it cannot be read (ENOENT)"],
    ["a file for a folder", ["--static", "package.json"], "it is no folder"],
    ["a format that is none", ["--static", ".", "--format", "xml"], "Allowed choices are table, json, sarif."],
    ["no time at all", ["--after", "0", "--", "node", "a.js"], "Seconds from 1 to 3600 are wanted."],
  ])("exits with 2 for %s", async (_, args, said) => {
    const { code, stdout, stderr } = await run(["doctor", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });

  it("exits with 1 for a gap, with 0 without one, and tells it as it is asked to", async () => {
    place.put("a.js", 'import "@philog/core/register";\nprocess.stdout.write("x")');
    const found = await run(["doctor", "--static", place.folder, "--format", "json"]);
    expect(found).toMatchObject({ code: 1, stderr: "" });
    expect(found.stdout.split("\n")[0]).toContain('"id":"streams","state":"gap"');
    place.put("a.js", 'import "@philog/core/register";');
    const clean = await run(["doctor", "--static", place.folder]);
    expect(clean).toMatchObject({ code: 0, stderr: "" });
    expect(clean.stdout).toMatch(/^ok {7}console {2}the console goes through the policy\n/);
  });
});
