import { describe, expect, it } from "vitest";
import { addressEnd, addressStart } from "./geo-run.ts";
import { unmarked } from "./marked.test-data.ts";

/** The text with marks from `<` on to the end of the address. */
const ended = (text: string): string => {
  const plain = unmarked(text);
  const start = text.indexOf("<");
  const end = addressEnd(plain, start);
  return end < 0 ? plain : `${plain.slice(0, start)}<${plain.slice(start, end)}>${plain.slice(end)}`;
};

/** The text with marks from the beginning of the address on to `>`. */
const begun = (text: string): string => {
  const plain = unmarked(text);
  const end = text.indexOf(">") - 1;
  const start = addressStart(plain, end);
  return `${plain.slice(0, start)}<${plain.slice(start, end)}>${plain.slice(end)}`;
};

describe("an address", () => {
  it.each([
    "<Odd> x",
    "at <Odd-Hollow O'Quill Moor’s> x",
    "<Éllmoor Ødd> x",
    "<12 Odd> x",
    "<123456 Odd> x",
    "<12a Odd 5B> x",
    "<12/123 Odd> x",
    "<12/5b Odd> x",
    "<12-14 Odd> x",
    "<12a-123b Odd> x",
    "<#4 Odd #4B # 4 #Ab #123456> x",
    "<12 U.S. Odd> x",
    "<12 rue Odd, rua Odd> x",
    "<12 ul. Odd ulica Odd via Odd calle Odd> x",
    "<12 Odd street> x",
    "<12 Odd avenue, apt 5, suite 6> x",
    "<12 avenida Odd str. 5 ave> x",
  ])("is made of words and numbers: %s", (text) => {
    expect(ended(text)).toBe(text);
  });

  it("goes on behind words that join, and does not end with them", () => {
    for (const joint of "de la le les du des do da dos das del der den van von am an im of and nad pod".split(" ")) {
      const text = `<12 Odd ${joint} Moor> ${joint} x`;
      expect(ended(text)).toBe(text);
    }
  });

  it.each([
    "<Odd> 12:30",
    "<Odd> 12% x",
    "<Odd> 1234567 x",
    "<Odd> 12th x",
    "<Odd> 12ab x",
    "<Odd 12>/x",
    "<Odd> x Moor",
    "<Odd> #, x",
    "<Odd> dex Moor",
    "<Odd>;Moor",
    "<Odd>/Moor",
    "<Odd 12>-odd",
  ])("ends before what is neither: %s", (text) => {
    expect(ended(text)).toBe(text);
  });

  it.each([
    "<Odd    Moor> x",
    "<Odd>     Moor x",
    "<Odd 12  Moor> x",
    "<Odd\nMoor> x",
    "<Odd \n Moor> x",
    "<Odd,Moor> x",
    "<Odd, Moor> x",
    "<Odd ,Moor> x",
    "<Odd , Moor> x",
    "<Odd,\nMoor> x",
    "<Odd, \n  Moor> x",
    "<Odd>,,Moor x",
    "<10115-Moor> x",
    "<Odd Q-Moor> x",
  ])("goes on behind white space, a comma or a hyphen: %s", (text) => {
    expect(ended(text)).toBe(text);
  });

  it("goes on behind what is shortened", () => {
    const short =
      "St Str Av Ave Avda Blvd Rd Dr Ln Ct Pl Ter Hwy Pkwy Sq Apt Ste Fl Rm No N S E W NE SW Mt Ft Bldg Ul Al Q Q.R";
    for (const each of short.split(" ")) {
      const text = `<12 Odd ${each}. Moor> x`;
      expect(ended(text)).toBe(text);
    }
  });

  it.each(["<12 Odd>. Moor", "<12 Odd A.B.C>. Moor", "<12 Odd Stra>. Moor", "<12 Odd Xy>. Moor", "<12 Odd> de. Moor"])(
    "ends at any other full stop: %s",
    (text) => {
      expect(ended(text)).toBe(text);
    },
  );

  it.each([
    "<12 Odd> May 5",
    "<12 Odd> Mon. x",
    "<12 Odd>, MRN 5",
    "<12 Odd Dr Moor> x",
    "<12 Odd Dr. Moor> x",
    "<12 Odd Us> x",
  ])("ends before months and labels of more than two letters: %s", (text) => {
    expect(ended(text)).toBe(text);
  });

  it("is none where neither a word nor a number begins", () => {
    for (const text of ["", "x Odd", " Odd", ", Odd", "May 5", "de x"]) expect(addressEnd(text, 0)).toBe(-1);
  });

  it("takes 63 characters of a word", () => {
    const word = `Q${"u".repeat(62)}`;
    for (const text of [`<${word} Moor> x`, `<${word}>u Moor`, `<${word}>ué Moor`]) expect(ended(text)).toBe(text);
  });

  it("begins no word past 160 characters, and has at most 24", () => {
    const word = "Quillmoorfallow ";
    const long = `${"x ".repeat(9)}<${word.repeat(10).trim()}> ${word}x`;
    expect(ended(long)).toBe(long);
    const short = `<${"Odd ".repeat(24).trim()}> Odd x`;
    expect(ended(short)).toBe(short);
  });
});

describe("the beginning of an address", () => {
  it.each([
    "x <12 Odd >Apt",
    "x <12 Odd, >Apt",
    "x, <12 Odd,\n>Apt",
    "<12 Odd >Apt",
    "<12 Odd>",
    "x <Odd de la Moor >Apt",
    "x de la <Moor >Apt",
    "x de. <Moor >Apt",
    "x <12 Odd Dr. Moor >Apt",
    "x <12 Odd Dr Moor >Apt",
    "May <12 Odd >Apt",
    "x Mon. <12 Odd >Apt",
    "x/12 <Odd >Apt",
    "12: <Odd >Apt",
    "(<12 Odd >Apt",
    "x (<12 Odd >Apt",
    "x [<12 Odd >Apt",
    'x="<12 Odd >Apt',
    "x '<12 Odd >Apt",
    "12 (<Odd >Apt",
    "12 '<Odd >Apt",
    "12 ' <Odd >Apt",
    "x <12 O'Quill >Apt",
    "x <>Apt",
    "x<>",
    "<>x",
  ])("stands behind what belongs to none: %s", (text) => {
    expect(begun(text)).toBe(text);
  });

  it("is at most twelve words before", () => {
    const text = `Odd <${"Odd ".repeat(12)}>x`;
    expect(begun(text)).toBe(text);
  });

  it("is less than a hundred characters before: a word that begins there or farther is not taken", () => {
    const word = "Quillmoorfa ";
    for (const first of ["Qui ", "QUI ", "Quil ", "Quill ", "QUIL ", "QUILL ", "QUILLMOOR "]) {
      const text = `x ${first}<${word.repeat(8)}>x`;
      expect(begun(text)).toBe(text);
    }
    const near = `x <Qu ${word.repeat(8)}>x`;
    expect(begun(near)).toBe(near);
  });
});
