import { describe, expect, it } from "vitest";
import { specials } from "./fold-characters.ts";
import { unescapeOnce } from "./fold-escapes.ts";

const read = (text: string): string => unescapeOnce(text)?.text ?? text;

describe("a named entity", () => {
  it.each(
    Object.entries({
      ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", lsquo: "'", rsquo: "'", ldquo: '"', rdquo: '"' },
      ...{ nbsp: " ", ensp: " ", emsp: " ", thinsp: " ", Tab: "\t", NewLine: "\n", shy: "", zwj: "", zwnj: "" },
      ...{ ndash: "-", mdash: "-", minus: "-", hyphen: "-", dash: "-", lowbar: "_", plus: "+", equals: "=" },
      ...{ commat: "@", period: ".", comma: ",", colon: ":", semi: ";", sol: "/", bsol: "\\", num: "#" },
      ...{ lpar: "(", rpar: ")", lsqb: "[", rsqb: "]", verbar: "|", vert: "|", ast: "*", percnt: "%" },
    }),
  )("%s is read as %j", (name, character) => {
    expect(read(`a&${name};b`)).toBe(`a${character}b`);
    expect(read(`a&${name} b`)).toBe(`a&${name} b`);
  });

  it.each([
    ["&Agrave;&egrave;", "Àè"],
    ["&Eacute;&zacute;", "Éź"],
    ["&Ecirc;&wcirc;", "Êŵ"],
    ["&Ntilde;&otilde;", "Ñõ"],
    ["&Uuml;&yuml;", "Üÿ"],
    ["&Aring;&uring;", "Åů"],
    ["&Ccaron;&zcaron;", "Čž"],
    ["&Ccedil;&scedil;", "Çş"],
  ])("%s is read as accented letters", (text, letters) => {
    expect(read(text)).toBe(letters);
  });

  it.each(["&acute;", "&xxacute;", "&eacutes;", "&AMP;", "&a;", "&unknowns;", "&unknownsx;", "& amp;", "&1uml;"])(
    "%s is none",
    (text) => {
      expect(unescapeOnce(text)).toBeUndefined();
    },
  );
});

describe("a numbered entity", () => {
  it.each([
    ["&#65;&#65", "AA"],
    ["&#0000065;", "A"],
    ["&#x41;&#X41;&#x41", "AAA"],
    ["&#x00004a;&#x4A;", "JJ"],
    ["&#x1f600;&#128512;", "😀😀"],
    ["&#x10ffff;&#1114111;", "\u{10ffff}\u{10ffff}"],
    ["&#65a &#x41g", "Aa Ag"],
    ["&#00000065;", " 5;"],
    ["&#8208;&#8203;x", "-x"],
  ])("in %s is read", (text, folded) => {
    expect(read(text)).toBe(folded);
  });

  it.each(["&#;", "&#x;", "&#xg;", "&#a;", "&#x110000;", "&#1114112;", "&65;", "& #65;"])("%s is none", (text) => {
    expect(unescapeOnce(text)).toBeUndefined();
  });
});

describe("a backslash", () => {
  it.each([
    ["\\n\\r\\t", "\n\r\t"],
    ["\\\"\\'\\/", "\"'/"],
    ["\\\\x", "\\x"],
    ["\\u004a\\u004A", "JJ"],
    ["\\u{4a}\\u{00004A}\\u{1F600}", "JJ😀"],
    ["\\x4a\\x4A9", "JJ9"],
    ["\\x4a0123456789abcde", "J0123456789abcde"],
    ["\\x4a0123456789abcdeg", "J0123456789abcdeg"],
    ["\\x4a0123456789abcdef", " 4a0123456789abcdef"],
    ["\\x4A0123456789ABCDEF", " 4A0123456789ABCDEF"],
    ["\\u00a0x\\u200bx", " xx"],
  ])("in %s opens an escape", (text, folded) => {
    expect(read(text)).toBe(folded);
  });

  it.each(["\\q", "\\", "\\u004", "\\u004g", "\\u{}", "\\u{1234567}", "\\u{110000}", "\\u{4a", "\\x4", "\\x4g", "\\N"])(
    "in %s opens none",
    (text) => {
      expect(unescapeOnce(text)).toBeUndefined();
    },
  );
});

describe("the colours of a terminal", () => {
  it.each([
    "\u001b[m",
    "\u001b[0m",
    "\u001b[1;31m",
    "\u001b[38:5:9m",
    "\u001b[2K",
    "\u009b31m",
    `\u001b[${"1".repeat(32)}z`,
    "\u001b[A\u001b[Z\u001b[a",
  ])("%j vanish", (colour) => {
    expect(read(`ja${colour}ne`)).toBe("jane");
  });

  it.each([
    ["\u001bm", " m"],
    ["\u001b[1 m", " [1 m"],
    ["\u001b[31", " [31"],
    [`\u001b[${"1".repeat(33)}m`, ` [${"1".repeat(33)}m`],
    ["\u009b1,m", " 1,m"],
    ["\u001a[1m", " [1m"],
    ["\u009a1m", " 1m"],
  ])("are not what %j begins with", (text, folded) => {
    expect(read(text)).toBe(folded);
  });
});

describe("a plus", () => {
  it.each([
    ["%41+b c+d", "A b c+d"],
    ["a+b %41", "a+b A"],
    ["a+b+%2f", "a b /"],
    ["%41+ b", "A  b"],
    ["%41\t+b", "A\t+b"],
    ['%41"+b', 'A"+b'],
    ["%41'+b", "A'+b"],
    ["%41<+b", "A<+b"],
    ["%41>+b", "A>+b"],
    ["+b>%41", "+b>A"],
    ["+%ff", " \ufffd"],
    ["+%fF%Af", " \ufffd\ufffd"],
    ["x+%4", "x+%4"],
    ["x+%4g %41", "x+%4g A"],
    ["a+b c+%41 d+e", "a+b c A d+e"],
  ])("is a space only in a word that is percent-encoded: %s", (text, folded) => {
    expect(read(text)).toBe(folded);
  });
});

describe("one layer of escapes", () => {
  it("is undone, not two", () => {
    expect(read("%2541 &amp;amp; \\\\n")).toBe("%41 &amp; \\n");
  });

  it.each([
    ["😀x", "😀x"],
    ["\u{e0041}x𝟙", "x1"],
    ["\ud800x", "\ud800x"],
    ["%F0%9D%9F%99x", "1x"],
    ["\u007fx ~", " x ~"],
  ])("leaves or reads %j, and goes on behind it", (text, folded) => {
    expect(read(text)).toBe(folded);
  });

  it("has no reading of characters that stand for themselves", () => {
    for (const text of ["Ж😀", "\u00bd\uffff\ud800", "a+b"]) expect(unescapeOnce(text)).toBeUndefined();
  });

  it("begins at a plus, which is no special character", () => {
    expect(specials["+".charCodeAt(0)]).toBe(0);
  });

  it("locates an escape as a whole, and what stands behind it exactly", () => {
    const text = "a&amp;b\\u0041c\u001b[1md𝟙e+%41";
    const { text: folded, locate } = unescapeOnce(text)!;
    expect(folded).toBe("a&bAcd1e A");
    const at = (part: string) => text.slice(...locate(folded.indexOf(part), folded.indexOf(part) + part.length));
    expect(["a", "&", "b", "A", "c", "d", "1", "e", " "].map(at)).toEqual([
      "a",
      "&amp;",
      "b",
      "\\u0041",
      "c",
      "d",
      "𝟙",
      "e",
      "+",
    ]);
    expect(at("cd")).toBe("c\u001b[1md");
  });
});
