import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { after, rewrite } from "./fold-rewrite.ts";

const starting = (letters: string): Uint8Array => {
  const starts = new Uint8Array(0x10000);
  for (const letter of letters) starts[letter.charCodeAt(0)] = 1;
  return starts;
};

const growing = (text: string) =>
  rewrite(text, starting("axyz"), (all, index) => {
    const hit = all[index]!;
    if (hit === "a") return undefined;
    return { text: { x: "", y: "12" }[hit] ?? "3", end: index + 1 };
  });

describe("rewrite", () => {
  it("has no reading where every replacement is declined", () => {
    expect(growing("aaa")).toBeUndefined();
    expect(growing("")).toBeUndefined();
  });

  it("locates a half of a replacement as all of it", () => {
    const reading = growing("byab")!;
    expect(reading.text).toBe("b12ab");
    expect(reading.locate(0, 2)).toEqual([0, 2]);
    expect(reading.locate(2, 3)).toEqual([1, 2]);
    expect(reading.locate(3, 5)).toEqual([2, 4]);
  });

  it("leaves out what vanished at an end, and keeps what vanished inside", () => {
    const reading = growing("xbxbx")!;
    expect(reading.text).toBe("bb");
    expect(reading.locate(0, 2)).toEqual([1, 4]);
    expect(reading.locate(0, 1)).toEqual([1, 2]);
  });

  it("takes vanished characters in a row as one place, and keeps the places behind one for one", () => {
    const reading = growing("bxxxzbzxb")!;
    expect(reading.text).toBe("b3b3b");
    expect(reading.locate(0, 1)).toEqual([0, 1]);
    expect(reading.locate(1, 2)).toEqual([4, 5]);
    expect(reading.locate(0, 2)).toEqual([0, 5]);
    expect(reading.locate(2, 4)).toEqual([5, 7]);
    expect(reading.locate(4, 5)).toEqual([8, 9]);
  });

  it("continues behind a replacement that spans more than the hit", () => {
    const reading = rewrite("<ab<ab", starting("<a"), (_, index) => ({ text: "!", end: index + 3 }))!;
    expect(reading.text).toBe("!!");
    expect(reading.locate(1, 2)).toEqual([3, 6]);
  });

  it("gives each character that is left its own place, through two readings", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("x", "y", "z", "a", "b", "c")), (letters) => {
        const text = letters.join("");
        const once = growing(text);
        if (!once) return;
        const twice = rewrite(once.text, starting("123b"), (all, index) => ({
          text: all[index] === "b" ? "bb" : "",
          end: index + 1,
        }));
        if (!twice) return;
        const both = after(once, twice);
        for (let index = 0; index < both.text.length; index++) {
          const [start, end] = both.locate(index, index + 1);
          expect(text.slice(start, end)).toBe(both.text[index]);
        }
      }),
    );
  });
});
