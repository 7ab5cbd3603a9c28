import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";
import { zip } from "./zip.ts";

const marked = marking(zip);

const states =
  "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY";

describe("a ZIP code", () => {
  it.each(states.split(" "))("is found behind a city and its state: %s", (state) => {
    expect(marked(`in Quillmoor, ${state} 02139 x`)).toBe(`in <Quillmoor, ${state} 02139> x`);
  });

  it.each([
    "in <Quill, MA 02139>.",
    "in <Quill MA 02139>",
    "in <Quill,MA 02139>",
    "in <Quill, MA, 02139>",
    "in <Quill MA, 02139> now",
    "in <Quill Moor, MA 02139>",
    "in <St. Mary's Quill-Moor, MA 02139>",
    "in North <Salt Quill Moor, UT 02139>",
    "in <Quill, MA 02139-4301>, x",
    "in <Quill, MA 02139>-430",
    "ids 1 <02139-4301> x",
    "<02139-4301>",
    "x <02139-4301>.",
    "Z<02139-4301>",
    "x-<02139-4301>",
  ])("is found with what belongs to it: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "02139",
    "in Quill, MA 2139",
    "in Quill, MA 021390",
    "in Quill, XX 02139",
    "in Quill, Ma 02139",
    "in quill, MA 02139",
    "in Q, MA 02139",
    "MA 02139",
    "Room A 02139 x",
    "Room, 02139 x",
    "in Quill, MA-02139",
    "in Quill, MA  02139",
    "02139-430",
    "02139-43011",
    "02139-4301-1",
    "02139-4301a",
    "02139-4301Z",
    "1-02139-4301",
    "1.02139-4301",
    "a02139-4301",
    "id02139-4301",
    "02139 4301",
  ])("is not seen in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });

  it("is found as geography, under the name of the detector", () => {
    expect(createScanner({ detectors: [zip] }).find("to 02139-4301")).toEqual([
      { start: 3, end: 13, classification: "geo", detector: "zip" },
    ]);
  });
});
