import { describe, expect, it } from "vitest";
import { isSealedText, readSealed, replaceSealed, sealedIn, writeSealed } from "./sealed-text.ts";

const id = "0123456789abcdef0123456789abcdef";
const body = "A".repeat(64);
const parts = { classification: "mrn", id, number: 12, body } as const;
const text = `sealed1.mrn.${id}.12.${body}`;

describe("the text of a sealed value", () => {
  it("is read into its parts, and written of them", () => {
    expect(writeSealed(parts)).toBe(text);
    expect(readSealed(text)).toEqual(parts);
    expect(isSealedText(text)).toBe(true);
  });

  it("is no shorter than the shortest classification, one digit and one block make it", () => {
    const shortest = text.replace(".12.", ".0.").replace("mrn", "ip");
    expect([shortest.length, isSealedText(shortest)]).toEqual([110, true]);
  });

  it("is none where a part does not have its form", () => {
    const others = [
      "",
      text.slice(1),
      text.slice(0, -1),
      `x${text.slice(1)}`,
      `${text} `,
      text.replace("mrn", "mrx"),
      text.replace(id, id.toUpperCase()),
      text.replace(".12.", ".012."),
      text.replace(".12.", ".12345678."),
      text.replace("A", "+"),
      `sealed1.${"x".repeat(200)}`,
    ];
    for (const other of others)
      expect([other, isSealedText(other), readSealed(other)]).toEqual([other, false, undefined]);
  });

  it("is found in a text, each once, and replaced as often as it stands there", () => {
    const other = text.replace(".12.", ".0.");
    expect(sealedIn(`${text}, ${other} and ${text}`)).toEqual([text, other]);
    expect(replaceSealed(`${text}, ${other} and ${text}`, (one) => String(one.length))).toBe(
      `${text.length}, ${other.length} and ${text.length}`,
    );
    for (const none of ["", "sealed1.", `x${text}`]) {
      expect(sealedIn(none)).toEqual([]);
      expect(replaceSealed(none, () => "gone")).toBe(none);
    }
  });
});
