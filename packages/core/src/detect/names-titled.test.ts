import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { titledName } from "./names-titled.ts";

const titled = marking(titledName);

describe("a name with a title", () => {
  it.each([
    "by <Dr. Quillfeather> on Monday",
    "by <Dr. A.> at noon",
    "by <Mr. D. Quill>, who",
    "by <Dr. O. P. Quill> today",
    "by <Dr.Quill>, x",
    "<Mrs Ottoline van der Quill> came",
    "<Mr. van der Zwill> came",
    "<Dr. Ottoline K. Quill-Moor, MD> came",
    "<Dr. Quill>'s office",
    "<Prof. O'Quill>'s office",
    "<Miss Quill> came",
    "by <dr. quill> on Monday",
    "<mrs. ottoline quill>, 40",
    "<mr. quill>'s chart",
    "<Dr. Quill, PhD> x",
    "saw <Ottoline Quill, MD> x",
    "(<O. Quill, RN>)",
    "saw <Ottoline P. Quill, DDS>",
  ])("is found together with it: %s", (text) => {
    expect(titled(unmarked(text))).toBe(text);
  });

  it.each([
    "Dr. 5",
    "Miss Rate",
    "Rev. C and Rev 3",
    "Sr. Engineer",
    "12 ms. later",
    "Dr no",
    "x.Dr. Quill",
    "dr. on Monday",
    "Silver, MD",
    "Quill Server, MD",
    "Ottoline Quill, md",
    "an MD said",
    "mr. 5",
  ])("is not seen in: %s", (text) => {
    expect(titled(text)).toBe(text);
  });
});
