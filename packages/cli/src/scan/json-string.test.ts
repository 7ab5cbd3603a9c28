import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, placesOf } from "./json-string.ts";

describe("a JSON string", () => {
  it("is decoded, and each character's place between the quotes is known, however it is written", () => {
    const escaped = (text: string) =>
      [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
    const part = fc.tuple(fc.string(), fc.boolean()).map(([text, always]) => {
      return { text, raw: always ? escaped(text) : JSON.stringify(text).slice(1, -1) };
    });
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.map((one) => one.text).join("");
        const raw = parts.map((one) => one.raw).join("");
        expect(decode(raw)).toBe(text);
        const places = placesOf(raw);
        const pieces = Array.from({ length: text.length }, (_, at) => raw.slice(places[at], places[at + 1]));
        expect(pieces.join("")).toBe(raw);
        expect(pieces.map((piece) => JSON.parse(`"${piece}"`)).join("")).toBe(text);
      }),
    );
  });

  it("is none where an escape is none", () => {
    expect(decode("\\x41")).toBeUndefined();
    expect(decode("\\u00")).toBeUndefined();
  });
});
