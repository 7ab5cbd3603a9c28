import { describe, expect, it } from "vitest";
import type { Detector, FindingKind } from "./detector.ts";
import type { FindOwn } from "./own-detector.ts";
import { createReader } from "./reader.ts";
import { createSweep } from "./sweep.ts";

const finder = (
  word: string,
  classification: Detector["classification"],
  told?: Detector["classification"],
): Detector => ({
  name: `${word}-finder`,
  classification,
  words: [word],
  find(_text, start, end, report) {
    report(start, end, told);
    return undefined;
  },
});
const detectors = [finder("quark", "name"), finder("zorv", "mrn", "account"), finder("vorple", "mrn")];

/** A reader of `quark`, `zorv` and `vorple`. */
const reader = (...disabled: string[]) => createReader(createSweep(detectors), new Set(disabled));

/** What is found, as `start-end kind detector`. */
function found(text: string, { disabled = [], own }: { disabled?: string[]; own?: FindOwn } = {}): string[] {
  return reader(...disabled)
    .find(text, own)
    .map(({ start, end, classification, detector }) => `${start}-${end} ${classification} ${detector}`);
}

/** A detector of one's own that tells one place. */
const tells =
  (start: number, end: number, kind: FindingKind = "phone"): FindOwn =>
  (_text, tell) =>
    tell(start, end, kind as "phone", "own");

const hl7 = "PID|1||00112233^^^NW^MR||ROE^JANE";

describe("a text", () => {
  it("is read for what detectors find, each of its classification or of what it tells", () => {
    expect(found("a quark, a zorv")).toEqual(["2-7 name quark-finder", "11-15 account zorv-finder"]);
    expect(found("nothing here")).toEqual([]);
  });

  it("is read without what is disabled, by classification and by detector", () => {
    expect(found("a quark, a zorv", { disabled: ["name"] })).toEqual(["11-15 account zorv-finder"]);
    expect(found("a quark, a zorv", { disabled: ["quark-finder"] })).toEqual(["11-15 account zorv-finder"]);
    expect(found("a quark, a zorv", { disabled: ["account"] })).toEqual(["2-7 name quark-finder"]);
    expect(found("a quark, a zorv", { disabled: ["mrn"] })).toHaveLength(2);
  });

  it("is read as it stands and otherwise, and what is found stands where it is written", () => {
    expect(found("a qu%61rk, a zorv")).toEqual(["2-9 name quark-finder", "13-17 account zorv-finder"]);
    expect(found("50 % of a quark")).toEqual(["10-15 name quark-finder"]);
  });

  it("is read for formats, which hold over a finding as long as they are", () => {
    expect(found(hl7)).toEqual([`0-${hl7.length} hl7v2 hl7v2`]);
    expect(found(hl7, { disabled: ["hl7v2"] })).toEqual([]);
    expect(found(hl7, { own: tells(0, hl7.length) })).toEqual([`0-${hl7.length} hl7v2 hl7v2`]);
  });

  it("is read by detectors of one's own first: of two findings as long theirs holds", () => {
    expect(found("a quark", { own: tells(2, 7) })).toEqual(["2-7 phone own"]);
    expect(found("a quark", { own: tells(3, 7) })).toEqual(["2-7 name quark-finder"]);
    expect(found("a quark", { own: tells(0, 1), disabled: ["phone"] })).toEqual(["2-7 name quark-finder"]);
    expect(found("a quark", { own: tells(0, 1), disabled: ["own"] })).toEqual(["2-7 name quark-finder"]);
  });

  it("is given to detectors of one's own as it is read, and what they tell stands where it is written", () => {
    const own: FindOwn = (text, tell) => {
      const at = text.indexOf("abc");
      if (at >= 0) tell(at, at + 3, "phone", "own");
    };
    expect(found("x %61bc", { own })).toEqual(["2-7 phone own"]);
  });

  it("may be read while a detector of one's own looks at another", () => {
    const one = reader();
    const inner: unknown[] = [];
    const own: FindOwn = (_text, tell) => {
      inner.push(...one.find("in qu%61rk", undefined));
      tell(0, 1, "phone", "own");
    };
    expect(one.find("a zorv", own).map(({ start, end, detector }) => [start, end, detector])).toEqual([
      [0, 1, "own"],
      [2, 6, "zorv-finder"],
    ]);
    expect(inner).toEqual([{ start: 3, end: 10, classification: "name", detector: "quark-finder" }]);
  });

  it("gives one finding for several that overlap", () => {
    expect(found("a quark", { own: tells(6, 9) })).toEqual(["2-9 name quark-finder"]);
  });
});

describe("a part between findings is known to hold none", () => {
  const text = "a quark went off and on";
  const isQuiet = (read: string, own?: FindOwn) => {
    const sweep = Object.assign(createSweep(detectors), { isQuiet: () => true });
    const one = createReader(sweep, new Set());
    one.find(read, own);
    return one.isQuiet(8, read.length);
  };

  it("where the sweep knows it", () => {
    expect(isQuiet(text)).toBe(true);
    const one = reader();
    expect(one.isQuiet(0, 1)).toBe(false);
    one.find("a quark went, quark", undefined);
    expect(one.isQuiet(7, 12)).toBe(true);
    expect(one.isQuiet(12, 19)).toBe(false);
  });

  it.each<[string, string, FindOwn | undefined]>([
    ["may be read otherwise than it stands", "a quark went %6f%66%66", undefined],
    ["may hold a format", `a quark\n${hl7}`, undefined],
    ["was looked at by a detector of one's own", text, () => {}],
  ])("and never where the text %s", (_, read, own) => {
    expect(isQuiet(read, own)).toBe(false);
  });

  it("although it holds a character that escapes have, where nothing is escaped", () => {
    expect(isQuiet("a quark went 50 % off")).toBe(true);
  });
});

it("a text may hold a marker or token only where it holds how they begin", () => {
  const one = reader();
  expect(one.mayHoldUnit()).toBe(false);
  for (const [text, may] of [
    ["a [REDACTED] quark", true],
    ["a [quark]", false],
    ["tok1.mrn", true],
    ["a quark", false],
    ["%41 tok1.mrn", true],
    ["a quark\nmrn,dob", false],
  ] as const) {
    one.find(text, undefined);
    expect(one.mayHoldUnit(), text).toBe(may);
  }
});
