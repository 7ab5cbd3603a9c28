import { describe, expect, it } from "vitest";
import { evidenceOf, isEponym, isPlain, plainWord, readName } from "./name-evidence.ts";

describe("what speaks for a capitalised word being a name", () => {
  it.each([
    ["Elizabeth", "known"],
    ["Rose", "known"],
    ["Hill", "known"],
    ["Zorvanquil", "open"],
    ["Żorvanek", "open"],
    ["Zorva-Quilmor", "open"],
    ["O'Zorvan", "open"],
    ["Elizabeth-Zorva", "known"],
    ["Diabetes", "none"],
    ["Zorva-Diabetes", "none"],
    ["Hashimoto", "none"],
    ["Pylori", "none"],
    ["Zorvansii", "none"],
    ["Server", "none"],
    ["Airplane", "rare"],
    ["Airplane-Balked", "rare"],
    ["Q", "rare"],
    ["O'", "rare"],
    ["QZV", "none"],
    ["Zorva-QZV", "open"],
    ["Zorvan's", "open"],
    ["Elizabeth’s", "known"],
    ["Airplane-Zorvan", "open"],
    ["Airplane-Zorvan-Elizabeth", "known"],
    ["Éliza", "known"],
    ["Difficile", "none"],
  ])("%s is %s", (word, evidence) => {
    expect(evidenceOf(word)).toBe(evidence);
  });

  it.each(
    "Gonorrhoeae Oxytoca Enterica Lamblia Vaginalis Elegans Melanogaster Élegans".split(" ").map((word) => [word]),
  )("%s is a germ's, as in the name of no list", (word) => {
    expect(evidenceOf(word)).toBe("none");
    expect(evidenceOf(`${word}ov`)).toBe("open");
  });

  it.each("Zorvansii Xensis Zorvensis Zorviae Zorvococcus Zorvobacter Zorvoides".split(" ").map((word) => [word]))(
    "%s is Latin, but no word that only holds such an ending",
    (word) => {
      expect(evidenceOf(word)).toBe("none");
      expect(evidenceOf(`${word}ov`)).toBe("open");
    },
  );

  it.each([
    ["Zii", "open"],
    ["Ensis", "open"],
    ["Ziae", "open"],
  ])("%s is too short for the Latin of germs", (word, evidence) => {
    expect(evidenceOf(word)).toBe(evidence);
  });

  it.each([
    ["Elizabeth", "elizabeth"],
    ["Łucja", "lucja"],
    ["Søren", "soren"],
    ["Renée", "renee"],
    ["RENE\u0301E", "renee"],
    ["Đorđe", "dorde"],
    ["Işıl", "isil"],
    ["Strauß", "strauss"],
    ["Æthel", "aethel"],
    ["Œuvrard", "oeuvrard"],
    ["O'Zorvan-Quill", "o'zorvan-quill"],
  ])("%s is %s on the lists", (word, plain) => {
    expect(plainWord(word)).toBe(plain);
  });

  it("a plain word is no surname of a word that is a first name as well", () => {
    expect(isPlain("Mountain", 0)).toBe(true);
    expect(isPlain("Zorvan", 0)).toBe(false);
    expect(isPlain("1", 0)).toBe(false);
  });
});

describe("an eponym", () => {
  it.each([
    " disease",
    "'s disease",
    "’s tests",
    "' palsy",
    " chromosome",
    " Chest Pain Rule",
    " ankle rules",
    " syncope score",
    " Law",
    "'S DISEASE",
    "’ sign.",
    " nodes, ",
    " cardiopulmonary score",
    " and Quilmor questionnaire",
  ])("is what ends in:%s", (rest) => {
    expect(isEponym(`Zorvan${rest}`, 6)).toBe(true);
  });

  it.each([
    ...[
      "",
      " was seen",
      "'s chart",
      " was given the test",
      ", disease",
      " ankle disease",
      ",disease",
      "/disease",
      "x disease",
    ],
    ...[" graded it", " diseased", " diseasess", " diseasex", " gastrointestinal score", "  disease"],
    ...["'sdisease", "'x disease", "\ndisease"],
  ])("is not what ends in:%s", (rest) => {
    expect(isEponym(`Zorvan${rest}`, 6)).toBe(false);
  });
});

describe("a name of no list", () => {
  it.each([
    ["<Zorvan Quilmor>", 2],
    ["<Zorvan Quilmor> was", 2],
    ["<Zorvan de la Quilmor>, 40", 2],
    ["<Zorvan Q. Quilmor>.", 2],
    ["<Zorvan Q.>", 1],
    ["<Zorvan Q.>, seen", 1],
    ["<Zorvan Q.> was", 1],
    ["<Zorvan V.Q.>, seen", 1],
    ["<Q. Zorvan>, seen", 1],
    ["<Żorva Quilmór-Ősz>", 2],
    ["<Zorvan Quilmor Arkanvel Yomber> Drask", 4],
    ["<Zorvan Quilmor Arkanvel Yomber D.> x", 4],
    ["<O'Zorvan Quilmor> was", 2],
    ["<O’Zorvan Quilmor> was", 2],
    ["<McZorvan Quilmor> was here again today", 2],
    ["<McZórvan Quilmor> was", 2],
    ["<Zo\u0301rvan-Quilmor Arkanvel-Drask> was", 2],
    ["<Zorvan Quilmor-Arkanvel-Drask> was", 2],
    [`<Z${"o".repeat(24)} Quilmor> was`, 2],
    [`<Zo${"\u0301o".repeat(8)} Quilmor> was`, 2],
  ])("is read as far as it goes: %s", (marked, words) => {
    const text = marked.replace(/[<>]/g, "");
    expect(readName(text, 0)).toEqual({ end: marked.indexOf(">") - 1, words, known: false, full: true });
  });

  it.each([
    "<Zorvan> Diabetes",
    "<Zorvan>",
    "<Zorvan> 4",
    "<Zorvan> Quilmor.js",
    "<Zorvan> quilmor was",
    "<Zorvan> Quilmor@x was",
    "<Zorvan> QUILMOR was",
    "<Zorvan>,Quilmor was",
    "<Zorvan>, Q. was",
    "<Zorvan>,Q. was",
    "<Zorvan>.",
    "<Zorvan>. Then",
    "<Zorvan>: x",
    "<Zorvan>'s chart",
    "<Zorvan>’s chart",
    "<Zorvan>)x was",
    "<Zorvan>|x was",
    "<Zorvan>`x was",
    "<Zorvan>{x was",
    "<Zorvan> Q.x",
    "<Zorvan> Q.R.S. was",
  ])("is read no farther than the first word: %s", (marked) => {
    const end = marked.indexOf(">") - 1;
    expect(readName(marked.replace(/[<>]/g, ""), 0)).toEqual({ end, words: 1, known: false, full: false });
  });

  it.each([
    ["Elizabeth Zorvan", 16, 2],
    ["Zorvan Elizabeth", 16, 2],
    ["Airplane Elizabeth was", 18, 2],
    ["Zorvan Rose", 11, 2],
    ["Elizabeth", 9, 1],
  ])("is known where one of its words is: %s", (text, end, words) => {
    expect(readName(text, 0)).toEqual({ end, words, known: true, full: words > 1 });
  });

  it("is open where one of its words is, though the other is a rare one", () => {
    expect(readName("Airplane Zorvan was", 0)).toEqual({ end: 15, words: 2, known: false, full: true });
    expect(readName("Airplane Balked was", 0)).toBeUndefined();
  });

  it.each(
    "van von der den de del della di da dos das du la bin ibn al el ter".split(" ").map((particle) => [particle]),
  )("goes on behind one or two particles: %s", (particle) => {
    const one = `Zorvan ${particle} Quilmor`;
    const two = `Zorvan ${particle} la Quilmor`;
    expect(readName(`${one} was`, 0)).toMatchObject({ end: one.length, words: 2 });
    expect(readName(`${two} was`, 0)).toMatchObject({ end: two.length, words: 2 });
    expect(readName(`Zorvan la ${particle} la Quilmor`, 0)).toMatchObject({ end: 6, words: 1 });
  });

  it.each([
    ...[
      "Diabetes Zorvan",
      "Zorvan_x",
      "zorvan",
      "Airplane",
      "Q. ",
      "Zorvan Quilmor disease",
      "4",
      "zorvan quilmor was",
    ],
    ...["ZORVANA QUILMOR was", "Z{{ was", "Z``, was", "Q. 123456 ABCDEF was", "Z was", "Zorvan'x was", "Zorvan’x was"],
    ...[
      "Zorvan(x",
      "Zorvan=x",
      "Zorvan@x",
      "Zorvan\\x",
      "Zorvan/x",
      "Zorvan-",
      "Zorvan5",
      "Zorvan.x",
      "Zorvan:x",
      "OxZorvan was",
    ],
    ...[
      "ZorvanQu was",
      "QuillService was",
      "",
      `Z${"o".repeat(25)} Quilmor was`,
      "Zorvan's disease",
      "Zorvan Q. disease",
    ],
  ])("is not read in: %s", (text) => {
    expect(readName(text, 0)).toBeUndefined();
  });

  it("is not read within a word", () => {
    expect(readName("x.Zorvan Quilmor", 2)).toBeUndefined();
  });
});
