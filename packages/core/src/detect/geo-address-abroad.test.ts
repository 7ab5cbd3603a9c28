import { describe, expect, it } from "vitest";
import { wayAndNumber, wayKindFirst } from "./geo-address.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";
import { createSweep } from "./sweep.ts";

const ways = marking(wayAndNumber, wayKindFirst);
const numbered = marking(wayAndNumber);
const named = marking(wayKindFirst);

describe("a street of another country", () => {
  it.each([
    "in der <Quillstraße 12, 10115 Berlin>",
    "at <Quillenstrasse 3>",
    "at <Quiller Str. 74> x",
    "<52 Rua Quill de Odd 16, Curitiba>",
    "<Via Quill 13> x",
    "at <14 rue du Quill, Lyon> x",
    "at <ul. Quilla 57> x",
    "<Ødegade 12> x",
    "x\n<Quillweg 12> x",
    "am <Platz 12> x",
    "x <Str. 12> y",
    "x <Quillstr. 1234> y",
    "at <ul.Quilla 57> x",
    "<14 Rue Odd> x",
    "at <14 Rue Odd> x",
    "at <14, Rue Odd> x",
    "<123456 rue Odd> x",
    "(<14 rue Odd, Lyon>)",
    '"<14 rue Odd>"',
    "'<14 Rue Odd> x'",
    "[<14 Rue Odd> x]",
    "(<Quillweg 12>)",
    '"<Quillweg 12>"',
    "'<Quillweg 12>'",
    "[<Quillweg 12>]",
    "x <Rua das Quill 12/5b, Odd> x",
  ])("is found with its number: %s", (text) => {
    expect(ways(unmarked(text))).toBe(text);
  });

  it.each([
    "negotiated timeout 10000",
    "Timeout 30",
    "via Apache",
    "Via Apache",
    "rue it",
    "a.via X 12",
    "Plaza now",
    "ul. 12",
    "x_ 12 a- 13",
    "12 rue 13",
    "A/Quillweg 12",
    "Quill/weg 12",
    "Quillwegen 12",
    "x OddPlatz 12",
    "Strande 12",
    "Quillan 12",
    "quillweg 12",
    "Quillweg, 12",
    "12 xy Rue Odd x",
    "x14 Rue Odd x",
    "a.Via Odd 12",
    "14 Via 5 A",
    "14 rue avenue 5; X",
    "rue it Odd 12 x",
    "Rue Odd x 12",
    "1234567 rue Odd x",
  ])("is not seen in: %s", (text) => {
    expect(ways(text)).toBe(text);
  });
});

describe("the kind of a street of another country", () => {
  it("is the end of its word or a word of its own, before the number", () => {
    const ends =
      "straße strasse str. gasse weg platz allee laan straat gade vej vägen gatan gata veien vegen katu tie ulica utca ulice damm ufer";
    const words = "Str Str. Straße Strasse Platz Allee Ulica Utca Út";
    for (const way of [...ends.split(" ").map((end) => `Quill${end}`), ...words.split(" ")]) {
      const text = `x <${way} 12> y`;
      expect(numbered(unmarked(text))).toBe(text);
    }
  });

  it("is the first word, with a number behind the name or before", () => {
    const kinds =
      "Rue Rua Via Viale Calle Avenida Avda. Plaza Piazza Piazzetta Corso Chemin Largo Paseo Carrer Strada Ulica rue rua ul. Ul.";
    for (const kind of kinds.split(" ")) {
      for (const text of [`x <${kind} Quill 12> y`, `x <12 ${kind} Quill> y`]) {
        expect(named(unmarked(text))).toBe(text);
      }
    }
  });
});

it("a street is looked for again in a part that begins within its word", () => {
  const sweep = createSweep([wayAndNumber]);
  const isQuiet = (text: string, from: number): boolean => {
    const found: string[] = [];
    sweep(text, (_, start, end) => found.push(text.slice(start, end)));
    expect(found).toEqual([]);
    return sweep.isQuiet(from, text.length);
  };
  expect(isQuiet("x/Ødegade 12 y", 2)).toBe(false);
  expect(isQuiet("x/Ødequill 12 y", 2)).toBe(true);
});

it.each([
  ["way-and-number", wayAndNumber, "Quillweg 12"],
  ["way-kind-first", wayKindFirst, "Rue Odd 12"],
] as const)("%s tells a place", (detector, only, text) => {
  expect(createScanner({ detectors: [only] }).find(text)).toMatchObject([{ classification: "geo", detector }]);
});
