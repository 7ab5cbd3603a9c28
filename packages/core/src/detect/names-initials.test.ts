import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { initialedName } from "./names-initials.ts";

const initialed = marking(initialedName);

describe("a name with an initial", () => {
  it.each([
    "for <Zorvan Q.>, 40",
    "for <Zorvan Q. Quilmor>, 40",
    "<Elizabeth Q.> was",
    "<Q. Zorvan> was seen",
    "<Zorvé Q.> was seen",
    "<Zorva’n Q.> was seen",
    "(<Q. Zorvan>)",
    "see:\n<Q. Zorvan>",
    "in <Q. Zorvan>?",
    "<A.Q. Zorvan> DOB",
    "patient <Z.Q.> was",
    "a 40-year-old man (<Z.Q.>, seen",
    "stopped in <Z.Q.>, 40yo F",
    "pregnancy? <Z.Q.> transferred to",
    "<Z.Q.>, 68yo F",
    "diff. <Zorvan Q.>",
  ])("is found: %s", (text) => {
    expect(initialed(unmarked(text))).toBe(text);
  });

  it.each([
    "vitamin D. Then",
    "vitamin D. Zorvan",
    "Hepatitis B.",
    "Type A. Consider",
    "Airplane A. is",
    "M. Kansasii is",
    "C. Difficile again",
    "Zorvan disease Q. is",
    "A. 1",
    "A. a",
    "A.",
    "x A. ",
    "3A. Zorvan",
    "the U.S. is",
    "patient I.V. given",
    "patient Z.Q.R. was",
    "x Z.Q. was",
    "x.Z.Q., 40yo",
    "a.Q., 40yo",
    ".Q. Zorvan",
    "/Zorvan Q.",
    "zorvan Q. was",
    "ZORVAN Q. was",
    "[Q. Zorvan",
  ])("is not seen in: %s", (text) => {
    expect(initialed(text)).toBe(text);
  });

  it("is found after a word of any length that is none itself", () => {
    expect(initialed(`${"Z".repeat(40)} Q. Zorvan x`)).toBe(`${"Z".repeat(40)} <Q. Zorvan> x`);
  });
});
