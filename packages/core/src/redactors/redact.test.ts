import { describe, expect, it } from "vitest";
import { createRedact } from "./redact.ts";
import { newMaking, newRun } from "./run.test-data.ts";

describe("createRedact", () => {
  it("replaces any value by a text of fixed length", () => {
    const making = newMaking();
    const redact = createRedact("mrn", making);
    for (const value of ["1", "12345678", 5, true, {}, [], 7n]) {
      expect(redact(value, newRun(), 0)).toBe('"[REDACTED:mrn]"');
    }
    expect(making.decisions).toEqual(Array(7).fill("redact:mrn"));
  });

  it("keeps null and leaves out what JSON leaves out", () => {
    const making = newMaking();
    const redact = createRedact(undefined, making);
    expect(redact(null, newRun(), 0)).toBe("null");
    for (const value of [undefined, () => 1, Symbol("s")]) expect(redact(value, newRun(), 0)).toBeUndefined();
    expect(redact("x", newRun(), 0)).toBe('"[REDACTED]"');
    expect(making.decisions).toEqual(["redact"]);
  });

  it("lets a marker stand in a record that was redacted before, and in no other", () => {
    const redact = createRedact("mrn", newMaking());
    expect(redact("[LIMIT:record]", newRun(true), 0)).toBe('"[LIMIT:record]"');
    expect(redact("[LIMIT:record]", newRun(), 0)).toBe('"[REDACTED:mrn]"');
    expect(redact("12345678", newRun(true), 0)).toBe('"[REDACTED:mrn]"');
  });
});

it("redacts what is no text but prints as a marker, also in a record that was redacted before", () => {
  const redact = createRedact("mrn", newMaking());
  for (const value of [["[WITHHELD]"], { toString: () => "[WITHHELD]" }]) {
    expect(redact(value, newRun(true), 0)).toBe('"[REDACTED:mrn]"');
  }
});
