import { describe, expect, it } from "vitest";
import { builtInDetectors } from "./built-in.ts";
import { nameDetectors, placeDetectors } from "./names-and-places.ts";
import { createScanner } from "./scanner.ts";

const everything = createScanner();

/** What the scanner finds, and who finds it: the text and the detector's name. */
const found = (text: string): string[] =>
  everything.find(text).map(({ start, end, detector }) => `${text.slice(start, end)} (${detector})`);

describe("the detectors of names and places", () => {
  it.each([
    ["by Dr. Quillmoor, seen", "Dr. Quillmoor", "titled-name"],
    ["last name: quillmoor", "quillmoor", "labelled-name"],
    ["to QUILL^OTTOLINE now", "QUILL^OTTOLINE", "segment-name"],
    ["wife named Xandrica, 40", "Xandrica", "announced-name"],
    ["was told Elizabeth Quill x", "Elizabeth Quill", "listed-name"],
    ["told Łukasz Quilmor", "Łukasz Quilmor", "accented-name"],
    ["for Zorvan Q., here", "Zorvan Q.", "initialed-name"],
    ["Zorvan Quilmor, MRN", "Zorvan Quilmor", "described-name"],
    ["dose for Zorvan Quilmor now", "Zorvan Quilmor", "introduced-name"],
    ["at 12 Quill Street, x", "12 Quill Street", "street"],
    ["x postfach 12, y", "postfach 12", "address-part"],
    ["address: 12 Quill", "12 Quill", "labelled-address"],
    ["Quillstrasse 12, x", "Quillstrasse 12", "way-and-number"],
    ["12 Rue de Quill", "12 Rue de Quill", "way-kind-first"],
    ["in Quilltown, MA", "Quilltown, MA", "city-state"],
    ["at Quill General Hospital", "Quill General Hospital", "facility"],
    ["moved to Quilltown last", "Quilltown", "visited-place"],
    ["in Quill County", "Quill County", "county"],
    ["in Boston", "Boston", "listed-place"],
  ])("are asked by the built-in scanner: %s", (text, value, detector) => {
    expect(found(text)).toContain(`${value} (${detector})`);
    expect([...nameDetectors, ...placeDetectors].map(({ name }) => name)).toContain(detector);
  });

  it("report names and places only, each under a name of its own", () => {
    expect(new Set(nameDetectors.map(({ classification }) => classification))).toEqual(new Set(["name"]));
    expect(new Set(placeDetectors.map(({ classification }) => classification))).toEqual(new Set(["geo"]));
    expect(new Set(builtInDetectors.map(({ name }) => name)).size).toBe(builtInDetectors.length);
  });
});
