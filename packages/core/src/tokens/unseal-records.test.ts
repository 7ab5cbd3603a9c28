import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { record } from "./seal.test-data.ts";
import { createKeyRecords } from "./unseal-records.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-unseal-records-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { id } = record;

describe("key records", () => {
  it("are learned once each, and only where they are some", () => {
    const records = createKeyRecords(undefined);
    expect([record, { ...record }, { ...record, more: 1 }, undefined].map(records.learn)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(records.of(id)).toEqual([record]);
  });

  it("of a segment are four at most", () => {
    const records = createKeyRecords(undefined);
    const learned = [1, 2, 3, 4, 5].map((n) => records.learn({ ...record, keyId: `k${n}` }));
    expect(learned).toEqual([true, true, true, true, false]);
    expect(records.of(id)).toHaveLength(4);
  });
});

describe("what a directory gives for a segment", () => {
  it("is not found where it is another segment's, or no key record", async () => {
    for (const given of [{ ...record, id: "f".repeat(32) }, { ...record, more: 1 }, { id }, undefined]) {
      const records = createKeyRecords(async () => given);
      expect(await records.find(id)).toBe(false);
      expect(records.of(id)).toEqual([]);
    }
    expect(await createKeyRecords(async () => record).find(id)).toBe(true);
  });

  it("rejects where its file cannot be read, which says less than that there is none, and is read again", async () => {
    const records = createKeyRecords(folder);
    const file = join(folder, `${id}.json`);
    writeFileSync(file, "{");
    await expect(records.find(id)).rejects.toThrow("the key directory cannot be read");
    writeFileSync(file, JSON.stringify(record));
    expect(await records.find(id)).toBe(true);
  });

  it("is not found where there is no such file", async () => {
    expect(await createKeyRecords(folder).find("f".repeat(32))).toBe(false);
  });
});
