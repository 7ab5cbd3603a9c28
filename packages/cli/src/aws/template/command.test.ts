import { afterAll, describe, expect, it } from "vitest";
import { createFolder, run } from "../../prompt/run.test-data.ts";
import { clinicFile } from "../clinic.test-data.ts";

const place = createFolder();
afterAll(() => place.end());
const file = place.put("philog.aws.json", JSON.stringify(clinicFile()));

describe("philog aws template", () => {
  it.each(["cloudformation", "terraform", "key-policy", "iam"])("prints %s as JSON", async (format) => {
    const { code, stdout, stderr } = await run(["aws", "template", "--file", file, "--format", format]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(Object.keys(JSON.parse(stdout)).length).toBeGreaterThan(1);
  });

  it("prints what is of some groups alone", async () => {
    const { stdout } = await run(["aws", "template", "-f", file, "--format", "key-policy", "-g", "audit"]);
    expect(Object.keys(JSON.parse(stdout))).toEqual(["alias/clinic-audit"]);
  });

  it.each([
    ["no format", [], "required option '--format <format>' not specified"],
    [
      "a format that is none",
      ["--format", "pulumi"],
      "Allowed choices are cloudformation, terraform, key-policy, iam.",
    ],
    ["a file that is not there", ["--format", "iam", "--file", "nowhere.json"], "PHILOG_AWS_FILE_NOT_FOUND"],
  ])("exits with 2 for %s", async (_, args, said) => {
    const { code, stdout, stderr } = await run(["aws", "template", "--file", file, ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });
});
