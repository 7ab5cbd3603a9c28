import { describe, expect, it } from "vitest";
import { createPlainReader, plainNul, specialPattern, specials } from "./fold-characters.ts";

const read = (text: string): string =>
  Array.from(text, (character) => createPlainReader()(character.codePointAt(0)!)).join("");

describe("the characters that may stand for others", () => {
  it("are the same in the table and in the pattern", () => {
    const pattern = new RegExp(specialPattern);
    const differing: number[] = [];
    for (let code = 0; code < specials.length; code++) {
      if (pattern.test(String.fromCharCode(code)) !== (specials[code] === 1)) differing.push(code);
    }
    expect(differing).toEqual([]);
  });

  it.each([
    ["ASCII", " #", "'~"],
    ["white space", "\t\n", "\r\r"],
    ["Latin", "\u00c0", "\u02af"],
    ["Arabic", "\u0620", "\u063f"],
    ["Arabic behind the lengthening", "\u0641", "\u064a"],
    ["further Arabic", "\u0671", "\u06d3"],
    ["Japanese", "\u3041", "\u30ff"],
    ["Chinese", "\u3400", "\u9fff"],
    ["Korean", "\uac00", "\ud7a3"],
  ])("are none of %s, from its first to its last", (_, first, last) => {
    for (const character of first + last) expect(specials[character.charCodeAt(0)]).toBe(0);
  });

  it.each([
    ..."\0\u0008\u000b\u000c\u000e\u001b\u001f%&\\\u007f\u0080\u00a0\u00bf\u02b0\u0300",
    ..."\u061f\u0640\u064b\u0670\u06d4\u0660\u3040\u3100\u33ff\ua000\uabff\ud7a4\uffff",
  ])("are among others %j", (character) => {
    expect(specials[character.charCodeAt(0)]).toBe(1);
  });
});

describe("a plain reader", () => {
  it.each([
    ["АВЕЅІЈКМНОРСТУХаесіјорѕухһԁ", "ABESIJKMHOPCTYXaecijopsyxhd"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"],
    ["‘’‚‛“”„′″", "''''\"\"\"'\""],
    ["ЖЯΩπ", "ЖЯΩπ"],
  ])("reads %s as the letters that they look like: %s", (text, plain) => {
    expect(read(text)).toBe(plain);
  });

  it.each([
    ["\u00ad\u061c\u115f\u1160\u180e", ""],
    ["\u200b\u200f\u202a\u202e\u2060\u206f\ufeff", ""],
    ["\u{e0000}\u{e0fff}", ""],
    ["\u0301\u0332\ufe0f\u20dd", ""],
    ["-\u2010\u2014\u2212\u2043\u301c", "------"],
    ["\u2028\u2029\u0085", "\n\n\n"],
    ["\u00a0\u1680\u2003\u3000\u0001\u001f\u007f\u009f", "        "],
    ["\u{1f600}\u{e1000}\u2019s", "\u{1f600}\u{e1000}'s"],
  ])("reads %j as %j", (text, plain) => {
    expect(read(text)).toBe(plain);
  });

  it.each([
    ["㎏™ﬁ…Ａ", "kgTMfi...A"],
    ["⑴①²", "(1)12"],
  ])("reads %s as what it is made of, in ASCII: %s", (text, plain) => {
    expect(read(text)).toBe(plain);
  });

  it.each(["¨", "㎲", "½", "Ω"])("leaves %s, which is not made of ASCII alone", (text) => {
    expect(read(text)).toBe(text);
  });

  it.each([
    ["Arabic", 0x660],
    ["Persian", 0x6f0],
    ["N'Ko", 0x7c0],
    ["Devanagari", 0x966],
    ["Bengali", 0x9e6],
    ["Thai", 0xe50],
    ["Tibetan", 0xf20],
    ["Khmer", 0x17e0],
    ["Limbu", 0x1946],
    ["Osmanya", 0x104a0],
    ["mathematical", 0x1d7ce],
  ])("reads each %s digit", (_, zero) => {
    const digits = String.fromCodePoint(...Array.from({ length: 10 }, (__, value) => zero + value));
    expect(read(digits)).toBe("0123456789");
  });

  it("reads the digits of every script that Node.js knows, which come in blocks of ten", () => {
    const all = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code)).filter((character) =>
      /^\p{Nd}$/u.test(character),
    );
    expect(all.length).toBeGreaterThan(600);
    expect(read(all.join(""))).toBe("0123456789".repeat(all.length / 10));
  });

  it("leaves NUL, and what stands for itself", () => {
    expect(read("\0aé中\t\r\n%&\\")).toBe("\0aé中\t\r\n%&\\");
  });
});

describe("a NUL", () => {
  it.each([
    ["J\0a\0", 1, ""],
    ["J\0a\0", 3, ""],
    ["\0J\0a", 0, ""],
    ["\0J\0a", 2, ""],
    ["a\0b", 1, " "],
    ["a\0\0b", 1, " "],
    ["a\0\0b", 2, " "],
    ["\0\0\0", 0, " "],
    ["\0\0\0", 1, " "],
    ["\0\0\0", 2, " "],
    ["\0a\0\0b", 2, " "],
    ["\0\0b\0", 1, " "],
    ["a\0", 1, " "],
    ["\0a", 0, " "],
  ])("in %j at %i is read as %j", (text, index, plain) => {
    expect(plainNul(text, index)).toBe(plain);
  });
});
