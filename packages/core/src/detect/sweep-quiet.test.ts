import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInDetectors } from "./built-in.ts";
import { type Detector, NEARBY } from "./detector.ts";
import { createSweep, type Sweep } from "./sweep.ts";

const silent = (): void => {};

/** A detector that tells something where `tells` says so of the text that it is given; and what it was asked. */
function watching(anchors: Partial<Detector>, tells: Detector["find"] = () => undefined) {
  const asked: string[] = [];
  const sweep = createSweep([
    {
      name: "here",
      classification: "otherId",
      find(text, start, end, report) {
        asked.push(text);
        return tells(text, start, end, report);
      },
      ...anchors,
    },
  ]);
  return { sweep, asked };
}

function isQuiet(
  anchors: Partial<Detector>,
  text: string,
  from: number,
  to: number,
  tells?: Detector["find"],
): boolean {
  const { sweep } = watching(anchors, tells);
  sweep(text, silent);
  return sweep.isQuiet(from, to);
}

/** Tells where a text begins or ends right at the anchor. */
const atEdge: Detector["find"] = (text, start, end, report) => {
  if (text.length > 40) return undefined;
  if (start === 0 || end === text.length) report(start, end);
  return undefined;
};

describe("a part of a text", () => {
  it("is quiet where no detector that was asked tells something of it alone", () => {
    const { sweep, asked } = watching({ digits: [2] });
    const text = `${"word ".repeat(8)}11 and 22, ${"more ".repeat(8)}`;
    sweep(text, silent);
    asked.length = 0;
    expect(sweep.isQuiet(0, 46)).toBe(true);
    expect(asked).toEqual([text.slice(0, 46)]);
    expect(sweep.isQuiet(46, text.length)).toBe(true);
    expect(asked).toEqual([text.slice(0, 46), text.slice(46)]);
    expect(sweep.isQuiet(text.length, text.length)).toBe(true);
  });

  it("is not quiet where something is told of it alone: at its beginning, within, near its end", () => {
    const long = "word ".repeat(12);
    expect(isQuiet({ words: ["at"] }, `at ${long}`, 0, 3, atEdge)).toBe(false);
    expect(isQuiet({ chars: "@" }, `x @ ${long}`, 2, 30, atEdge)).toBe(false);
    expect(isQuiet({ chars: "À" }, `x é ${long}`, 2, 30, atEdge)).toBe(false);
    expect(isQuiet({ words: ["at"] }, `x at ${long}`, 1, 4, atEdge)).toBe(false);
    expect(isQuiet({ words: ["at"] }, `x ${long} at z`, 0, 66, atEdge)).toBe(true);
    expect(
      isQuiet({ words: ["at"] }, `x at ${long}`, 1, 40, (text, start, end, report) => {
        if (text.length < 40) report(start, end);
        return undefined;
      }),
    ).toBe(false);
  });

  it("is asked about what its end makes an anchor", () => {
    const tells: Detector["find"] = (_text, start, end, report) => {
      report(start, end);
      return undefined;
    };
    expect(isQuiet({ digits: [2] }, "a 1234", 0, 4, tells)).toBe(false);
    expect(isQuiet({ digits: [2] }, "a 12;34", 0, 4, tells)).toBe(false);
    expect(isQuiet({ digits: [3] }, "a 12;34", 0, 4, tells)).toBe(true);
    expect(isQuiet({ words: ["at"] }, "x atom", 0, 4, tells)).toBe(false);
    // A message of HL7v2 is told by its first word.
    expect(isQuiet({}, "x MSH|a", 0, 5)).toBe(false);
  });

  it("is not known to be quiet where it begins within a word, a number or a chain of numbers", () => {
    expect(isQuiet({}, "word", 2, 4)).toBe(false);
    expect(isQuiet({}, "12-34", 2, 5)).toBe(false);
    expect(isQuiet({}, "12-ab", 2, 5)).toBe(true);
    expect(isQuiet({}, "12:34", 2, 5)).toBe(true);
  });

  it("is not asked about what stands farther from the cuts than a detector looks", () => {
    const { sweep, asked } = watching({ digits: [2], reach: [4, 20] });
    const gap = "word ".repeat(8);
    const text = `${gap}22 ${gap}33 ${gap}44 ${gap}`;
    const first = text.indexOf("22");
    const last = text.indexOf("44") + 2;
    const askedIn = (from: number, to: number): number => {
      sweep(text, silent);
      asked.length = 0;
      expect(sweep.isQuiet(from, to)).toBe(true);
      return asked.length;
    };
    expect(askedIn(0, text.length)).toBe(0);
    expect(askedIn(first - 6, text.length)).toBe(0);
    expect(askedIn(first - 1, text.length)).toBe(1);
    expect(askedIn(0, last + 20)).toBe(0);
    expect(askedIn(0, last + 16)).toBe(1);
  });

  it("is asked about a sign at its beginning as if nothing stood before it", () => {
    const tells: Detector["find"] = (text, start, end, report) => {
      if (text.length < 8) report(start, end);
      return undefined;
    };
    expect(isQuiet({ chars: "#", notAfter: "a" }, "xyz a# bc", 5, 9, tells)).toBe(false);
    expect(isQuiet({ chars: "#", after: "a" }, "xyz a# bc", 5, 9, tells)).toBe(true);
    expect(isQuiet({ chars: "#", next: " " }, "xyz a# bc", 5, 6, tells)).toBe(true);
  });

  it("is not asked about what stands farther from the cuts than a detector says that it has looked", () => {
    const { sweep, asked } = watching({ digits: [2] }, () => NEARBY);
    const gap = "word ".repeat(8);
    const text = `${gap}22 ${gap}`;
    const askedIn = (from: number, to: number): number => {
      sweep(text, silent);
      asked.length = 0;
      expect(sweep.isQuiet(from, to)).toBe(true);
      return asked.length;
    };
    expect([askedIn(19, 62), askedIn(24, 62), askedIn(19, 57)]).toEqual([0, 1, 1]);
  });

  it("is asked again about what told something elsewhere, whatever its reach", () => {
    const tells: Detector["find"] = (text, start, _end, report) => {
      if (text.length > 30 || start > 20) report(0, 1);
      return undefined;
    };
    const text = `x ${"word ".repeat(5)}11 ${"word ".repeat(9)}`;
    expect(isQuiet({ digits: [2], reach: [1, 1] }, text, 1, text.length - 2, tells)).toBe(false);
  });

  it("is not asked about what a detector has read past", () => {
    const starts: number[] = [];
    const tells: Detector["find"] = (_text, start) => {
      starts.push(start);
      return start + 5;
    };
    const { sweep } = watching({ digits: [1] }, tells);
    const text = `- 1 2 3 4 ${"word ".repeat(9)}`;
    sweep(text, silent);
    expect(starts.splice(0)).toEqual([2, 8]);
    expect(sweep.isQuiet(1, text.length)).toBe(true);
    expect(starts.splice(0)).toEqual([1, 7]);
    expect(sweep.isQuiet(text.length - 3, text.length)).toBe(false);
    // Far from the cuts, neither about where it began to read.
    const far = watching({ digits: [1], reach: [2, 10] }, tells);
    const middle = `- ${"word ".repeat(9)}1 2 3 4 ${"word ".repeat(9)}`;
    far.sweep(middle, silent);
    expect(starts.splice(0)).toHaveLength(2);
    expect(far.sweep.isQuiet(1, middle.length)).toBe(true);
    expect(starts).toEqual([]);
  });

  it("is known to be quiet in a long text, too, unless more was asked than is remembered", () => {
    const long = "1 ".repeat(3000);
    const { sweep, asked } = watching({ digits: [1] });
    sweep(long, silent);
    expect(asked).toHaveLength(3000);
    expect(sweep.isQuiet(5, 2001)).toBe(true);
    expect(asked).toHaveLength(3998);
    const longer = "1 ".repeat((1 << 20) + 1);
    const detector: Detector = { name: "here", classification: "otherId", digits: [1], find: () => undefined };
    const other = createSweep([detector]);
    other(longer, silent);
    expect(other.isQuiet(1, 9)).toBe(false);
    other("1 2 3", silent);
    expect(other.isQuiet(1, 3)).toBe(true);
  });
});

describe("parts of any text", () => {
  const words = fc.constantFrom(
    ..."in|at|Denver|Mary|Quill|Dr.|seen|on|May|3|2021-03-04|12:30:45|10.1.2.3|Lindenweg|7|MRN|123456|,|(|.|É|José|yo|93|/|-|:|aa:bb|A.|who|Hospital|Springfield,|IL|12345|555-0199|x|5 Elm|St".split(
      "|",
    ),
  );
  const texts = fc
    .array(fc.tuple(words, fc.constantFrom("", " ", " ", " ")), { maxLength: 14 })
    .map((parts) => parts.flat().join(""));
  const [one, other] = [createSweep(builtInDetectors), createSweep(builtInDetectors)] as readonly [Sweep, Sweep];

  it("are quiet only where nothing is found in them alone", () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const told: [number, number][] = [];
        const may = one(text, (_detector, start, end) => told.push([start, end]));
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        fc.pre(may === 0 && !told.some(([start, end]) => start < to && end > from));
        if (!one.isQuiet(from, to)) return;
        let found = 0;
        const mayAlone = other(text.slice(from, to), () => {
          found++;
        });
        expect([found, mayAlone]).toEqual([0, 0]);
      }),
      { numRuns: 2000 },
    );
  });
});
