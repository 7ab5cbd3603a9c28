import { describe, expect, it } from "vitest";
import { createClassified } from "./classified.ts";
import { createRedact } from "./redact.ts";
import { newMaking, newRun } from "./run.test-data.ts";

const act = createClassified(createRedact("date", newMaking()), (value) =>
  value === "no" ? undefined : `"<${value}>"`,
);

describe("createClassified", () => {
  it("gives the action strings and numbers, also those of a Date, a box and a bigint", () => {
    expect(act("a", newRun(), 0)).toBe('"<a>"');
    expect(act(5, newRun(), 0)).toBe('"<5>"');
    expect(act(5n, newRun(), 0)).toBe('"<5>"');
    expect(act(new String("b"), newRun(), 0)).toBe('"<b>"');
    expect(act(new Date(0), newRun(), 0)).toBe('"<1970-01-01T00:00:00.000Z>"');
  });

  it("redacts whole what the action refuses, and what is no string or number", () => {
    for (const value of ["no", true, {}, ["a"], new Map([["a", 1]]), Buffer.from("a"), { toJSON: () => ["a"] }]) {
      expect(act(value, newRun(), 0)).toBe('"[REDACTED:date]"');
    }
  });

  it("keeps null and leaves out what JSON leaves out", () => {
    expect(act(null, newRun(), 0)).toBe("null");
    for (const value of [undefined, () => 1, Symbol("s")]) expect(act(value, newRun(), 0)).toBeUndefined();
  });

  it("lets a marker stand in a record that was redacted before, and in no other", () => {
    expect(act("[REDACTED:mrn]", newRun(true), 0)).toBe('"[REDACTED:mrn]"');
    expect(act("[REDACTED:mrn]", newRun(), 0)).toBe('"<[REDACTED:mrn]>"');
  });
});
