import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { phi } from "../redactors/mark.ts";
import { asRecord } from "./as-record.ts";

it("an error becomes the member err, a Map its keys, and toJSON is called once", () => {
  const error = new Error("x");
  expect(asRecord(error, 9)).toEqual({ err: error });
  expect({ ...asRecord(new Map([["a", 1]]), 9) }).toEqual({ a: 1 });
  expect({ ...asRecord(runInNewContext("new Map([['a', 1]])"), 9) }).toEqual({ a: 1 });
  let calls = 0;
  const settled = { b: 1 };
  const record = {
    toJSON() {
      calls += 1;
      return settled;
    },
  };
  expect(asRecord(record, 9)).toBe(settled);
  expect(calls).toBe(1);
});

it("what is no record is an empty one", () => {
  const none = [
    undefined,
    null,
    5,
    "x",
    () => 1,
    [1],
    phi("mrn", "1"),
    Buffer.from("x"),
    new Date(),
    { toJSON: () => null },
  ];
  for (const value of none) expect(asRecord(value, 9)).toEqual({});
});
