import { afterAll, describe, expect, it } from "vitest";
import { exit } from "../../exit.ts";
import { createFolder } from "../../prompt/run.test-data.ts";
import { clinicFile } from "../clinic.test-data.ts";
import { readTarget } from "./read-target.ts";

const place = createFolder();
afterAll(() => place.end());

const put = (content: unknown, name = "philog.aws.json") =>
  place.put(name, typeof content === "string" ? content : JSON.stringify(content));

describe("what should be", () => {
  it("has 90 days for a group, and six years with deletion protection for the audit trail", () => {
    const { groups } = readTarget({ file: put(clinicFile()) });
    expect(groups).toEqual([
      {
        id: "operations",
        name: "/clinic/api",
        kmsKey: "alias/clinic-operations",
        retentionDays: 90,
        tags: { DataClassification: "restricted", ComplianceScope: "hipaa", DataOwner: "platform" },
        deletionProtection: false,
        dataProtection: true,
        class: "STANDARD",
        subscriptions: [],
      },
      expect.objectContaining({ id: "audit", retentionDays: 2192, deletionProtection: true, dataProtection: true }),
    ]);
  });

  it("lets a group's own members go before its defaults", () => {
    const entry = {
      name: "/a",
      kmsKey: "alias/a",
      retentionDays: 30,
      tags: { DataOwner: "ward" },
      class: "ESSENTIALS",
    };
    const file = { ...clinicFile(), groups: { audit: { ...entry, deletionProtection: false } } };
    expect(readTarget({ file: put(file) }).groups[0]).toMatchObject({
      retentionDays: 30,
      deletionProtection: false,
      dataProtection: false,
      tags: { DataOwner: "ward", ComplianceScope: "hipaa" },
    });
  });

  it("is of another Region, and of some groups, where that is asked for", () => {
    const file = put(`\ufeff${JSON.stringify(clinicFile())}`);
    const { region, groups, allGroups } = readTarget({ file, region: "eu-west-1", group: ["audit"] });
    expect(region).toBe("eu-west-1");
    expect(groups.map(({ id }) => id)).toEqual(["audit"]);
    expect(allGroups).toHaveLength(2);
  });

  it.each([
    [
      "a file that is not there",
      () => "/nowhere/at/all.json",
      "PHILOG_AWS_FILE_NOT_FOUND",
      /\(\/nowhere\/at\/all\.json: ENOENT; say which with --file\)$/,
    ],
    ["a folder", () => place.folder, "PHILOG_AWS_FILE_NOT_FOUND", /: EISDIR; say which with --file\)$/],
    ["what is not JSON", () => put("{ version: Quark", "bad.json"), "PHILOG_AWS_FILE_NOT_JSON", /valid JSON$/],
    ["faults", () => put({ version: 1 }, "faults.json"), "PHILOG_AWS_FILE_BAD", /\(2\):\n {2}region: .+\n {2}groups: /],
  ])("is refused for %s, with a code and no value", (_, file, code, said) => {
    const read = () => readTarget({ file: file() });
    expect(read).toThrow(expect.objectContaining({ exitCode: exit.usage, message: expect.stringMatching(said) }));
    expect(read).toThrow(new RegExp(`^${code}: (?![^]*Quark)`));
  });
});
