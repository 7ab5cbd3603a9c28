import { describe, expect, it } from "vitest";
import { isTokenText, tokenKeyId, tokenPattern } from "./token.ts";

const digest = "tMyTROtdVN0UTSFDgMVLcA";
const token = `tok1.mrn.k1.${digest}`;

describe("a token in text", () => {
  it.each([token, `tok1.healthPlan.${"k".repeat(32)}.${digest}`, `tok1.otherId.2026-01.${"_-".repeat(10)}_Q`])(
    "is recognised: %s",
    (text) => {
      expect(isTokenText(text)).toBe(true);
      expect(new RegExp(tokenPattern).exec(`patient (${text}), again`)?.[0]).toBe(text);
    },
  );

  it.each([
    ["another version", `tok2.mrn.k1.${digest}`],
    ["an unknown classification", `tok1.patient.k1.${digest}`],
    ["a classification that has no tokens", `tok1.date.k1.${digest}`],
    ["a key id with capitals", `tok1.mrn.K1.${digest}`],
    ["no key id", `tok1.mrn..${digest}`],
    ["a key id that is too long", `tok1.mrn.${"k".repeat(33)}.${digest}`],
    ["a digest that is too short", token.slice(0, -1)],
    ["a digest that is too long", `${token}A`],
    ["a last character that 128 bits cannot have", `tok1.mrn.k1.${"A".repeat(21)}B`],
    ["a line break at its end", `${token}\n`],
    ["text before it", `x${token}`],
    ["a megabyte", token.repeat(30_000)],
  ])("is not recognised with %s", (_, text) => {
    expect(isTokenText(text)).toBe(false);
  });

  it.each([`x${token}`, `${token}x`, `-${token}`, `${token}_`])("is not found inside a longer word: %s", (text) => {
    expect(new RegExp(tokenPattern).test(text)).toBe(false);
  });

  it("gives its key id", () => {
    expect(tokenKeyId(token)).toBe("k1");
    expect(tokenKeyId("k1")).toBeUndefined();
  });

  it("is looked for in linear time", () => {
    const hostile = "tok1.mrn.k1.".repeat(80_000);
    const start = performance.now();
    expect(new RegExp(tokenPattern, "g").test(hostile)).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
