import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { accentedName } from "./names-accented.ts";
import { createScanner } from "./scanner.ts";

const accented = marking(accentedName);

/** One for each letter that is not in ASCII, and for each place in a name where it may stand. */
const firstNames =
  "José María André Renée Chloé Zoë Noël Raphaël Gaël Loïc Anaïs Benoît François Frédéric Hélène Jérôme Stéphane Émile Élodie Inés João Conceição Antônio Björn Käthe Søren Åse Øyvind Håkon Gudrún Małgorzata Paweł Łukasz Stanisław Šárka Íñigo Jiří Ondřej Štěpán Růžena Žaneta Zsófia Ömer Özgür Gökhan Ümit Şule İbrahim Gülşen Çağla Ștefan Ionuț Mădălina Siobhán Pádraig Jānis Kārlis Pēteris Anđela Đorđe Nguyễn Thảo Hùng Hương Dũng Tuấn Đức Thủy Phượng Hạnh Bảo Vân";

describe("a first name with diacritics", () => {
  it.each(firstNames.split(" "))("is found before a surname of no list: %s", (name) => {
    expect(accented(`for ${name} Quilmor now`)).toBe(`for <${name} Quilmor> now`);
  });

  it.each([
    "<Renée> was seen",
    "<Łukasz>` was",
    "<Łukasz>{1}",
    "<Élodie Q.> was seen",
    "<Lucía Zorvan-Quilmor>, 8",
    "<José Quilmor, MD> x",
    "<Joséva Quilmor> x",
    "<Đức> was seen",
    "<Šárka> was seen",
    "(<Íñigo>)",
    "¿<Łukasz Quilmor> x",
  ])("is found as it is written: %s", (text) => {
    expect(accented(unmarked(text))).toBe(text);
  });

  it.each([
    "Joséva was",
    "jos Quilmor",
    "josé Quilmor",
    "łukasz Quilmor",
    "José's disease",
    "xŁukasz Quilmor",
    "šárka Quilmor",
    "xŠárka Quilmor",
    "éŠárka Quilmor",
    "Ré",
    "Zorvané Quilmor",
    "Éxandro Quilmor",
    "Ana× x",
  ])("is not seen in: %s", (text) => {
    expect(accented(text)).toBe(text);
  });

  it.each([
    "Ana\u0250 Quilmor",
    "Ana\u03b1 Quilmor",
    "Ana\u1dff Quilmor",
    "Ana\u1f00 Quilmor",
    "\u03a9ukasz Quilmor",
    "Ana\u2014 Quilmor",
  ])("is one of Latin letters: not %s", (text) => {
    expect(accented(text)).toBe(text);
  });

  it("is a name, under the name of the detector", () => {
    expect(createScanner({ detectors: [accentedName] }).find("José Quilmor")).toEqual([
      { start: 0, end: 12, classification: "name", detector: "accented-name" },
    ]);
  });
});
