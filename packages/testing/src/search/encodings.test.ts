import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recognisable } from "../canaries/recognisable.ts";
import { encodings } from "./encodings.ts";

const needles = (value: string) => encodings(value).map(({ needle }) => needle);

describe("encodings", () => {
  it("lists each needle once, and none under 4 characters", () => {
    for (const { value } of recognisable(1)) {
      const all = needles(value);
      expect(new Set(all).size).toBe(all.length);
      expect(Math.min(...all.map(({ length }) => length))).toBeGreaterThanOrEqual(4);
    }
  });

  it.each([
    ["plain", "Zelda Quarkwright"],
    ["upper case", "ZELDA QUARKWRIGHT"],
    ["lower case", "zelda quarkwright"],
    ["percent", "Zelda%20Quarkwright"],
    ["form", "Zelda+Quarkwright"],
    ["every byte, lower hex", "%5a%65%6c%64%61%20"],
    ["every byte, upper hex", "%5A%65%6C%64%61%20"],
    ["base64", "WmVsZGEgUXVhcmt3cmlnaH"],
    ["hex", "5a656c6461205175"],
    ["spaced hex", "5a 65 6c 64 61 20"],
    ["decimal bytes", "90,101,108,100,97,32"],
    ["reversed", "thgirwkrauQ adleZ"],
    ["HTML decimal", "&#90;&#101;&#108;"],
    ["HTML hex", "&#x5a;&#x65;&#x6c;"],
    ["UTF-16", "Z\0e\0l\0d\0a\0 \0Q"],
    ["zero width", "Z\u200be\u200bl"],
    ["full width", "\uff3a\uff45\uff4c\uff44\uff41"],
    ["no separators", "ZeldaQuarkwright"],
    ["snake", "Zelda_Quarkwright"],
    ["JSON units", "\\u005a\\u0065"],
    ["a word", "Quarkwright"],
    ["a word in base64", "UXVhcmt3cmlnaH"],
  ])("has %s", (_name, start) => {
    expect(needles("Zelda Quarkwright").some((needle) => needle.startsWith(start))).toBe(true);
  });

  it("has the digits of a number without its separators, and in full width", () => {
    expect(needles("219-09-9999")).toEqual(
      expect.arrayContaining(["219099999", "219 09 9999", "219.09.9999", "219\u201109\u20119999"]),
    );
    expect(needles("(212) 555-0147")).toContain("2125550147");
    expect(needles("MRN98")).toContain("MRN\uff19\uff18");
  });

  it("has JSON and HTML escapes, once and twice", () => {
    const all = needles('Zoë "Q"\n<o\'k>/x');
    expect(all).toContain('Zoë \\"Q\\"\\n<o\'k>/x');
    expect(all).toContain('Zo\\u00eb \\"Q\\"\\n<o\'k>/x');
    expect(all).toContain('Zoë \\\\\\"Q\\\\\\"\\\\n<o\'k>/x');
    expect(all).toContain('Zo\\\\u00eb \\\\\\"Q\\\\\\"\\\\n<o\'k>/x');
    expect(all).toContain('Zoë \\"Q\\"\\n<o\'k>\\/x');
    expect(all).toContain("Zoë &quot;Q&quot;\n&lt;o&#39;k&gt;/x");
    expect(all).toContain("Zo&#235; &quot;Q&quot;\n&lt;o&#39;k&gt;/x");
  });

  it("has the forms that wrong character sets give", () => {
    expect(needles("Zoëlda")).toEqual(expect.arrayContaining(["ZoÃ«lda", "Zo\ufffdlda", "Zoelda", "Zoe\u0308lda"]));
  });

  it("splits only what is made of words of 4 letters or more", () => {
    const split = (value: string) => encodings(value).some(({ encoding }) => encoding.includes("of word"));
    expect(split("Zelda Quarkwright")).toBe(true);
    expect(split("Zelda")).toBe(false);
    expect(split("March 12, 1951")).toBe(false);
    expect(split("pain of the left vorple")).toBe(false);
  });

  it("marks base64, and nothing else, as depending on case", () => {
    for (const { encoding, exactCase } of encodings("Zelda Quarkwright")) {
      expect(exactCase).toBe(encoding.startsWith("base64"));
    }
  });

  it("has a core in base64 of any longer text, in both alphabets", () => {
    const word = fc.string({ unit: "grapheme", minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 7 }), word, fc.uint8Array({ maxLength: 7 }), (before, value, after) => {
        for (const alphabet of ["base64", "base64url"] as const) {
          const text = Buffer.concat([before, Buffer.from(value), after]).toString(alphabet);
          const cores = encodings(value).filter(({ encoding }) => encoding.startsWith("base64"));
          expect(cores.some(({ needle }) => text.includes(needle))).toBe(true);
        }
      }),
    );
  });

  it("takes a lone surrogate", () => {
    expect(needles("ab\ud800cd")).toContain("ab%EF%BF%BDcd");
  });
});
