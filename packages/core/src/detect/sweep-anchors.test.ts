import { describe, expect, it } from "vitest";
import { anyAccented, type Detector } from "./detector.ts";
import { createSweep } from "./sweep.ts";
import { isDigit, isJoint } from "./sweep-anchors.ts";

/** Where a detector is asked in a text: the places of the anchors. */
function placesOf(anchors: Partial<Detector>, text: string): number[] {
  const at: number[] = [];
  const find: Detector["find"] = (_text, start) => {
    at.push(start);
    return undefined;
  };
  createSweep([{ name: "here", classification: "otherId", find, ...anchors }])(text, () => {});
  return at;
}

describe("the anchors of a detector", () => {
  const again = (least: number, most: number, times = 1): Partial<Detector> => ({
    chars: ":",
    again: { least, most, times },
  });
  const dashes: Partial<Detector> = { chars: "-", again: { least: 3, most: 3, times: 2 } };

  // A detector is asked at what stands right behind `<`, and nowhere else.
  it.each<[string, Partial<Detector>, string]>([
    ["digits of one length", { digits: [2] }, "1 <22 333 a<44b <55"],
    ["digits of a length past 20", { digits: [20] }, `<${"9".repeat(20)} <${"8".repeat(21)} ${"7".repeat(19)}`],
    ["digits of 19", { digits: [19] }, `${"9".repeat(20)} <${"7".repeat(19)}`],
    ["mixed of 20", { mixed: [20] }, `<a${"1".repeat(19)} <a${"1".repeat(20)} a${"1".repeat(18)}`],
    ["mixed of any length", { mixed: true }, "<a1 <1a ab 12 <ab12cd A 1 <A1-1é"],
    ["mixed of two lengths", { mixed: [2, 4] }, "<a1 a12 <a123 ab12x"],
    ["a hump behind one small letter", { words: ["mrn"] }, "x<Mrn x<MRn"],
    ["words before a sign next to `z` and `Z`", { words: ["mrn"] }, "<mrn{1 <MRN[1 <mrn`1 <MRN@"],
    ["words in any case", { words: ["mrn"] }, "<mrn <Mrn <MRN mRN mrns 1<mrn2"],
    ["words with a capital", { words: ["mrn"], capital: true }, "mrn <Mrn <MRN"],
    ["two detectors' words", { words: ["mrn", "ab"] }, "<mrn <ab cd"],
    ["a character", { chars: "@" }, "a<@b <@ é"],
    ["doubled characters", { chars: "@" }, "<@<@a"],
    ["any accented", { chars: anyAccented }, "<\u00c0 <\u00ff <\u0100 \u00bf <\u0141"],
    ["next", { digits: [2], next: "-." }, "<11-22 <33. 44: 55"],
    ["next of a word", { words: ["at"], next: " :" }, "<at 1 at. <at: at  ate <AT at"],
    ["next of a word at the end or past ASCII", { words: ["at"], next: "\0" }, "at <at  <até at- <at"],
    ["after of a word", { words: ["at"], after: " ÿ" }, "at <at (at ‐<at ÿ<at éat .at"],
    ["not after of a word", { words: ["at"], notAfter: "12." }, "<at 1at 3<at .at -<at"],
    ["all around a word", { words: ["at"], notAfter: "1", next: " ", secondNext: "b" }, "1at b at-b at c <at b"],
    ["a hump, next to others", { words: ["at"], next: "X", notAfter: "o" }, "a<AtX <atX zoAtX oAtY"],
    ["next, not past ASCII", { digits: [2], next: "-\u00e9" }, "<11- 22\u00e9 33\u0080"],
    ["next at the end", { digits: [2], next: "-" }, "11"],
    ["next at the end or past ASCII", { digits: [2], next: "\0" }, "11- <22\u0080 33\u007f <44\u00e9 <55"],
    ["second next", { digits: [2], secondNext: "-" }, "<12 - 34 x <56 é <78 \u0080 90 \u007f 12"],
    ["second next of a word", { words: ["at"], secondNext: "A" }, "<at Al at bo <at \u0080 at \u007f <at é at"],
    ["after", { digits: [2], after: " #" }, "11 <22 <33,44#<55"],
    ["not after", { digits: [2], notAfter: ".-" }, "<11.22-33 <44"],
    ["after, but for some", { digits: [2], after: " .", notAfter: "." }, "11 <22.33"],
    ["second after", { digits: [1], after: " ", secondAfter: "g" }, "g <1 f 2 eg <3"],
    ["first", { digits: [2], first: "19" }, "<12 <91 21"],
    ["so many digits behind next", { digits: [2], next: "/", nextDigits: [2] }, "<11/22 33/4 55/666 77/ <88/09 <99/00"],
    [
      "seven digits or more behind next",
      { digits: [2], next: "/", nextDigits: [7] },
      "<11/1234567 <22/12345678 33/123456",
    ],
    ["six digits behind next", { digits: [2], next: "/", nextDigits: [6] }, "11/1234567 <22/123456 33/12345"],
    ["none behind next", { digits: [2], next: "/", nextDigits: [0] }, "11/ 22/a"],
    [
      "a sign behind those digits",
      { digits: [2], next: "/", nextDigits: [1, 2], afterDigits: "/" },
      "<11/22/ <33/4/ 55/6 77/88- 99/00",
    ],
    [
      "a sign behind seven digits",
      { digits: [2], next: "/", nextDigits: [7], afterDigits: "/" },
      "<11/1234567/ 22/1234567 ",
    ],
    ["unchained", { digits: [2], unchained: true }, "<11-22.33/44_55 <66:<77 -<88 a-<99"],
    ["unchained behind 0 and 9", { digits: [2], unchained: true }, "<10-11 <19-11 1a-<22"],
    ["chained, where any may be", { digits: [2] }, "<11-<22.<33"],
    [
      "unchained, of two lengths and in two ways",
      { digits: [2], unchained: true, also: [{ digits: [2], next: "x" }] },
      "1-22 1-<22x a-<22",
    ],
    ["unchained behind a joint behind none", { digits: [2], unchained: true }, "a--<22 1--<22 ..<33 1..<44"],
    [
      "unchained with what stands before",
      { digits: [2], unchained: true, after: "- ", secondAfter: "a1 " },
      "a-<22 1-22  <33 b 44",
    ],
    ["unchained characters", { chars: "@", unchained: true }, "<@ 1-@ 1:<@ a-<@"],
    ["right behind itself", again(3, 9), "a<::b"],
    ["doubled, where it is to stand again 3 on", dashes, "a<--bcd"],
    ["three on, twice", dashes, "aa<-bb-cc-dd"],
    ["three on, but once", dashes, "aa-bb-cc d-e-f-g"],
    ["three on in one way, anywhere in another", { ...dashes, also: [{ chars: "-", next: "z" }] }, "a-b<-z<-cc-dd-e"],
    [
      "a place at which it stands again in one of two ways",
      { ...dashes, also: [again(2, 4)] },
      "aa<-bb-cc-d a<:b<:c:d",
    ],
    [
      "eighteen on, past what is looked at before",
      { chars: "-", again: { least: 6, most: 6, times: 3 } },
      "a<-aaaaa-bbbbb-ccccc-d",
    ],
    ["again 2 on at least", again(2, 4), "a<:b:c"],
    ["again 4 on at most", again(2, 4), "a<:bcd:e"],
    ["again 5 on, where it is 4 at most", again(2, 4), "a:bcde:f"],
    ["again in range", again(1, 5), "20<:08:09"],
    ["again in range, not over a space", again(1, 5), "a: b:c a:b c:d"],
    ["again in range, over a dot, not over a hyphen", again(1, 5), "a<:b.c:d e:f-g:h"],
    ["again beyond a space within the least", again(3, 5), "a<: b:c"],
    ["again twice in range", again(1, 5, 2), "1<:2:3:4"],
    ["again twice, but once in range", again(1, 5, 2), "1:2:3"],
    ["a character that is one in two ways", { ...dashes, also: [{ chars: "-", after: "x" }] }, "a-b x<-y a<-bb-cc-d"],
    ["two ways at once, asked once", { digits: [2], also: [{ digits: [2], next: "-" }] }, "<11- <22"],
    ["two kinds", { digits: [2], also: [{ chars: "@" }, { mixed: [2] }] }, "<11 <@ <a1 b"],
    ["only kinds besides", { also: [{ digits: [3] }] }, "11 <222"],
  ])("are found by %s", (_, anchors, marked) => {
    const places = [...marked.matchAll(/</g)].map(({ index }, n) => index - n);
    expect(placesOf(anchors, marked.replaceAll("<", ""))).toEqual(places);
  });

  it("may be as many of each kind as a number has bits", () => {
    const many = (anchor: Partial<Detector>) => Array.from({ length: 20 }, () => anchor);
    expect(placesOf({ also: [...many({ digits: [2] }), ...many({ chars: "@" })] }, "a 11 @")).toEqual([2, 5]);
  });

  it("are no more of one kind than a number has bits", () => {
    const also = Array.from({ length: 33 }, () => ({ chars: "@" }));
    expect(() => placesOf({ also }, "")).toThrow("more than 32 detectors at one kind of anchor");
  });

  it("are told to each detector that has them, the first one first", () => {
    const told: string[] = [];
    const detector = (name: string, anchors: Partial<Detector>): Detector => ({
      name,
      classification: "otherId",
      find(text, start, end) {
        told.push(`${name} ${text.slice(start, end)}`);
        return undefined;
      },
      ...anchors,
    });
    createSweep([
      detector("a", { digits: [2], words: ["at"] }),
      detector("b", { words: ["at", "on"] }),
      detector("c", { digits: [2] }),
    ])("on 11 at", () => {});
    expect(told).toEqual(["b on", "a 11", "c 11", "a at", "b at"]);
  });

  it("in a long text are those of a short one, also where characters stand past U+00FF", () => {
    for (const length of [16_364, 16_365, 16_366, 16_367, 16_382, 16_384]) {
      const text = " ".repeat(length - 2);
      expect(placesOf({ digits: [2] }, `${text}77`)).toEqual([length - 2]);
    }
    expect(placesOf({ digits: [2] }, `\u2010${" ".repeat(16_400)}77`)).toEqual([16_401]);
  });

  it("are those of the text, not of the one before it", () => {
    const at: number[] = [];
    const find: Detector["find"] = (_text, start) => {
      at.push(start);
      return undefined;
    };
    const sweep = createSweep([{ name: "here", classification: "otherId", digits: [2, 3, 4], next: "-", find }]);
    sweep("\u201011111--1-11-1-", () => {});
    at.length = 0;
    sweep("11", () => {});
    sweep("a\u201011", () => {});
    sweep("", () => {});
    expect(at).toEqual([]);
  });
});

describe("the characters around an anchor", () => {
  const those = (is: (code: number) => boolean) =>
    Array.from({ length: 256 }, (_, code) => code)
      .filter(is)
      .map((code) => String.fromCharCode(code))
      .join("");

  it("are digits, and joints of numbers", () => {
    expect(those(isDigit)).toBe("0123456789");
    expect(those(isJoint)).toBe("-./_");
  });
});
