import { describe, expect, it } from "vitest";
import { keyRecordsIn } from "./unseal-line.ts";

const line = '{"mrn":"1","philogKeys":[{"id":"a"},{"id":"b"}]}';
const records = [{ id: "a" }, { id: "b" }];

describe("the key records in a line", () => {
  it("are found beside members of every kind", () => {
    expect(keyRecordsIn(`{"a":null,"b":7,"c":[null,"x"],${line.slice(1)}`)).toEqual(records);
  });

  it("are found between what collectors put before a record and behind it", () => {
    for (const text of [`2026-11-22 stdout F ${line}`, `${line} #7`, `${line}\n`, `<1>${line} (cut)`]) {
      expect(keyRecordsIn(text)).toEqual(records);
    }
  });

  it("are found eight levels deep, and no deeper", () => {
    const deep = (levels: number) => `${'{"a":'.repeat(levels)}${line}${"}".repeat(levels)}`;
    expect(keyRecordsIn(deep(7))).toEqual(records);
    expect(keyRecordsIn(deep(8))).toEqual([]);
  });

  it("may be more than a call takes arguments", () => {
    expect(keyRecordsIn(`{"philogKeys":[${"1,".repeat(200_000)}1]}`)).toHaveLength(200_001);
  });

  it("are none in what is no record", () => {
    for (const text of ["", "philogKeys", "philogKeys }", "{philogKeys", '{"philogKeys":{"id":"a"}}']) {
      expect(keyRecordsIn(text)).toEqual([]);
    }
  });
});
