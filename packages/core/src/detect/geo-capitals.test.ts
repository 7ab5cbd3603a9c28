import { describe, expect, it } from "vitest";
import { afterFacility, runEnd } from "./geo-capitals.ts";
import { unmarked } from "./marked.test-data.ts";

/** The text with marks from `<` on to the end that is found there. */
const marked = (text: string, find: (plain: string, start: number) => number): string => {
  const plain = unmarked(text);
  const start = text.indexOf("<");
  const end = find(plain, start);
  return end < 0 ? plain : `${plain.slice(0, start)}<${plain.slice(start, end)}>${plain.slice(end)}`;
};

describe("a run of capitalised words", () => {
  it.each([
    "x <Quillmoor> x",
    "<Quill Moor>",
    "<Quill of the Moor> x",
    "<Quill> of the x",
    "<Quill and Odd>, Moor",
    "<Quill & Odd> x",
    "<Quill for Odd de la Moor del Fallow> x",
    "<St. Odd’s> x",
    "<Mt. Quill Med. Ctr.> x",
    "<Quill Univ. Hosp.> x",
    "<Odd-Quill O'Moor> x",
    "<Éllmoor Ødd> x",
    "<Quill Éllmoor> x",
    "<Quill>. Moor",
    "<Quill>  Moor",
    "<Quill> moor Odd",
    "<Q>1",
  ])("ends before what is no such word: %s", (text) => {
    expect(marked(text, runEnd)).toBe(text);
  });

  it.each([
    "<Quill> May Odd",
    "<Quill Odd> Dr Moor",
    "<Quill> and Monday Odd",
    "<Our Lady of Quill> x",
    "<Quill> Our Moor",
    "<Quill> MRN 5",
  ])("ends before months, titles and labels: %s", (text) => {
    expect(marked(text, runEnd)).toBe(text);
  });

  it.each(["<quill Moor", "<1 Moor", "<May Quill", "<The Quill", "< Quill"])("is none: %s", (text) => {
    expect(marked(text, runEnd)).toBe(unmarked(text));
  });

  it("has at most seven of them, or as many as are asked for; joints do not count", () => {
    const long = "<Aa Bb of Cc Dd Ee Ff Gg> Hh Ii";
    expect(marked(long, runEnd)).toBe(long);
    expect(marked("<Aa Bb of Cc> Dd", (text, start) => runEnd(text, start, 3))).toBe("<Aa Bb of Cc> Dd");
    expect(marked("<Aa Bb", (text, start) => runEnd(text, start, 1))).toBe("<Aa> Bb");
  });
});

describe("what follows a facility", () => {
  it.each([
    "Quill< Boston> x",
    "Quill<, Boston> x",
    "Quill< - Boston> x",
    "Quill<, Boston, MA 01234> x",
    "Quill< Los Angeles> x",
    "Quill< in Odd> x",
    "Quill< of Odd, MA> x",
    "Quill< in Odd Moor Fallow> Hollow x",
    "Quill<, MA> x",
  ])("says where: %s", (text) => {
    expect(marked(text, afterFacility)).toBe(text);
  });

  it.each([
    "Quill<>;Boston x",
    "Quill<>; Boston x",
    "Quill<> boston x",
    "Quill<>,in Odd x",
    "Quill<> in May x",
    "Quill<> in odd x",
    "Quill<> on Odd x",
    "Quill<>, Moor x",
    "Quill<> Boston_x",
    "(Aa Bb Cc Dd Quill<>)",
  ])("does not say where: %s", (text) => {
    expect(marked(text, afterFacility)).toBe(text);
  });
});
