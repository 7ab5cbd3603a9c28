import { describe, expect, it } from "vitest";
import type { ShapeSpec } from "../policy/policy.ts";
import { createShape } from "../policy/shapes/shape.ts";
import { createKeep } from "./keep.ts";
import { newMaking, newRun } from "./run.test-data.ts";

const now = Date.UTC(2026, 2, 4, 15, 6, 7, 89);

function keepOf(spec: ShapeSpec, hasFinding: (text: string) => boolean = () => false, clock = () => now) {
  const making = newMaking();
  const keep = createKeep(createShape(spec, clock), hasFinding, making);
  return { keep: (value: unknown, trusted = false) => keep(value, newRun(trusted), 0), ...making };
}

const word = (n: number) => `w${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}x`;

describe("createKeep", () => {
  it("keeps what fits, whether number, boolean or string", () => {
    expect(keepOf("integer").keep(5)).toBe("5");
    expect(keepOf("boolean").keep(false)).toBe("false");
    expect(keepOf("code").keep("user.created")).toBe('"user.created"');
    expect(keepOf({ oneOf: ['a "b"'] }).keep('a "b"')).toBe(JSON.stringify('a "b"'));
  });

  it("replaces and counts what does not fit, of whatever type", () => {
    const { keep, decisions } = keepOf("uuid");
    const values = ["Fenwick", 5, true, 5n, 2n ** 70n, {}, [], new Map(), new Set(), Buffer.from("a"), new Date(0)];
    for (const value of values) expect(keep(value)).toBe('"[MISFIT:uuid]"');
    expect(decisions).toEqual(Array(values.length).fill("misfit"));
  });

  it("keeps null, writes NaN as null as JSON does, and leaves out what JSON leaves out", () => {
    const { keep } = keepOf("number");
    expect(keep(null)).toBe("null");
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(keep(value)).toBe("null");
    for (const value of [undefined, () => 1, Symbol("s")]) expect(keep(value)).toBeUndefined();
  });

  it("judges what toJSON gives, and calls it once", () => {
    let calls = 0;
    const { keep } = keepOf("code");
    const value = {
      toJSON() {
        calls += 1;
        return "user.created";
      },
    };
    expect(keep(value)).toBe('"user.created"');
    expect(calls).toBe(1);
    expect(keep({ toJSON: () => "Elowen Larkspur" })).toBe('"[MISFIT:code]"');
    expect(keep({ toJSON: () => undefined })).toBeUndefined();
    expect(keep(new Date(Number.NaN))).toBe("null");
  });

  it("never makes a hit of a misfit, however often it comes", () => {
    const { keep, decisions } = keepOf("code");
    for (let n = 0; n < 5; n++) expect(keep("Elowen Larkspur")).toBe('"[MISFIT:code]"');
    expect(decisions).toHaveLength(5);
  });

  it("judges a string once while it is remembered, and a long one each time", () => {
    let asked = 0;
    const { keep } = keepOf("hostname", () => {
      asked += 1;
      return false;
    });
    for (let n = 0; n < 5; n++) keep("api-1.example.test");
    expect(asked).toBe(1);
    const long = `${"a".repeat(60)}.example.test`;
    for (let n = 0; n < 3; n++) expect(keep(long)).toBe(`"${long}"`);
    expect(asked).toBe(4);
  });

  it("judges a timestamp each time: what was near is far one day later", () => {
    let time = now;
    const { keep } = keepOf("timestamp", undefined, () => time);
    const text = new Date(now - 1000).toISOString();
    expect(keep(text)).toBe(`"${text}"`);
    time += 2 * 86_400_000;
    expect(keep(text)).toBe('"[MISFIT:timestamp]"');
  });

  it("refuses a code word in which a detector finds something", () => {
    expect(keepOf("code", (text) => text === "user.created").keep("user.created")).toBe('"[MISFIT:code]"');
  });

  it("refuses what looks like a token, since nobody can say who wrote it", () => {
    const token = `tok1.mrn.k1.${"A".repeat(22)}`;
    const { keep } = keepOf({ pattern: "^.*$" });
    expect(keep(token)).toBe('"[MISFIT:pattern]"');
    expect(keep(token, true)).toBe(`"${token}"`);
  });

  it("lets a marker stand in a record that was redacted before, and in no other", () => {
    const { keep } = keepOf("code");
    expect(keep("[MISFIT:code]", true)).toBe('"[MISFIT:code]"');
    expect(keep("[MISFIT:code]")).toBe('"[MISFIT:code]"');
    expect(keep("[LIMIT:record]")).toBe('"[MISFIT:code]"');
    expect(keep("[REDACTED:Fenwick]", true)).toBe('"[MISFIT:code]"');
  });

  it("believes none of a path's words once there were more than 256 of them", () => {
    const { keep, decisions } = keepOf("code");
    for (let n = 0; n < 256; n++) expect(keep(word(n))).toBe(`"${word(n)}"`);
    expect(keep(word(0))).toBe(`"${word(0)}"`);
    expect(keep(word(256))).toBe('"[MISFIT:code]"');
    expect(keep(word(0))).toBe('"[MISFIT:code]"');
    expect(decisions).toEqual(["misfit", "misfit"]);
  });

  it("takes the number of words that the rule allows", () => {
    const { keep } = keepOf({ code: { distinct: 2 } });
    expect(["one-a", "one-b", "one-a", "one-c", "one-a"].map((value) => keep(value))).toEqual([
      '"one-a"',
      '"one-b"',
      '"one-a"',
      '"[MISFIT:code]"',
      '"[MISFIT:code]"',
    ]);
  });
});
