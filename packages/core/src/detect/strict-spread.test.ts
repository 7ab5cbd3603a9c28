import { describe, expect, test } from "vitest";
import type { Finding } from "./detector.ts";
import { spread, touch } from "./strict-spread.ts";
import { readUnits, type Unit } from "./strict-units.ts";
import { createVocabulary } from "./vocabulary.ts";

const states = (
  "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR " +
  "PA RI SC SD TN TX UT VA VT WA WI WV WY"
).split(" ");

/** The states are words here, so that only what stands before them takes them along. */
const vocabulary = createVocabulary([...states, "axo", "quoh", "ohquo", "von"]);

/** The text with the words that are lost between `<` and `>`. */
function lost(text: string, before?: Finding, after?: Finding): string {
  const units: Unit[] = [];
  const from = before?.end ?? 0;
  const to = after?.start ?? text.length;
  readUnits(vocabulary, text, from, to, units);
  spread(text, units, before, after);
  let out = "";
  let index = 0;
  for (const { start, end } of units.filter(({ verdict }) => verdict === "lose")) {
    out += `${text.slice(index, start)}<${text.slice(start, end)}>`;
    index = end;
  }
  return out + text.slice(index);
}

function isLost(marked: string): void {
  expect(lost(marked.replace(/[<>]/g, ""))).toBe(marked);
}

test("spaces and up to two joining characters stand between the words of a run, and nothing else", () => {
  const between = (text: string) => touch(`a${text}b`, 1, 1 + text.length);
  for (const text of ["", " ", "   ", "-", ".", "'", "’", "_", "/", "&", "@", "#", "+", " & ", "\t-\t", "   --   "]) {
    expect(between(text), JSON.stringify(text)).toBe(true);
  }
  for (const text of [",", "\n", ":", ";", "---", "    --", "--    ", "   --    ", " - - ", "x"]) {
    expect(between(text), JSON.stringify(text)).toBe(false);
  }
});

describe("words of the vocabulary with capitals are a place together with", () => {
  const kinds = (
    "Hospital Hospitals Clinic Clinics Center Centre Centers Health Healthcare Infirmary Hospice Facility Institute " +
    "University College School Church Pavilion Campus General Memorial Medical Regional Community County City Town Village " +
    "Street St Avenue Ave Road Rd Drive Dr Lane Ln Boulevard Blvd Court Ct Place Plaza Square Terrace Highway Parkway Park " +
    "Heights Ward Wing Tower Suite Apt Apartment Unit Box Branch Practice Group Hospital's Healthcare's"
  ).split(" ");

  test.each(kinds)("%s, before or behind it", (kind) => {
    isLost(`at <Good> <${kind}> today`);
    isLost(`at <${kind}> <Good> today`);
  });

  test.each([
    "at Good Request today",
    "at Good Status today",
    "at Good, Hospital today",
    "at good Hospital today",
    "at Good hospital today",
    "at Request's Order today",
  ])("no other word: %s", isLost);
});

describe("names in doubt", () => {
  test.each(["for <ROSE> <COOK> now", "for <Rose> <Cook> now"])("go where two stand together: %s", isLost);
  test.each([
    "for rose cook now",
    "for amber angel now",
    "for A B now",
    "for ROSE q now",
    "for ROSE B now",
    "for ROSE, COOK now",
  ])("stay where only one is, or none: %s", isLost);
});

describe("a short form in capitals goes", () => {
  test.each(["the <ICU> <Zorbling>", "the <SERVER> <Zorbling> now", "the <ICU> <Hospital> now"])(
    "with a name or place behind it: %s",
    isLost,
  );
  test.each([
    "the GET Request today",
    "the GET <zorblax> today",
    "the URLs <Zorbling> today",
    "the getURL <Zorbling> today",
    "the ICU, <Zorbling> today",
    "the <ZRBQ> Hospital today",
    "the Request <ZRBQ> <Zorbling> today",
  ])("with nothing else, and nothing goes with an unknown one: %s", isLost);
});

describe("an unknown word", () => {
  test.each([
    "for <zorblax> <rose> <Request> now",
    "for <rose> <zorblax> now",
    "for <Request> <rose> <zorblax> now",
    "for <zorblax> <Q> now",
    "at <Zorbgasse> <52> Request",
    "at <52> <Zorbgasse> now",
    "on <Zorbling> <12>, <2031> again",
    "for <ottoline> <q> <vexley> now",
  ])("takes what belongs to it: %s", isLost);

  test.each([
    "the rose, <zorblax> now",
    "the <zorblax>, rose now",
    "the <zorblax> Request today",
    "for <ottoline> left <vexley> now",
    "on <Zorbling>, 12 again",
    "at <Zorbgasse> <52>; 12 again",
    "at <Zorbgasse> <52>, request again",
    "at <Zorbling> <quorv> Request",
  ])("takes nothing else: %s", isLost);
});

describe("a capitalised unknown word takes the word behind it:", () => {
  const words = [
    ...["II", "III", "IV", "Jr", "Sr", "JR", "SR"],
    ...["hospital", "clinic", "center", "centre", "facility", "campus", "branch", "street", "avenue", "road", "drive"],
    ...["lane", "county"],
  ];

  test.each(words)("%s", (word) => isLost(`the <Zorbling> <${word}> now`));

  test.each(["of", "and", "the", "in", "at", "for", "von"])("%s, where a capital follows", (word) => {
    isLost(`for <Zorbling> <${word}> <Request> now`);
    isLost(`for <Zorbling> ${word} request now`);
    isLost(`for <Zorbling> ${word}, Request now`);
    isLost(`for <Zorbling>, ${word} Request now`);
  });

  test.each([
    "the <Zorbling> HIV test",
    "the <Zorbling> IVF test",
    "the <Zorbling>, clinic now",
    "the <Zorbling>, II now",
    "the <Zorbling> plane now",
    "the <Zorbling> driver now",
    "for <Zorbling> into Request now",
    "for <Zorbling> service Request now",
    "for <Zorbling> called Request now",
    "for <Zorbling> one Request now",
    "for <Zorbling> by Request now",
    "for <Zorbling> yet Request now",
    "for <Zorbling> end Request now",
  ])("no other: %s", isLost);
});

describe("particles between names go with them:", () => {
  test.each([
    "for <Zorbling> <van> <der> <Request> now",
    "for <Zorbling> <de> <la> <Request> now",
    "for <Zorbling> <of> <the> <Request> now",
    "for <Zorbling> <van> <de> <la> <Request> now",
    "for <Request> <der> <Zorbling> now",
  ])("%s", isLost);

  test.each([
    "for <Zorbling> of the request now",
    "for <Zorbling> of the, Request now",
    "for <Zorbling> of in the at Request now",
    "for <Zorbling> of order Request now",
    "for Request <qel> <Zorbling> now",
    "for Request, <der> <Zorbling> now",
    "for <Zorbling> of, the Request now",
    "for <Zorbling> of",
    "for <Zorbling>, <der> Request now",
    "for <Zorbling> <qel>, Request now",
    "for <Zorbling> <der>, Request now",
    "for <Zorbling> <qel> Request now",
    "for <Zorbling> <derq> Request now",
  ])("not %s", isLost);
});

describe("a state behind a town goes with it:", () => {
  test.each(states)("%s", (state) => isLost(`in <Zorbville>, <${state}> today`));

  test.each([
    "in <Zorbville> <OH> today",
    "in <Zorbville>-<OH> today",
    "in <Zorbville>. <OH> today",
    "in <Zorbville> ,<OH> today",
    "in <Zorbville>  <OH> today",
    `in <Zorbville>${" ".repeat(12)}<OH> today`,
  ])("%s, however it is joined", isLost);

  test.each([
    "in <Zorbville>; OH today",
    "in <Zorbville>: OH today",
    "in <zorbville>, OH today",
    "in <Zorbville>, AXO today",
    "in <Zorbville>, QUOH today",
    "in <Zorbville>, OHQUO today",
    "in request, OH today",
  ])("not %s", isLost);
});

describe("a finding of the scanner on either side", () => {
  const at = (text: string, value: string, classification: Finding["classification"] = "name"): Finding => {
    const start = text.indexOf(value);
    return { start, end: start + value.length, classification, detector: "known" };
  };
  const behind = (text: string, is: Finding["classification"] = "name") => lost(text, at(text, "Ottoline", is));
  const before = (text: string, is: Finding["classification"] = "name") =>
    lost(text, undefined, at(text, "Ottoline", is));

  test("takes the rest of a name or place", () => {
    expect(behind("Ottoline Request now")).toBe("Ottoline <Request> now");
    expect(behind("Ottoline rose now", "geo")).toBe("Ottoline <rose> now");
    expect(before("for rose Ottoline")).toBe("for <rose> Ottoline");
    expect(before("for Request Ottoline", "geo")).toBe("for <Request> Ottoline");
    expect(behind("Ottoline clinic", "geo")).toBe("Ottoline <clinic>");
  });

  test("takes no word in lower case, none that a comma parts from it, and no number as a year", () => {
    expect(behind("Ottoline request now")).toBe("Ottoline request now");
    expect(behind("Ottoline, Request now")).toBe("Ottoline, Request now");
    expect(behind("Ottoline, 2031 now")).toBe("Ottoline, 2031 now");
    expect(before("for Request, Ottoline")).toBe("for Request, Ottoline");
    expect(before("for Zorbling and Ottoline")).toBe("for <Zorbling> and Ottoline");
  });

  test("that is neither takes names in doubt alone", () => {
    expect(behind("Ottoline Request now", "date")).toBe("Ottoline Request now");
    expect(behind("Ottoline rose now", "date")).toBe("Ottoline <rose> now");
  });
});
