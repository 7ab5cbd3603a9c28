import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { termEnd } from "./strict-terms.ts";

/** What the term that begins at the bar holds. */
function term(marked: string): string {
  const index = marked.indexOf("|");
  const text = marked.replace("|", "");
  const end = termEnd(text, index);
  return end < 0 ? "" : text.slice(index, end);
}

test("the first capital is looked for among names with a noun, joined names and names of organs", () => {
  expect(term("the circle of |Willis")).toBe("Willis");
  expect(term("|Babinski sign")).toBe("Babinski sign");
  expect(term("|Ehlers-Danlos")).toBe("Ehlers-Danlos");
});

describe("a name and its noun are one term", () => {
  test.each([
    ["|Babinski sign was present", "Babinski sign"],
    ["|Romberg's sign", "Romberg's sign"],
    ["|Phalen and Tinel's signs", ""],
    ["|Phalen's or Tinel sign", "Phalen"],
    ["|Kernig, Babinski or Romberg sign", "Kernig"],
    ["|Rovsing, Kernig, Babinski or Romberg sign", ""],
    ["|Babinski and Vexley sign", ""],
    ["|Babinskiz and Romberg sign", ""],
    ["|Black women", "Black women"],
    ["|White or Hispanic", "White or Hispanic"],
    ["|Ménière’s disease", "Ménière’s disease"],
    ["|Graves disease", "Graves disease"],
    ["|Graves' disease", "Graves' disease"],
    ["|Dix-Hallpikes maneuver", "Dix-Hallpikes maneuver"],
    ["|Dix-Hallpikes' maneuver", "Dix-Hallpikes' maneuver"],
    ["|Dix-Hallpikes’ maneuver", "Dix-Hallpikes’ maneuver"],
    ["|Dix's-Hallpike maneuver", "Dix's-Hallpike maneuver"],
    ["|Hodgkin's disease", "Hodgkin's disease"],
    ["|Hodgkins disease", "Hodgkins disease"],
    ["|Hodgkins' disease", "Hodgkins' disease"],
    ["|Hodgkins’ disease", "Hodgkins’ disease"],
    ["|Ménières disease", "Ménières disease"],
    ["|Hirschsprungs disease", "Hirschsprungs disease"],
    ["|Phalens or Tinels sign", "Phalens"],
    ["|Foley catheters", "Foley catheters"],
    ["|Auspitz sign", "Auspitz sign"],
    ["|Zung scale", "Zung scale"],
    ["|Swan-Ganz catheter", "Swan-Ganz catheter"],
    ["|Swan Ganz catheter", "Swan Ganz catheter"],
    ["|MOHS SURGERY", "MOHS SURGERY"],
    ["|Gleason 4+3 at biopsy", "Gleason 4+3"],
    ["|Child–Pugh class B", "Child–Pugh class"],
    ["|Columbia suicide severity rating scale", "Columbia suicide severity rating scale"],
  ])("%j: %j", (marked, expected) => {
    expect(term(marked)).toBe(expected);
  });
});

describe("some names are a term wherever they stand together", () => {
  test.each([
    ["|Guillain-Barré, then", "Guillain-Barré"],
    ["|Ehlers-Danlos", "Ehlers-Danlos"],
    ["|Fisher's exact", "Fisher's exact"],
    ["flew from |New Jersey", "New Jersey"],
    ["|New York Heart Association", "New York Heart Association"],
    ["|Crohn's", "Crohn's"],
  ])("%j: %j", (marked, expected) => {
    expect(term(marked)).toBe(expected);
  });
});

test.each([
  ["the circle of |Willis", "Willis"],
  ["ampulla of |Vater", "Vater"],
  ["islets of |Langerhans", "Langerhans"],
  ["the case of |Willis", ""],
  ["|Willis", ""],
])("a name behind its organ: %j: %j", (marked, expected) => {
  expect(term(marked)).toBe(expected);
});

test.each([
  "|babinski sign",
  "|Babinski",
  "|Babinski signs",
  "|Babinski sign in failed",
  "|Babinski sign-in failed",
  "|Babinski signature",
  "|Vexley sign",
  "|Johnson's score",
  "|Wilson's tests",
  "|Thomas test",
  "|Guillain",
  "|Guillain-Vexley",
  "|Guillain-Zorre",
  "|Guillain/Barre",
  "|Babınski sign",
  "|Crohnø called",
  "|Hodgkinz disease",
  "|Hodgkinss disease",
  "|Hodgkinsz disease",
  "|Hodgkins called",
  "|Hodgkin'z disease",
  "|@dson test",
  "|[abinski sign",
  "|New York",
  "|Gleason 4711",
  "|White called",
  "|Éwing sarcoma",
  "|",
])("%j is no term", (marked) => {
  expect(term(marked)).toBe("");
});

const rests = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes));

test("a term is found in text of any kind, and never ends outside it", () => {
  fc.assert(
    fc.property(fc.constantFrom("Babinski sign", "Ehlers-Danlos"), rests, (word, rest) => {
      const text = word + rest;
      expect(termEnd(text, 0)).toBeLessThanOrEqual(text.length);
      expect(termEnd(`${word} ${rest}`, 0)).toBeGreaterThanOrEqual(-1);
      expect(termEnd(`${word}, ${rest}`, 0)).toBe(word.length);
    }),
  );
});
