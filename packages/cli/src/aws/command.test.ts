import { describe, expect, it, vi } from "vitest";
import { createFolder, run } from "../prompt/run.test-data.ts";
import { clinicFile } from "./clinic.test-data.ts";

describe("philog aws", () => {
  it("lists its commands, with nothing of them loaded", async () => {
    const { code, stdout } = await run(["aws", "--help"]);
    expect(code).toBe(0);
    for (const name of ["survey", "verify", "provision", "template", "local"])
      expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
  });

  it.each(["survey", "verify", "provision", "template", "local"])("%s has its help in three places", async (name) => {
    const shown = await run(["aws", name, "--help"]);
    expect(shown).toMatchObject({ code: 0, stderr: "" });
    expect(shown.stdout).toContain(`Usage: philog aws ${name} [options]`);
    expect(shown.stdout).toContain(`  $ philog aws ${name}`);
    expect(shown.stdout).toContain("-h, --help");
    expect((await run(["aws", "help", name])).stdout).toBe(shown.stdout);
    expect((await run(["aws", name, "-h"])).stdout).toBe(shown.stdout);
  });

  it("shows its own help where none of a command is asked for", async () => {
    const { stdout } = await run(["aws", "--help"]);
    expect(await run(["aws", "help"])).toEqual({ code: 0, stdout, stderr: "" });
    expect(await run(["aws", "help", "delete"])).toEqual({ code: 2, stdout: "", stderr: stdout });
  });

  it.each([
    ["a command that is none", ["aws", "delete"], "unknown command 'delete'"],
    ["an option that is none", ["aws", "verify", "--all"], "unknown option '--all'"],
    ["too many arguments", ["aws", "verify", "98441207"], "too many arguments"],
  ])("exits with 2 for %s", async (_, args, said) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
    expect(stderr).not.toContain("98441207");
  });

  it("says what to install where the SDK is absent", async () => {
    vi.doMock("@aws-sdk/client-kms", () => {
      throw new Error("Cannot find package '@aws-sdk/client-kms'");
    });
    const place = createFolder();
    try {
      const file = place.put("philog.aws.json", JSON.stringify(clinicFile()));
      const { code, stdout, stderr } = await run(["aws", "verify", "--file", file]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toBe(
        "philog aws verify: PHILOG_AWS_SDK: a client of the AWS SDK is not installed (npm install @aws-sdk/client-kms)\n",
      );
    } finally {
      place.end();
      vi.doUnmock("@aws-sdk/client-kms");
    }
  });
});
