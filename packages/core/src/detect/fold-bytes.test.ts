import { describe, expect, it } from "vitest";
import { escapedBytes, invalidByte } from "./fold-bytes.ts";

describe("escapedBytes", () => {
  it.each([
    ["%00", "\0"],
    ["%41", "A"],
    ["%4a", "J"],
    ["%4A", "J"],
    ["%4f", "O"],
    ["%4F", "O"],
    ["%39", "9"],
    ["%7f", "\u007f"],
    ["=41", "A"],
    ["%c2%80", "\u0080"],
    ["%df%bf", "\u07ff"],
    ["%e0%a0%80", "\u0800"],
    ["%ed%9f%bf", "\ud7ff"],
    ["%ee%80%80", "\ue000"],
    ["%ef%bf%bf", "\uffff"],
    ["%f0%90%80%80", "\u{10000}"],
    ["%f4%8f%bf%bf", "\u{10ffff}"],
    ["=F0=9F=98=80", "😀"],
  ])("reads %s as one character and ends behind it", (text, character) => {
    expect(escapedBytes(`x${text}41`, 1)).toEqual({ text: character, end: 1 + text.length });
  });

  it.each([
    "%4",
    "%4@",
    "%@4",
    "%4`",
    "%`4",
    "%4g",
    "%G4",
    "%4/",
    "%/4",
    "%4:",
    "%80",
    "%bf",
    "%c0%80",
    "%c1%bf",
    "%c2",
    "%c2%7f",
    "%c2%c0",
    "%c2=80",
    "%c2x80",
    "%e0%9f%bf",
    "%e2%82%2c",
    "%ed%a0%80",
    "%ed%bf%bf",
    "%f0%8f%bf%bf",
    "%f4%90%80%80",
    "%f5%80%80%80",
    "%f8%90%80%80",
    "%ff%90%80%80",
  ])("reads nothing where %s stands, which is no character in UTF-8", (text) => {
    expect(escapedBytes(text, 0)).toBeUndefined();
  });
});

describe("invalidByte", () => {
  it.each(["%80", "%c2", "%ff", "=FF"])("replaces %s alone", (text) => {
    expect(invalidByte(`x${text}%80`, 1)).toEqual({ text: "\ufffd", end: 4 });
  });

  it.each(["%7f", "%00", "%8", "%8g", "%g8"])("leaves %s, which is no byte above ASCII", (text) => {
    expect(invalidByte(text, 0)).toBeUndefined();
  });
});
