import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold.ts";

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const planted = "123-45-6789 jane@example.org";
const bytes = Buffer.from(planted);
const hexOf = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, "0");
const each = (write: (byte: number) => string): string => Array.from(bytes, write).join("");
const encodings: Record<string, string> = {
  plain: planted,
  percent: each((byte) => `%${hexOf(byte)}`),
  percentTwice: each((byte) => `%25${hexOf(byte)}`),
  form: encodeURIComponent(planted).replaceAll("%20", "+"),
  decimalEntities: each((byte) => `&#${byte};`),
  hexEntities: each((byte) => `&#x${hexOf(byte)};`),
  unicodeEscapes: each((byte) => `\\u00${hexOf(byte)}`),
  hexEscapes: each((byte) => `\\x${hexOf(byte)}`),
  doubleEscapes: each((byte) => `\\\\u00${hexOf(byte)}`),
  quotedPrintable: each((byte) => `=${hexOf(byte)}`),
  fullWidth: each((byte) => (byte === 32 ? "\u3000" : String.fromCharCode(byte + 0xfee0))),
  zeroWidth: each((byte) => `${String.fromCharCode(byte)}\u200b`),
  base64: bytes.toString("base64"),
  base64url: bytes.toString("base64url"),
  hex: bytes.toString("hex"),
  base64OfPercent: base64(encodeURIComponent(planted)),
};

describe("fold, for any text", () => {
  it("keeps offsets in order and inside the text, even of lone surrogates", () => {
    const pieces = fc.constantFrom(
      "%41",
      "&#65;",
      "\\u0041",
      "\u200b",
      "\ud800",
      "Ａ",
      "a",
      "=3D",
      "+",
      "\0",
      "\u001b[1m",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((some) => some.join("")),
      fc.array(fc.integer({ min: 0, max: 65535 })).map((codes) => String.fromCharCode(...codes)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { text: folded, locate } of fold(text) ?? []) {
          let last: readonly [number, number] = [0, 0];
          for (let index = 0; index < folded.length; index++) {
            const here = locate(index, index + 1);
            expect(here[0]).toBeGreaterThanOrEqual(last[0]);
            expect(here[1]).toBeGreaterThanOrEqual(last[1]);
            expect(here[1]).toBeGreaterThan(here[0]);
            expect(here[1]).toBeLessThanOrEqual(text.length);
            last = here;
          }
          if (folded.length > 0) expect(locate(0, folded.length)[1]).toBe(last[1]);
        }
      }),
    );
  });

  it.each(Object.entries(encodings))("finds a planted value again and covers it entirely: %s", (_, written) => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), fc.string({ unit: "grapheme" }), (head, tail) => {
        const text = `${head.replace(/[%&\\=\0]/g, ".")} ${written} ${tail.replace(/[%&\\=\0]/g, ".")}`;
        const start = text.indexOf(written);
        const found = (fold(text) ?? [{ text, locate: (from: number, to: number) => [from, to] }]).some((reading) => {
          const at = reading.text.indexOf(planted);
          if (at < 0) return false;
          const [from, to] = reading.locate(at, at + planted.length);
          return from <= start && to! >= start + written.trimEnd().replace(/\u200b$/, "").length;
        });
        expect(found).toBe(true);
      }),
    );
  });

  it.each([
    ["percent signs", "%2"],
    ["ampersands", "&#"],
    ["backslashes", "\\"],
    ["plus signs in one encoded word", "%41+"],
    ["plus signs", "+"],
    ["near base64", "aGVsbG8gd29y"],
    ["base64 lines", `${"QUJD".repeat(16)}\n`],
    ["hexadecimal", "41"],
    ["quoted-printable", "=3D"],
    ["soft line breaks", "=\r\n"],
    ["NUL", "\0"],
    ["escapes of colours", "\u001b["],
    ["lone surrogates", "\ud800"],
    ["combining marks", "\u0301"],
  ])("reads a megabyte of %s in time that is linear", (_, piece) => {
    const started = performance.now();
    fold(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
