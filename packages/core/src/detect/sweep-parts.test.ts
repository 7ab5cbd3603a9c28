import { describe, expect, it } from "vitest";
import { type Detector, NEARBY } from "./detector.ts";
import { createSweep } from "./sweep.ts";

/** What a detector was asked about a part of a text, after the whole of it was swept, and whether the part is quiet. */
function partOf(
  anchors: Partial<Detector>,
  marked: string,
  finds: Detector["find"] = () => undefined,
): { quiet: boolean; asked: string[] } {
  const asked: string[] = [];
  const sweep = createSweep([
    {
      name: "here",
      classification: "otherId",
      find(text, start, end, report) {
        asked.push(`${text.slice(0, start)}<${text.slice(start, end)}>${text.slice(end)}`);
        return finds(text, start, end, report);
      },
      ...anchors,
    },
  ]);
  const from = marked.indexOf("{");
  const to = marked.indexOf("}") - 1;
  sweep(marked.replace(/[{}]/g, ""), () => {});
  asked.length = 0;
  return { quiet: sweep.isQuiet(from, to), asked };
}

const tells: Detector["find"] = (_text, start, end, report) => {
  report(start, end);
  return undefined;
};
/** Tells in no text but a short one, and so in no whole text below. */
const tellsAlone: Detector["find"] = (text, start, end, report) =>
  text.length < 9 ? tells(text, start, end, report) : undefined;
const rest = "; more words";

describe("a part of a text that was swept", () => {
  // The part stands between braces.
  it.each<[string, Partial<Detector>, string, string[]]>([
    ["its beginning", { digits: [2] }, `{11 a}${rest}`, ["<11> a"]],
    ["its end", { digits: [2] }, `x;{ a 11}${rest}`, [" a <11>"]],
    ["a word at its end", { words: ["at"] }, `x;{ a at}${rest}`, [" a <at>"]],
    ["its middle", { digits: [2] }, `x;{ a 11 b}${rest}`, [" a <11> b"]],
    ["nothing before it", { digits: [2] }, `11;{ a 22 b}${rest}`, [" a <22> b"]],
    ["nothing behind it", { digits: [2] }, `x;{ a 22 b};33${rest}`, [" a <22> b"]],
    ["each of its anchors", { digits: [2] }, `x;{ 11 22 33};44`, [" <11> 22 33", " 11 <22> 33", " 11 22 <33>"]],
    ["the whole", { digits: [2] }, "{x 11 y}", []],
  ])("has its detector asked again at %s alone", (_, anchors, marked, asked) => {
    const reach = asked.length === 0 ? ([2, 2] as const) : undefined;
    expect(partOf({ ...anchors, ...(reach && { reach }) }, marked)).toEqual({ quiet: true, asked });
  });

  it.each<[string, Partial<Detector>, string]>([
    ["begins in a word", {}, "wo{rd}"],
    ["begins in a number", {}, "1{2}"],
    ["begins in a chain of numbers", {}, "12{-34}"],
    ["begins with a joint and a digit, whatever stands before", {}, "a{.3}"],
    ["begins behind a letter", {}, "a{1}"],
    ["ends in a word", {}, "{wo}rd"],
    ["ends in a number", {}, "x;{ 1}2"],
    ["ends between letter and digit", {}, "{a}1"],
    ["may hold a format", {}, "x;{ MSH}|a"],
    ["ends in a word that asks for nothing behind it", { words: ["at"], next: "\0" }, "x;{ at}. a"],
    ["ends in a word, where some asks for nothing behind it", { words: ["on"], next: "\0" }, "x;{ at}. a"],
    ["ends behind a word that asks for nothing behind that", { words: ["at"], secondNext: "\0" }, "x;{ at.}b"],
    ["ends in a word that asks for nothing behind the next", { words: ["at"], secondNext: "\0" }, "x;{ at}.b"],
  ])("is not known to be quiet where it %s", (_, anchors, marked) => {
    expect(partOf(anchors, marked).quiet).toBe(false);
  });

  it.each<[string, Partial<Detector>, string]>([
    ["begins behind a word", {}, "word{; a}"],
    ["begins with a joint and a letter", {}, "12{-ab}"],
    ["begins with another sign and a digit", {}, "12{:34}"],
    ["begins with a joint at the text's end", {}, "12{-}"],
    ["begins with the text in a joint", {}, "{-1}; a"],
    ["begins with the text in a word", {}, "{word}; a"],
    ["ends before a sign", {}, "a{ b};c"],
    ["ends behind a sign", {}, "a{ b;}c"],
    ["ends in a word that takes what stands there", { words: ["at"], next: "\0." }, "x;{ at}. a"],
    ["ends in a word that wants something else", { words: ["at"], next: ":" }, "x;{ at}. a"],
    ["ends in a number, where a word asks for nothing behind it", { words: ["at"], next: "\0" }, "x;{ 1}. a"],
    ["ends with the text in such a word", { words: ["at"], next: "\0", reach: [0, 0] }, "x;{ at}"],
    ["ends in a word, where no word asks for nothing", { digits: [2], next: "\0" }, "x;{ at}. a"],
    ["is empty", {}, "wo{}rd"],
    ["is empty at the beginning", {}, "{}word"],
    ["is empty at the end", {}, "word{}"],
  ])("is quiet where it %s and nobody tells anything", (_, anchors, marked) => {
    expect(partOf(anchors, marked).quiet).toBe(true);
  });

  // Each text is quiet as a whole: only what stands around the sign in the part alone makes it an anchor or none.
  it.each<[boolean, Partial<Detector>, string]>([
    [false, { notAfter: "a" }, "xyz a{# bc}"],
    [false, { notAfter: "a" }, "xyz a{#} bc"],
    [true, { after: "a" }, "xyz a{# bc}"],
    [true, { secondAfter: " " }, "xyz a{# bc}"],
    [false, { notAfter: "a", next: " " }, "xyz a{# bc}"],
    [true, { notAfter: "a", next: " " }, "xyz a{#} bc"],
    [true, { notAfter: "a", secondNext: "b" }, "xyz a{# }bc"],
    [false, { notAfter: "a", secondNext: "b" }, "xyz a{# b}; c"],
  ])("is quiet %s at a sign that begins it, asked with nothing around the part: %o %s", (quiet, anchors, marked) => {
    expect(partOf({ chars: "#", ...anchors }, marked, tellsAlone).quiet).toBe(quiet);
  });

  it.each<[asked: number, reach: readonly [number, number], marked: string]>([
    [0, [3, 3], "word; w{ ab 11 cd} word;"],
    [0, [4, 3], "word; w{ ab 11 cd} word;"],
    [1, [5, 3], "word; w{ ab 11 cd} word;"],
    [1, [3, 4], "word; w{ ab 11 cd} word;"],
    [0, [9, 3], "{ ab 11 cd} word;"],
    [0, [3, 9], "word; w{ ab 11 cd}"],
  ])("asks %i times where a detector looks %j characters far: %s", (asked, reach, marked) => {
    const part = partOf({ digits: [2], reach }, marked);
    expect(part.quiet).toBe(true);
    expect(part.asked).toHaveLength(asked);
  });

  it.each<[asked: number, before: number, behind: number]>([
    [0, 20, 20],
    [1, 19, 20],
    [1, 20, 19],
  ])(
    "asks %i times where a detector looked at what is near, and %i and %i characters are there",
    (asked, before, behind) => {
      const marked = `word {${" ".repeat(before)}11${" ".repeat(behind)}} word`;
      expect(partOf({ digits: [2] }, marked, () => NEARBY).asked).toHaveLength(asked);
    },
  );

  it("is asked about each anchor until something is told, and about none after", () => {
    const part = partOf({ digits: [2] }, "word{ 11 22} 33", tellsAlone);
    expect(part).toEqual({ quiet: false, asked: [" <11> 22"] });
  });

  it("is asked again where the whole text told something, however far it looks", () => {
    const told = partOf({ digits: [2], reach: [0, 0] }, "word{ 11 } word", tells);
    expect(told).toEqual({ quiet: false, asked: [" <11> "] });
    expect(partOf({ digits: [2], reach: [0, 0] }, "word{ 11 } word").asked).toEqual([]);
  });

  it("is asked about where a detector stopped behind the first character, as far as that detector looks", () => {
    const stops: Detector["find"] = () => 1;
    expect(partOf({ digits: [1], reach: [0, 40] }, `{1${" ".repeat(30)}} word`, stops).asked).toHaveLength(1);
  });

  // 4096 anchors of 16 detectors are a sixteenth of all that are remembered.
  it.each([
    [1_025, 1],
    [4_096, 16],
    [4_097, 16],
  ])(
    "is not quiet where only the last of %i anchors, each of %i detectors, tells something of it alone",
    (count, of) => {
      const find: Detector["find"] = (text, ...at) => tellsAlone(text, ...at) ?? text.length;
      const detector: Detector = { name: "here", classification: "otherId", digits: [1], find };
      const sweep = createSweep(Array.from({ length: of }, () => detector));
      const before = "1 ".repeat(count - 1);
      sweep(`${before}; 1 word`, () => {});
      expect(sweep.isQuiet(0, 20)).toBe(true);
      expect(sweep.isQuiet(before.length, before.length + 4)).toBe(false);
    },
  );

  it("goes by what is read past in it, not by what was in the whole, where the cuts are far", () => {
    const past: Detector["find"] = (_text, start) => start + 4;
    const part = partOf({ digits: [1], reach: [1, 1] }, "w 1;{ 2 3 4 5 } w", past);
    expect(part.asked).toEqual([" <2> 3 4 5 ", " 2 3 <4> 5 "]);
  });

  it("leaves nothing behind of what was read past in it", () => {
    const asked: string[] = [];
    const find: Detector["find"] = (text, start) => {
      asked.push(text);
      return start + 4;
    };
    const sweep = createSweep([{ name: "here", classification: "otherId", digits: [1], reach: [1, 1], find }]);
    sweep("words; 1 2 3 words", () => {});
    expect(sweep.isQuiet(5, 13)).toBe(true);
    sweep("1", () => {});
    expect(asked.at(-1)).toBe("1");
  });

  it("is read as it stands after a part that begins with a sign", () => {
    const sweep = createSweep([{ name: "here", classification: "otherId", chars: "#", find: () => undefined }]);
    sweep("x;# b;12 c", () => {});
    expect([sweep.isQuiet(2, 5), sweep.isQuiet(6, 10)]).toEqual([true, false]);
  });

  it("skips what a detector has read past in it, and asks about what it has read past in the whole alone", () => {
    const past: Detector["find"] = (_text, start) => start + 4;
    expect(partOf({ digits: [1] }, "w;{ 1 2 3 4} w", past).asked).toEqual([" <1> 2 3 4", " 1 2 <3> 4"]);
    expect(partOf({ digits: [1] }, "w 1;{ 2 3 4} w", past).asked).toEqual([" <2> 3 4", " 2 3 <4>"]);
    expect(partOf({ digits: [1], reach: [1, 1] }, "w;{ 1 2 3 4 } w", past).asked).toEqual([]);
  });
});
