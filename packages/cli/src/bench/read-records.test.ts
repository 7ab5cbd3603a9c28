import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { createFolder } from "./bench.test-data.ts";
import { readRecords } from "./read-records.ts";

const { put, folder, end } = createFolder();
afterAll(end);

describe("the records that are measured", () => {
  it("are the JSON objects of the file; other lines are counted, empty ones are not", async () => {
    const lines = ['{"a":1}', "", "not JSON", '{"a":', "[1]", "7", "null", '{"a":2}\r'];
    const file = put("mixed.ndjson", `${lines.join("\n")}\n`);
    expect(await readRecords(file)).toEqual({ records: [{ a: 1 }, { a: 2 }], skipped: 5, more: false });
  });

  it("are read from a packed file, too", async () => {
    const file = put("packed.gz", gzipSync('{"a":1}\n{"a":2}'));
    expect(await readRecords(file)).toEqual({ records: [{ a: 1 }, { a: 2 }], skipped: 0, more: false });
  });

  it("are bounded in number", async () => {
    const file = put("many.ndjson", '{"a":1}\n'.repeat(50));
    expect(await readRecords(file, { records: 20, bytes: 10_000 })).toMatchObject({ skipped: 0, more: true });
    expect((await readRecords(file, { records: 20, bytes: 10_000 })).records).toHaveLength(20);
    expect(await readRecords(file, { records: 50, bytes: 10_000 })).toMatchObject({ more: false });
  });

  it("are bounded in bytes, and half a line at the end is not taken for a bad one", async () => {
    const file = put("wide.ndjson", '{"a":"bcd"}\n'.repeat(50));
    const { records, skipped, more } = await readRecords(file, { records: 1000, bytes: 100 });
    expect({ records: records.length, skipped, more }).toEqual({ records: 8, skipped: 0, more: true });
  });

  it("are none where the file is one endless line", async () => {
    const file = put("endless", "x".repeat(5000));
    expect(await readRecords(file, { records: 10, bytes: 100 })).toEqual({ records: [], skipped: 0, more: true });
  });

  it("fail as the system does where the file is not there or is a folder", async () => {
    await expect(readRecords(`${folder}/nowhere`)).rejects.toMatchObject({ code: "ENOENT" });
    await expect(readRecords(folder)).rejects.toMatchObject({ code: "EISDIR" });
  });
});
