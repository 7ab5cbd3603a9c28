import { describe, expect, test } from "vitest";
import { readUnits, type Unit } from "./strict-units.ts";
import { createVocabulary } from "./vocabulary.ts";

const vocabulary = createVocabulary();
const uuid = "2c4b8a9e-6f1d-4f3a-8b7c-9d0e1f2a3b4c";

/**
 * What is read of a text, between `«` and `»` where they stand in it: each unit behind its verdict, with `^` where it is written as
 * a name and `#` where it could be the number of a house.
 */
function read(marked: string): string[] {
  const text = marked.replace(/[«»]/g, "");
  const from = marked.indexOf("«");
  const to = marked.replace("«", "").indexOf("»");
  const units: Unit[] = [];
  readUnits(vocabulary, text, Math.max(0, from), to < 0 ? text.length : to, units);
  return units.map(
    ({ start, end, verdict, capital, number }) =>
      `${verdict} ${capital ? "^" : ""}${number ? "#" : ""}${text.slice(start, end)}`,
  );
}

describe("a number that passes", () => {
  test.each([
    ["at 52", "keep #52"],
    ["at 2nd", "keep #2nd"],
    ["at 8080", "keep #8080"],
  ])("could be that of a house: %j", (text, unit) => {
    expect(read(text)).toEqual(["keep at", unit]);
  });

  test.each([
    ["with a fraction", "at 1.5", ["keep at", "keep 1.5"]],
    ["as a share", "at 40/5", ["keep at", "keep 40/5"]],
    ["as a time of day", "at 10:11", ["keep at", "keep 10:11"]],
    ["that is longer", "at 100th", ["keep at", "keep 100th"]],
    ["of five digits, behind a word that says what it is", "port 12345", ["keep port", "keep 12345"]],
    ["with a unit", "35 ms", ["keep 35", "keep ms"]],
  ])("is that of no house %s", (_, text, units) => {
    expect(read(text)).toEqual(units);
  });
});

describe("a word", () => {
  test.each([
    ["can't go", ["keep can't", "keep go"]],
    ["can’t go", ["keep can’t", "keep go"]],
    ["Zorblax's chart", ["lose ^Zorblax's", "keep chart"]],
    ["Zorblax’s chart", ["lose ^Zorblax’s", "keep chart"]],
    ["shouldn't", ["keep shouldn't"]],
  ])("holds what is contracted with it: %j", (text, units) => {
    expect(read(text)).toEqual(units);
  });

  test("passes before `n't` where it is as short as `should`", () => {
    expect(read("zorbaxn't")).toEqual(["keep zorbaxn't"]);
    expect(read("zorblaxn't")).toEqual(["lose zorblaxn't"]);
    expect(read("zorblaxian't")).toEqual(["lose zorblaxian't"]);
  });

  test.each([
    ["node's", ["keep node's"]],
    ["node-s", ["keep node", "keep s"]],
    ["node'as", ["keep node", "keep as"]],
    ["node'do", ["keep node", "weak do"]],
  ])("is apart from any other behind it: %j", (text, units) => {
    expect(read(text)).toEqual(units);
  });

  test.each([
    ["for é", ["keep for", "lose é"]],
    ["for Éva", ["keep for", "lose ^Éva"]],
    ["for éX", ["keep for", "lose éX"]],
    ["for 𐐀𐐩", ["keep for", "lose ^𐐀𐐩"]],
    ["for 𐐩𐐩", ["keep for", "lose 𐐩𐐩"]],
  ])("with letters beyond ASCII goes, and is a name where its first one is a capital: %j", (text, units) => {
    expect(read(text)).toEqual(units);
  });

  test.each([
    ["Request for Zorblax", ["keep Request", "keep for", "lose ^Zorblax"]],
    ["Zorblax failed", ["lose ^Zorblax", "keep failed"]],
    ["the Request failed", ["keep the", "keep ^Request", "keep failed"]],
  ])("with a capital is a name within a sentence, and an unknown one where it begins: %j", (text, units) => {
    expect(read(text)).toEqual(units);
  });
});

describe("letters and digits", () => {
  test.each([
    ["node-1234", ["keep node", "keep 1234"]],
    ["node-12345", ["keep node", "lose 12345"]],
    ["worker-node-1-2", ["keep worker", "keep node", "keep 1", "keep 2"]],
    ["node-1-2-3", ["keep node", "lose 1", "lose 2", "lose 3"]],
    ["node1234", ["keep node1234"]],
    ["node12345", ["lose node12345"]],
    ["for 12worker", ["keep for", "keep 12worker"]],
    ["for 12zorblax", ["keep for", "lose 12zorblax"]],
    ["ab123", ["keep ab123"]],
    ["qxv123", ["lose qxv123"]],
    ["block-12", ["keep block", "keep 12"]],
    ["88213-10ms", ["lose 88213", "keep 10ms"]],
    ["88213-10", ["lose 88213", "lose 10"]],
  ])("pass with at most four digits, in two groups, beside known words: %j", (text, units) => {
    expect(read(text)).toEqual(units);
  });

  test("pass in a run of 40, in none of more", () => {
    const run = "authentication1authorization2application";
    expect(run).toHaveLength(40);
    expect(read(run)).toEqual([`keep ${run}`]);
    expect(read(`${run}s`)).toEqual([`lose ${run}s`]);
  });

  test.each([
    ["a-1234567", ["lose a", "lose 1234567"]],
    ["A-1234567", ["lose A", "lose 1234567"]],
    ["to-1234567", ["keep to", "lose 1234567"]],
    ["TO-1234567", ["lose TO", "lose 1234567"]],
    ["FAILED-1234567", ["lose FAILED", "lose 1234567"]],
    ["REQUEST-1234567", ["keep REQUEST", "lose 1234567"]],
    ["1234567-A", ["lose 1234567", "lose A"]],
  ])("of a record's number go, up to six capitals or one letter: %j", (text, units) => {
    expect(read(text)).toEqual(units);
  });

  test("are none without a digit, however much like an id", () => {
    expect(read("abcdefabcdefabcdef")).toEqual(["lose abcdefabcdefabcdef"]);
    expect(read("abcdefabcdefabcde1")).toEqual(["keep abcdefabcdefabcde1"]);
  });
});

describe("an id behind a word", () => {
  test.each([
    [`request-${uuid}`, ["keep request", `keep ${uuid}`]],
    [`node1234-${uuid}`, ["keep node1234", `keep ${uuid}`]],
    [`node12345-${uuid}`, ["lose node12345", `keep ${uuid}`]],
    [`1234-${uuid}`, ["keep 1234", `keep ${uuid}`]],
    [`1234567-${uuid}`, ["lose 1234567", `keep ${uuid}`]],
    [`zorblax.${uuid}`, ["lose zorblax", `keep ${uuid}`]],
  ])("passes, and what stands before it is judged by itself: %j", (text, units) => {
    expect(read(text)).toEqual(units);
  });

  test.each([
    ["with nothing between them", `node${uuid}`, ["node2c4b8a9e", "6f1d", "4f3a", "8b7c", "9d0e1f2a3b4c"]],
    [
      "of which a finding takes the head",
      `node-2c4«${uuid.slice(3)}`,
      ["b8a9e", "6f1d", "4f3a", "8b7c", "9d0e1f2a3b4c"],
    ],
  ])("goes %s", (_, text, lost) => {
    expect(read(text)).toEqual(lost.map((unit) => `lose ${unit}`));
  });

  test("is none for its length alone", () => {
    expect(read(`node-${"88213-".repeat(5)}123456`)).toEqual([
      "keep node",
      ...Array(5).fill("lose 88213"),
      "lose 123456",
    ]);
  });
});

describe("reads nothing past the end it is given:", () => {
  test.each([
    ["an escape", "for %4A»", ["keep for", "lose %4A"]],
    ["a part of one", "for %4»A", ["keep for", "keep #4"]],
    ["a timestamp", "at 2031-05-04T10:11:12Z»", ["keep at", "keep 2031-05-04T10:11:12Z"]],
    [
      "a part of one",
      "at 2031-05-04T10:11:12»Z",
      ["keep at", "lose 2031", "lose 05", "lose 04T10", "lose 11", "lose 12"],
    ],
    ["a term", "the Babinski sign»", ["keep the", "keep Babinski sign"]],
    ["a part of one", "the Babinski si»gn", ["keep the", "lose ^Babinski", "keep si"]],
    ["a part of a word", "the request»ed", ["keep the", "keep request"]],
    ["a joint at it", "node-»1", ["keep node"]],
  ])("%s", (_, text, units) => {
    expect(read(text)).toEqual(units);
  });
});
