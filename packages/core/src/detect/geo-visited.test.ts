import { describe, expect, it } from "vitest";
import { visitedPlace } from "./geo-visited.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const visited = marking(visitedPlace);

describe("a place behind a clinical word", () => {
  it("is found whichever word it is", () => {
    const words =
      "admitted readmitted discharged referred presented hospitalised admission patient pt's moved relocated transfer traveled travelled seen treated evaluated operated visit check-up tx'd f/u rehab ward dialysis eval'd died";
    for (const word of words.split(" ")) {
      const text = `${word} at <Quillmoor> x`;
      expect(visited(unmarked(text))).toBe(text);
    }
  });

  it.each([
    "was seen, at <Quillmoor> x",
    "(was seen) at <Quillmoor> x",
    "(seen at <Quillmoor>)",
    "[seen at <Quillmoor>]",
    '"seen at <Quillmoor>"',
    "'seen at <Quillmoor>",
    "(admitted to <Quillmoor>) x",
    "[was seen] at <Quillmoor> x",
    '"was seen" at <Quillmoor> x',
    "'was seen' at <Quillmoor> x",
    "x\nseen at <Quillmoor> x",
    "was seen\ntoday at <Quillmoor> x",
    "was seen\nat <Quillmoor> x",
    "seen xy. at <Quillmoor> x",
    "an arthroplasty at <Quillmoor> x",
    "a mammography, at <Quillmoor> x",
    "SEEN AT the <Quillmoor> x",
    "seen at our <Quillmoor> x",
    "seen at a <Quillmoor> x",
    `seen ${"x".repeat(34)} at <Quillmoor> x`,
  ])("is found although something stands between: %s", (text) => {
    expect(visited(unmarked(text))).toBe(text);
  });

  it.each([
    "zorvan  at Quillmoor x",
    "zorvan  in Quillmoor x",
    "post plastyday at Quillmoor x",
    "a copy at Quillmoor x",
    "was seen here. Then at Quillmoor x",
    "was seen here; then at Quillmoor x",
    "was seen here? then at Quillmoor x",
    "seen b.i. at Quillmoor x",
    `seen ${"x".repeat(36)} at Quillmoor y`,
    "{seen} at Quillmoor x",
    "Error: no patient\n    at Quillmoor (x",
    "was seen here.\nThen at Quillmoor x",
    "seen at-Quillmoor x",
    "seen at/Quillmoor x",
    "seen x/at Quillmoor y",
    "seen at an Quillmoor x",
    "- seen in March x",
    "copied from Quill Tucson x",
    "took care of Quillmoor x",
    "seen because of Quillmoor x",
    "treated to Quillmoor x",
    "performed in Quillmoor x",
  ])("is not seen in: %s", (text) => {
    expect(visited(text)).toBe(text);
  });

  it.each([
    "seen at <Quillmoor>. Then",
    "seen at <Quillmoor>: then",
    "was seen at <Quillmoor>)x",
    "seen at <Quillmoor>-5 x",
    "seen at <Quillmoor>",
  ])("ends before what belongs to no name: %s", (text) => {
    expect(visited(unmarked(text))).toBe(text);
  });

  it("is none where a program's word goes on", () => {
    for (const rest of [
      "5",
      "_x",
      "(x)",
      "=x",
      "@x",
      "\\x",
      "/x",
      "$x",
      "[x]",
      "<x",
      "{x",
      ".x",
      ".5",
      ":x",
      ":'x",
      ':"x',
      "...",
    ]) {
      const text = `seen at Quillmoor${rest}`;
      expect(visited(text)).toBe(text);
    }
  });
});

describe("a place where somebody lives", () => {
  it("is found behind the words for it, in capitals, too", () => {
    const words =
      "resident,residing,resides,resided,live,lives,living,lived,born,moved here,grew up,I'm,I’m,we're,we’re,located,stayed,staying";
    for (const word of words.split(",")) {
      for (const text of [`${word} in <QMX> x`, `${word} of <Quillmoor> x`]) expect(visited(unmarked(text))).toBe(text);
    }
  });

  it.each(["resident x of Quillmoor y", "xlives of Quillmoor y", "lives of QM x"])("is not seen in: %s", (text) => {
    expect(visited(text)).toBe(text);
  });

  it("is found where somebody is searching for care", () => {
    for (const word of "trial trials clinic clinics provider providers specialist specialists".split(" ")) {
      const text = `${word} near <Quillmoor> x`;
      expect(visited(unmarked(text))).toBe(text);
    }
    expect(visited("seen near Quillmoor x")).toBe("seen near Quillmoor x");
  });
});

describe("a place before a date or a record's number", () => {
  const months = "January Feb Mar April May Jun June Jul July Aug Sep Sept Oct Nov. December".split(" ");
  const days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
  const spans = "week month year spring summer fall winter".split(" ");
  const leads = "on since last this dated in for until from between around early late".split(" ");

  it("is found", () => {
    const dates = [
      ...[...months, ...days].map((each) => `on ${each}`),
      ...spans.map((each) => `last ${each}`),
      ...leads.map((each) => `${each} May`),
      ...["3/4", "12/3", "12-3", "1st", "22nd", "3rd", "4th"],
      ...["(MRN", "(ID", "(Insurance", "(Patient", "(SSN", "(DOB", "(ins."],
    ];
    for (const date of dates) {
      const text = `seen <Quillmoor> ${date}`;
      expect(visited(unmarked(text))).toBe(text);
    }
    for (const rest of [", May 3", "; May 3", ", MRN 5", ", DOB 5"]) {
      const text = `seen <Quillmoor>${rest}`;
      expect(visited(unmarked(text))).toBe(text);
    }
  });

  it.each([
    "seen Quillmoor on Decemberish",
    "seen Quillmoor 3 x",
    "seen Quillmoor 123/4",
    "seen Quillmoor (MR",
    "seen Quillmoor (insx",
    "seen Quillmoor, IDx",
    "seen Quillmoor. May 3",
    "seen Quillmoor upon May 3",
    "seen Quillmoor last weekend",
    "seen Quillmoor 4thx",
  ])("is not seen in: %s", (text) => {
    expect(visited(text)).toBe(text);
  });
});

describe("a place that is known by itself", () => {
  it.each([
    "attended <Quillmoor> x",
    "seen <Quill Tucson> x",
    "seen <St Odd> x",
    "seen <St. Odd> x",
    "seen <Saint Odd> x",
    "seen <Mt Odd> x",
    "seen <Mt. Odd> x",
    "seen <Mount Odd> x",
    "x at <St. Odd> y",
    "x to <Mount Odd> y",
    "treated by <Quill Tucson> x",
    "managed by <St. Odd> x",
    "cared by <St. Odd> x",
    "referred by <St. Odd> x",
  ])("is found: %s", (text) => {
    expect(visited(unmarked(text))).toBe(text);
  });

  it.each([
    "treated x by Quillmoor since May 2, 2023",
    "seen Stodd x",
    "seen Mountx Odd x",
    "x of St. Odd y",
    "made by St. Odd x",
  ])("is not seen in: %s", (text) => {
    expect(visited(text)).toBe(text);
  });
});

describe("a place behind somebody's name", () => {
  it.each([
    "aa bb cc Elizabeth of <Quillmoor> x",
    "aa bb cc Elizabeth Odd of <Quillmoor> x",
    "aa bb cc Elizabeth Q. Odd from <Quillmoor> x",
    "(Elizabeth Odd of <Quillmoor> x",
    "aa Elizabeth Ødd-O’Dé of <Quillmoor> x",
  ])("is found: %s", (text) => {
    expect(visited(unmarked(text))).toBe(text);
  });

  it.each([
    "Elizabeth x. of Quillmoor y",
    "Elizabeth Od·d of Quillmoor x",
    "Elizabeth odd of Quillmoor x",
    "@Elizabeth of Quillmoor x",
    "Odd Quill of Quillmoor x",
    "Elizabeth (of Quillmoor x",
  ])("is not seen in: %s", (text) => {
    expect(visited(text)).toBe(text);
  });
});
