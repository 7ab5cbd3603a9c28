import { readFileSync } from "node:fs";
import { PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { describe, expect, it } from "vitest";
import { awsErrorTable } from "./aws-error.ts";
import { createClinic } from "./clinic.test-data.ts";
import { ownIdentifiers } from "./protection/own-identifiers.ts";
import { validateTarget } from "./target/validate-target.ts";
import { controlIds } from "./verify/control.ts";

const page = readFileSync(new URL("../../../../docs/aws.md", import.meta.url), "utf8");
const open = createClinic();

const blockAfter = (text: string, language: string) =>
  page.split(text)[1]!.split(`\`\`\`${language}\n`)[1]!.split("```")[0]!;
/** The first names of the table below a heading. */
const rows = (heading: string) =>
  [
    ...page
      .split(`${heading}\n`)[1]!
      .split("\n#")[0]!
      .matchAll(/^\| `([^`]+)` +\| (.*?) +\|$/gm),
  ].map(([, name, text]) => [name!, text!] as const);
const file = JSON.parse(blockAfter("<!-- file: philog.aws.json -->", "json"));
/** Keys differ from run to run. */
const steady = (text: string) => text.replace(/key\/[0-9a-f-]{36}/g, "key/…");

describe("docs/aws.md", () => {
  it("has a file without a fault", () => {
    expect(validateTarget(file)).toEqual([]);
  });

  it("has a row for every control", () => {
    expect(
      rows("### Controls")
        .map(([name]) => name)
        .sort(),
    ).toEqual([...controlIds].sort());
  });

  it("has every code with its text", () => {
    const table = Object.entries(awsErrorTable).map(([code, [, text]]) => [code, text]);
    expect(rows("## Codes")).toEqual(table);
  });

  it("counts the expressions", () => {
    expect(ownIdentifiers).toHaveLength(10);
    expect(page).toContain("ten expressions made from our detectors' written forms");
  });

  it("shows what provision and verify print", async () => {
    const { aws, logs } = await open();
    const made = await aws("provision", file, "--yes");
    expect(made.stdout).toBe(blockAfter("philog aws provision --yes", "text"));
    await logs.send(new PutRetentionPolicyCommand({ logGroupName: "/clinic/api", retentionInDays: 30 }));
    const { stdout } = await aws("verify", file, "--group", "operations");
    expect(steady(stdout)).toBe(steady(blockAfter("philog aws verify --group operations", "text")));
  });
});
