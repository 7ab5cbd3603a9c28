import { describe, expect, it } from "vitest";
import {
  afterSuffix,
  endsInLower,
  followName,
  isCapital,
  isFollowedBy,
  isInsideWord,
  isLetter,
  isPossessive,
  mayBeSurname,
} from "./name-words.ts";

describe("a place in a text", () => {
  it.each([..."-./0123456789@_\\$azAZ×ÀéЖ\u1fff"])("is inside a word, a path or an address behind: %s", (sign) => {
    expect(isInsideWord(`${sign}Quill`, 1)).toBe(true);
  });

  it.each([...":;,[`{ ('|«»¿\u0080\u2000’—\""])("is not inside one behind: %s", (sign) => {
    expect(isInsideWord(`${sign}Quill`, 1)).toBe(false);
  });

  it("is not inside one where the text begins", () => {
    expect(isInsideWord("Quill", 0)).toBe(false);
  });

  it.each([
    ["A", true, true],
    ["Z", true, true],
    ["a", true, false],
    ["z", true, false],
    ["@", false, false],
    ["[", false, false],
    ["`", false, false],
    ["{", false, false],
    ["5", false, false],
    ["é", false, false],
    ["À", false, false],
  ])("holds a letter from A to Z, a capital one, or neither: %s", (sign, letter, capital) => {
    expect(isLetter(sign.charCodeAt(0))).toBe(letter);
    expect(isCapital(`x${sign}`, 1)).toBe(capital);
  });
});

describe("the end of a word that is in lower case", () => {
  it.each(["quill", "the quill", "Zorvan quill", ",quill", ":quill", "(quill", '"quill', "\x7fquill", "", "x, "])(
    "is seen in: %s",
    (text) => {
      expect(endsInLower(`${text}, Ottoline`, text.length)).toBe(true);
      expect(endsInLower(`${text}Ottoline`, text.length)).toBe(true);
    },
  );

  it.each(["Quill", "the Quill", "Zorvan-quill", "O'quill", "a.quill", "a/quill", "0quill", "9quill", "équill", "é"])(
    "is not seen in: %s",
    (text) => {
      expect(endsInLower(`${text}, Ottoline`, text.length)).toBe(false);
    },
  );

  it("is looked for within the 25 letters of the longest part of a name", () => {
    expect(endsInLower(`Q${"u".repeat(24)}`, 25)).toBe(false);
    expect(endsInLower(`Q${"u".repeat(25)}`, 26)).toBe(true);
  });
});

describe("a capitalised word", () => {
  it.each([
    ..."Mac Mc De Del Den Des Di Du La Le Van Von Fitz St O".split(" ").map((beginning) => `${beginning}Quill`),
    ...[
      "Quill",
      "quill",
      "QUILL",
      "Quill's",
      "Zorvan-Quill",
      "O’Quill",
      "Q",
      "Q.",
      "ABCD",
      "Ann",
      "Q3",
      "Q-Z",
      "Żéa",
      "DeQuill’s",
    ],
  ])("may be part of a name: %s", (word) => {
    expect(mayBeSurname(word, false)).toBe(true);
  });

  it.each([
    ...["Server", "server", "SERVER", "Server's", "Server’s", "Academy", "Amazon", "Surgeon", "Dec", "With", "Lanka"],
    ...[
      "QuillService",
      "McQuillService",
      "XeMcQuill",
      "MeQuill",
      "DaQuill",
      "LoQuill",
      "DokQuill",
      "VenQuill",
      "OQuillX",
    ],
    ...["McQ", "ЗоркаВан", "ZorvÉlan"],
  ])("is none: %s", (word) => {
    expect(mayBeSurname(word, false)).toBe(false);
    expect(mayBeSurname(word, true)).toBe(false);
  });

  it.each(["QZV", "LI", "LI's", "ÉÀ"])("of two or three capitals is one only among capitals: %s", (word) => {
    expect(mayBeSurname(word, false)).toBe(false);
    expect(mayBeSurname(word, true)).toBe(true);
  });

  it.each([
    ["Quill's", true],
    ["Quill’s", true],
    ["Quill`s", false],
    ["Quill's.", false],
    ["Quill'S", false],
    ["Quill't", false],
    ["Quills", false],
    ["s", false],
  ])("stands in the genitive or not: %s", (word, isGenitive) => {
    expect(isPossessive(word, word.length)).toBe(isGenitive);
  });
});

describe("what follows a name", () => {
  it("is looked at by a pattern that takes neither a space nor a comma", () => {
    expect(isFollowedBy(/[.x]/y, "Quill.x", 5)).toBe(true);
    expect(isFollowedBy(/[.x]/y, "Quill x", 5)).toBe(false);
    expect(isFollowedBy(/[.x]/y, "Quill, x", 5)).toBe(false);
    expect(isFollowedBy(/[.x]/y, "Quill", 5)).toBe(false);
  });

  const long = `Q${"u".repeat(24)}`;
  // What belongs to the name stands before `|`.
  it.each<[text: string, words: number, seen?: "initial" | "bareInitial"]>([
    ["Ottoline Quill| was", 1],
    ["Ottoline Quill|", 1],
    ["Ottoline Quill|. Then", 1],
    ["Ottoline Quill|.", 1],
    ["Ottoline Quill|, Moor", 1],
    ["Ottoline Quill|'s chart", 1],
    ["Ottoline Quill|’s chart", 1],
    ["Ottoline Quill|; Moor", 1],
    ["Ottoline Quill Moor| was", 2],
    ["Ottoline Quill Moor Brindle| Hallow", 3],
    ["Ottoline Q.| was", 1, "initial"],
    ["Ottoline Q. Moor| was", 2, "initial"],
    ["Ottoline Quill M.| was", 2, "initial"],
    ["Ottoline Q| was", 1, "bareInitial"],
    ["Ottoline Q Moor| was", 2, "bareInitial"],
    ["Ottoline Quill M| was", 2],
    ["Ottoline Quill-Moor| was", 1],
    ["Ottoline Quill-Moor-Hallow| was", 1],
    ["Ottoline O'Quill| was", 1],
    ["Ottoline O’Quill| was", 1],
    ["Ottoline Ősz| was", 1],
    ["Ottoline Quéll| was", 1],
    ["Ottoline Que\u0301ll-E\u0301va| was", 1],
    ["Ottoline McQuill| was", 1],
    [`Ottoline ${long}| was`, 1],
    ["Ottoline Quill| saw the ward nurses here", 1],
    ["Ottoline| was here", 0],
    ["Ottoline| sleeps well", 0],
    [`Ottoline| ${long}u was`, 0],
    ["Ottoline|,Quill was", 0],
    ["Ottoline|-Quill was", 0],
    ["Ottoline|  Quill was", 0],
    ["Ottoline| Server", 0],
    ["Ottoline| QuillService", 0],
    ["Ottoline| quill", 0],
    ["Ottoline| Quill.js", 0],
    ["Ottoline| Quill.5", 0],
    ["Ottoline| Quill5", 0],
    ["Ottoline| Quill_x", 0],
    ["Ottoline| Quill(x", 0],
    ["Ottoline| Quill@x", 0],
    ["Ottoline| Quill/x", 0],
    ["Ottoline| Quill\\x", 0],
    ["Ottoline| Quill=x", 0],
    ["Ottoline| QZV was", 0],
    [", Ottoline| sleeps", 0],
    ["Ottoline| ", 0],
    ["Ottoline|", 0],
  ])("is read as far as it is part of it: %s", (marked, words, seen) => {
    const text = marked.replace("|", "");
    expect(followName(text, text.indexOf("Ottoline") + 8, false)).toEqual({
      end: marked.indexOf("|"),
      words,
      initial: seen === "initial",
      bareInitial: seen === "bareInitial",
    });
  });
  it("may be two or three capitals where the words before stand in capitals", () => {
    expect(followName("OTTOLINE LI was", 8, true)).toMatchObject({ end: 11, words: 1 });
    expect(followName("OTTOLINE LI was", 8, false)).toMatchObject({ end: 8, words: 0 });
  });

  it.each(
    "van von der den de del della di da dos das du la le el al bin ibn ten ter zu af av"
      .split(" ")
      .map((word) => [word]),
  )("goes on behind a particle: %s", (particle) => {
    expect(followName(`Ottoline ${particle} Quill was`, 8, false)).toMatchObject({
      end: 15 + particle.length,
      words: 1,
    });
    const two = `Ottoline ${particle} la Quill was`;
    expect(followName(two, 8, false)).toMatchObject({ end: 18 + particle.length, words: 1 });
    expect(followName(`Ottoline la ${particle} la Quill`, 8, false)).toMatchObject({ end: 8, words: 0 });
  });
});

describe("behind a name", () => {
  it.each(
    "M.D. MD D.O. DO Ph.D. PhD R.N. RN N.P NP PA-C DDS DPM LCSW PharmD Jr Jr. Sr Sr. II III IV Esq Esq."
      .split(" ")
      .map((suffix) => [suffix]),
  )("a degree or a generation belongs to it: %s", (suffix) => {
    for (const joint of [", ", " "]) {
      for (const rest of ["", " was", ", seen", ")"]) {
        expect(afterSuffix(`Quill${joint}${suffix}${rest}`, 5)).toBe(5 + joint.length + suffix.length);
      }
      expect(afterSuffix(`Quill${joint}${suffix.replace(/\.$/, "")}x`, 5)).toBe(5);
      expect(afterSuffix(`Quill${joint}${suffix.replace(/\.$/, "")}5`, 5)).toBe(5);
    }
    expect(afterSuffix(`Quill,${suffix}`, 5)).toBe(5);
    expect(afterSuffix(`Quill,  ${suffix}`, 5)).toBe(5);
    expect(afterSuffix(`Quill${suffix}`, 5)).toBe(5);
    expect(afterSuffix(`Quill ${suffix.toLowerCase()}`, 5)).toBe(5);
  });

  it.each(["", " was", ", seen", ", Moor", " I", " IIII", " V", ".", ";MD"])("nothing else does: %s", (rest) => {
    expect(afterSuffix(`Quill${rest}`, 5)).toBe(5);
  });
});
