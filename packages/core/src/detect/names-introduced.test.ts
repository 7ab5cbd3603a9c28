import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { introducedName } from "./names-introduced.ts";
import { createScanner } from "./scanner.ts";

const introduced = marking(introducedName);

describe("a name that is introduced before", () => {
  it.each([
    "dose for <Zorvan Quilmor> now",
    "gout in <Zorvan Q.> now",
    "for <Elizabeth Quilmor> now",
    "re: <Zorvan Quilmor>, gout",
    "patient case <Zorvan Quilmor>",
    "dose for <Élan Quilmor>",
    "dose for <Zorvan Quilmor, MD>",
    "husband <Elizabeth> at",
    "my son <Zorvan> needs",
    "Best regards, <Zorvan Quilmor>",
    "Kind regards, <Zorvan>",
    "wife <Zorvan Quilmor> at",
    "Baby girl <Zorvan>, born",
    "gout re: <van Quilmor Zorvan>, now",
    "gout re: <de la Quilmor Zorvan>, now",
    "gout for <van Quilmor Zorvan> now",
    "gout for <von der Quilmor Zorvan> now",
    "Best regards, <van Quilmor Zorvan>",
  ])("is found: %s", (text) => {
    expect(introduced(unmarked(text))).toBe(text);
  });

  it.each([
    "dose for Zorvan now",
    "printing for Zorvan Quilmor now",
    "for Heart Failure",
    "for zorvan quilmor",
    "for, Zorvan Quilmor",
    "for",
    "for: x",
    "for:1Zorvan Quilmor",
    "for:AZorvan Quilmor",
    "x_for Zorvan Quilmor",
    "/for Zorvan Quilmor",
    "for  Zorvan Quilmor",
    "son Zorvan printed",
    "for-Zorvan Quilmor",
    "for Zorvan Quilmor disease",
    "in Costa Rica Zorvan",
    "gout /for Zorvan Quilmor",
    "gout x_for Zorvan Quilmor",
    "gout for, Zorvan Quilmor",
    "gout for-Zorvan Quilmor",
    "gout for:AZorvan Quilmor",
    "Zorvan Quilmor in:AZ gout",
    "their code: son Zorvan printed",
    "mummy son Zorvan printed",
    "gout for vain Quilmor Zorvan now",
    "gout for van now",
    "gout, seen for von Willebrand disease",
    "gout, seen for von Hippel-Lindau",
    "gout, seen for von Willebrand Factor",
  ])("is not seen in: %s", (text) => {
    expect(introduced(text)).toBe(text);
  });

  it.each("for in of with by to from re case regarding dear and".split(" "))(
    "is found, first and last, behind: %s",
    (word) => {
      expect(introduced(`gout ${word} Zorvan Quilmor x`)).toBe(`gout ${word} <Zorvan Quilmor> x`);
      expect(introduced(`gout ${word} Zorvan x`)).toBe(`gout ${word} Zorvan x`);
    },
  );

  const relatives =
    "husband wife son daughter mother father mom dad brother sister aunt uncle niece nephew spouse partner fiance fiancee guardian caregiver grandson granddaughter grandmother grandfather girl boy regards sincerely";
  it.each(relatives.split(" "))("is found behind somebody's: %s", (relative) => {
    expect(introduced(`so my ${relative} Zorvan x`)).toBe(`so my ${relative} <Zorvan> x`);
    expect(introduced(`the old ${relative} Zorvan x`)).toBe(`the old ${relative} Zorvan x`);
  });

  it.each("my his her their our the kind best warm pts pt's pt’s patients patient's patient’s baby".split(" "))(
    "is found, one word alone, behind somebody's: %s son",
    (whose) => {
      expect(introduced(`so ${whose} son Zorvan x`)).toBe(`so ${whose} son <Zorvan> x`);
      expect(introduced(`${whose} son Zorvan x`)).toBe(`${whose} son <Zorvan> x`);
    },
  );

  it("is a name, under the name of the detector", () => {
    expect(createScanner({ detectors: [introducedName] }).find("gout for Zorvan Quilmor")).toEqual([
      { start: 9, end: 23, classification: "name", detector: "introduced-name" },
    ]);
  });
});
