import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadPolicy } from "../policy/load.ts";
import { createRedactor, internalsOf } from "./create-redactor.ts";
import { startRecord } from "./start-record.ts";
import { version, versions } from "./versions.ts";

it("says which policy is in force, from where, and how text is held", () => {
  const policy = loadPolicy({ version: 1, extends: ["process"], message: { text: "static" } });
  expect(startRecord(policy, "sha256:00", "none")).toEqual({
    philog: "started",
    version,
    policy: "sha256:00",
    sources: ["preset:process", "policy"],
    text: "static",
    unlisted: "remove",
    tokenKey: "none",
  });
});

it("says so where text is scanned, with what that misses", () => {
  const scanned = loadPolicy({ version: 1, message: { text: "scan" } });
  expect(startRecord(scanned, "sha256:00", "none")).toMatchObject({
    text: "scan",
    note: expect.stringMatching(/misses .*\d/),
  });
  expect(startRecord(loadPolicy(), "sha256:00", "none")).toMatchObject({ text: "strict" });
  expect(startRecord(loadPolicy(), "sha256:00", "none").note).toBeUndefined();
});

it("is made of the policy of the moment", () => {
  const redactor = createRedactor();
  redactor.reload({ version: 1, rules: { a: "code" } });
  expect(internalsOf(redactor)?.startRecord()).toMatchObject({ policy: redactor.policyHash, sources: ["policy"] });
});

it("names the version of package.json", () => {
  const { version: packaged } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(version).toBe(packaged);
  expect(versions.core).toBe(version);
});
