import { describe, expect, it } from "vitest";
import { marking, unmarked } from "./marked.test-data.ts";
import { titledName } from "./names-titled.ts";
import { createScanner } from "./scanner.ts";

const titled = marking(titledName);

describe("a name with a title", () => {
  it.each([
    "by <Dr. Quillfeather> on Monday",
    "by <Dr. A.> at noon",
    "by <Mr. D. Quill>, who",
    "by <Dr. O. P. Quill> today",
    "by <Dr.Quill>, x",
    "<Mrs Ottoline van der Quill> came",
    "<Mr. van der Zwill> came",
    "<Dr. Ottoline K. Quill-Moor, MD> came",
    "<Dr. Quill>'s office",
    "<Prof. O'Quill>'s office",
    "<Miss Quill> came",
    "by <dr. quill> on Monday",
    "<dr. o'quill> said",
    "<dr. d’quill-moor> was",
    "<mrs. ottoline quill>, 40",
    "<mr. quill>'s chart",
    "<Dr. Quill, PhD> x",
    "saw <Ottoline Quill, MD> x",
    "(<O. Quill, RN>)",
    "saw <Ottoline Quill, PhD> x",
    "saw <Ottoline Quill, Ph.D.> x",
    "saw <Ottoline Quill, Ph.D>, x",
    "saw <Ottoline Quill, PhD>. She",
    "saw <Ottoline Quill, Phd> x",
    "saw <Ottoline P. Quill, DDS>",
    "<Dr.  Quill> came",
    "<Dr.\n\nQuill> came",
    "<Dr  Quill> came",
    "<Mrs\nQuill> came",
    "<Prof.Quill> came",
    "<Prof. Quill> came",
    "<Prof Quill> came",
    "<Prof\nQuill> came",
    "<Rev. O'Quill> came",
    "<Rev. O’Quill> came",
    "<Rev. Éva> came",
    "<mr.  quill> on Monday",
    "<prof. quill>",
    "<Dr. A> at noon",
    "<Dr. A>",
    "<Dr. A.>",
    "<Dr. A B>, who",
    "<Dr. A. B>, who",
    "<Dr. A B.>, who",
    "<Dr. A. B.>; who",
    "<Dr. A B>",
    "(<Dr. A. B.>)",
    "<Dr. A.>?",
    "<Dr. A.>!",
    "<Dr. A.>\nx",
    "<Dr. A.> saw QuillService run",
    "<Dr. LI> was in",
    "<Dr. QUILL> was in",
    "<Dr. Quill> MRI",
    "<Dr. Quill-Moor> came",
    "<Dr. Quill-Moor-Hallow> came",
    "<Dr. O'Quill-Moor>",
    "<Dr. O’Quill’moor>",
    "<Dr. Que\u0301ll-Que\u0301ll> came",
    "<Dr. Quéll> came",
    "<Dr. Élan Quill> came",
    "<Dr. McQuill> came",
    "<Dr. Quill>’s office",
    "<Dr. van der Quill>'s office",
    "<Dr. Quill Moor Brindle Hallow> Zorvan",
    "<Dr. A. Quill Moor Brindle> Hallow",
    "<Dr. A., MD> x",
    "<Dr. Quill II> x",
    `<Dr. Q${"u".repeat(30)}-M${"o".repeat(24)}> came`,
    "<dr. Quill> came",
    "<dr. Ottoline Quill, MD> x",
    "<dr. quill-moor>. Then",
    "<dr. que\u0301ll>, x",
    "<dr. ottoline quill>’s chart",
    "(<dr. quill>)",
    "<dr. quill>\nx",
    `<dr. q${"u".repeat(24)}'${"m".repeat(20)}>, x`,
    "<Ottoline Quill, MD>",
    "Zorvan Moor, <Ottoline Quill, MD>",
    "they saw <Ottoline Quill, MD> x",
    "then-<Ottoline Quill, MD> x",
    "<O. P. Quill, MD> x",
    "<Que\u0301ll O'Quill-Moor, MD> x",
    `<Q${"u".repeat(24)} Q${"u".repeat(24)}, RN>`,
  ])("is found together with it: %s", (text) => {
    expect(titled(unmarked(text))).toBe(text);
  });

  it.each([
    "Dr. 5",
    "Miss Rate",
    "Rev. C and Rev 3",
    "Sr. Engineer",
    "12 ms. later",
    "Dr no",
    "x.Dr. Quill",
    "dr. on Monday",
    "Silver, MD",
    "Quill Server, MD",
    "Ottoline Quill, md",
    "an MD said",
    "Ottoline Quill, PH 7.4",
    "Ottoline Quill, Ph",
    "Ottoline Quill, pH 7.4",
    "Ottoline Quill, Ph. D x",
    "Ottoline Quill, PhDs",
    "Ottoline Quill, PhD2",
    "Ottoline Quill, phD",
    "Ottoline Quill PhD",
    "mr. 5",
    "Dr.   Quill",
    "Dr   Quill",
    "Dr: Quill",
    "Prof.  Quill",
    "Prof  Quill",
    "Miss  Quill",
    "Prof.\nQuill",
    "Miss 5",
    "Rev. A5",
    "mr quill",
    "ms. quill came",
    "mr.   quill",
    "mr.quill",
    "Dr. A5",
    "Dr. A.B",
    "Dr. A_B",
    "Dr. Server",
    "Dr. QuillService",
    "dr. quill quill quill",
    "dr. quill the",
    "dr. q, x",
    "dr. Server",
    `dr. q${"u".repeat(25)}, x`,
    "Quill, MD",
    "Ottoline  Quill, MD",
    "Ottoline Quill; MD",
    "Ottoline Quill,MD",
    "Ottoline Quill MD",
    "QZV Quill, MD",
    "Ottoline QZV, MD",
    "Zorvan Ottoline went, MD",
    "Ottoline quill, MD",
    "Ottoline Quill, phd",
    "xOttoline Quill, MD",
    "oQ. Quill, MD",
    `Q${"u".repeat(25)} Quill, RN`,
    `Quill Q${"u".repeat(25)}, RN`,
  ])("is not seen in: %s", (text) => {
    expect(titled(text)).toBe(text);
  });

  it.each("Mr Mrs Ms Mx Dr Dra Sra Mme Herr Frau Miss Rev Sr Prof".split(" ").map((word) => [word]))(
    "is found behind every title: %s",
    (word) => {
      for (const joint of [". ", ".", " "]) {
        expect(titled(`by ${word}${joint}Quillfeather on`)).toBe(`by <${word}${joint}Quillfeather> on`);
      }
      expect(titled(`by x${word}. Quillfeather on`)).toBe(`by x${word}. Quillfeather on`);
      expect(titled(`by /${word}. Quillfeather on`)).toBe(`by /${word}. Quillfeather on`);
      const mayBeLower = ["mr", "mrs", "dr", "prof"].includes(word.toLowerCase());
      const lower = word.toLowerCase();
      expect(titled(`by ${lower}. quillfeather on`)).toBe(
        mayBeLower ? `by <${lower}. quillfeather> on` : `by ${lower}. quillfeather on`,
      );
    },
  );

  it.each("MD PHD PhD Ph.D. RN DDS".split(" ").map((word) => [word]))("is found before a degree: %s", (degree) => {
    expect(titled(`saw Ottoline Quill, ${degree} on`)).toBe(`saw <Ottoline Quill, ${degree}> on`);
  });

  it.each("van von der den de del di da la le el al ten ter".split(" ").map((particle) => [particle]))(
    "may begin with as many as three particles: %s",
    (particle) => {
      expect(titled(`by Dr. ${particle} Quill on`)).toBe(`by <Dr. ${particle} Quill> on`);
      expect(titled(`by Dr. ${particle} la van Quill on`)).toBe(`by <Dr. ${particle} la van Quill> on`);
      expect(titled(`by Dr. ${particle} la van la Quill on`)).toBe(`by Dr. ${particle} la van la Quill on`);
    },
  );

  it.each("on in at and for who to from is was with has had said or as by of".split(" ").map((word) => [word]))(
    "may end before a word in lower case: %s",
    (word) => {
      expect(titled(`dr. quill ${word} x`)).toBe(`<dr. quill> ${word} x`);
      expect(titled(`dr. ottoline quill ${word}`)).toBe(`<dr. ottoline quill> ${word}`);
      expect(titled(`dr. quill ${word}x`)).toBe(`<dr. quill ${word}x>`);
      expect(titled(`dr. quill ${word}x y`)).toBe(`dr. quill ${word}x y`);
    },
  );

  it.each([".", ",", ";", ":", "!", "?", ")", "\n", "'", "’", ""].map((sign) => [sign]))(
    "may end before a sign in lower case: %s",
    (sign) => {
      expect(titled(`dr. quill${sign}`)).toBe(`<dr. quill>${sign}`);
    },
  );

  it("is reported under the detector's own name", () => {
    expect(createScanner({ detectors: [titledName] }).find("x Dr. Quill")).toEqual([
      { start: 2, end: 11, classification: "name", detector: "titled-name" },
    ]);
  });
});
