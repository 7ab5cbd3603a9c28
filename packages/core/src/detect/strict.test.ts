import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marker } from "../policy/markers.ts";
import type { Finding } from "./detector.ts";
import { createStrict } from "./strict.ts";
import { countWork } from "./work.test-data.ts";

/** A scanner that knows these values, as names unless they say otherwise. */
function knows(...values: (string | [string, Finding["classification"]])[]) {
  return (text: string): Finding[] =>
    values
      .map((value): [string, Finding["classification"]] => (typeof value === "string" ? [value, "name"] : value))
      .flatMap(([value, classification]) =>
        [...text.matchAll(new RegExp(value, "g"))].map(({ index }) => ({
          start: index,
          end: index + value.length,
          classification,
          detector: "known",
        })),
      )
      .sort((a, b) => a.start - b.start);
}

function redacted(text: string, findings: readonly Finding[]): string {
  let out = "";
  let from = 0;
  for (const { start, end, classification } of findings) {
    out += text.slice(from, start) + marker.redacted(classification === "unknown" ? undefined : classification);
    from = end;
  }
  return out + text.slice(from);
}

function strict(text: string, find: (text: string) => Finding[] = () => [], words?: string[]): string {
  return redacted(text, createStrict(find, { words }).find(text));
}

test("an unknown run is a finding of the vocabulary, with its offsets", () => {
  expect(createStrict(() => []).find("user zorblax left")).toEqual([
    { start: 5, end: 12, classification: "unknown", detector: "vocabulary" },
  ]);
});

describe("passes as it stands:", () => {
  test.each([
    "request completed in 35 ms",
    "GET /patients/:id 200",
    "worker3 on node-12 failed with ECONNREFUSED",
    "retry 3 of 5, next in 1.5 s",
    "v1.2.3 HTTP/1.1 x86_64 utf8 0x1fff",
    'duplicate key value violates unique constraint "portal_accounts_key"',
    "Cannot read properties of undefined (reading 'map')",
    "getPatientById failed in PatientService",
    "don't, can't, won't, we've, Don't, it isn't",
    "2031-05-04T10:11:12.123Z INFO started",
    "Hodgkin's lymphoma, Wells score of 3.5, HbA1c, COVID-19, CD4, 2nd type-2",
    "req-2c4b8a9e-6f1d-4f3a-8b7c-9d0e1f2a3b4c done",
    "50 % done 🎉 — ok",
    "a%20b%2Fc",
    "Will retry. Rose by 5 %",
    "rose and cook q read",
    "chart of [REDACTED:name] not sent, [LIMIT:string]",
    "tok1.mrn.k1.AAAAAAAAAAAAAAAAAAAAAA loaded",
    "",
    "... --- !!!",
  ])("%s", (text) => {
    expect(strict(text)).toBe(text);
  });
});

describe("is replaced:", () => {
  test.each([
    ["an unknown word", "user zorblax left", "user [REDACTED] left"],
    ["a run of them, with what joins them", "for Ottoline Vexley-Marsh.", "for [REDACTED]."],
    ["an initial beside one", "for Ottoline Q. Vexley", "for [REDACTED]"],
    ["a name behind an apostrophe", "for O'Vexley now", "for [REDACTED] now"],
    ["a name, and keeps a long word after it", "Zorblax authentication failed", "[REDACTED] authentication failed"],
    ["letters and digits past what a name of a machine is long", `worker${"server".repeat(6)}12`, "[REDACTED]"],
    ["letters of another script among digits", "workeré12x", "[REDACTED]"],
    ["a name's possessive", "Vexley's chart", "[REDACTED] chart"],
    ["a word that is a name", "retry for Rose", "retry for [REDACTED]"],
    ["two of them that begin a sentence", "Rose March called", "[REDACTED] called"],
    ["two of them in capitals", "for ROSE MARCH now", "for [REDACTED] now"],
    ["a name in lower case behind an unknown one", "for jennifer cook now", "for [REDACTED] now"],
    ["a letter between unknown words", "for ottoline q vexley, q", "for [REDACTED], q"],
    ["a number of five digits", "id 88213 found", "id [REDACTED] found"],
    ["a mixed code", "id SG-789012 found", "id [REDACTED] found"],
    ["a code of short groups", "id 98-76-54 found", "id [REDACTED] found"],
    ["a code behind a word", "block-5534560875 lost", "block-[REDACTED] lost"],
    ["letters and too many digits", "bed qx77190", "bed [REDACTED]"],
    ["short letters and four digits", "bed ab1234", "bed [REDACTED]"],
    ["unknown letters and a digit", "host zorb1", "host [REDACTED]"],
    ["a long run of letters and digits", `id ${"a1zq".repeat(15)}`, "id [REDACTED]"],
    ["a word of another script", "for 太郎 さん", "for [REDACTED]"],
    ["a word with an accent", "for Bóvedaplath", "for [REDACTED]"],
    ["a digit of another script", "bed ٣٤", "bed [REDACTED]"],
    ["a word with an invisible character", "req\u200buest", "[REDACTED]"],
    ["letters in escapes", "for %4A%6F%68%6E", "for [REDACTED]"],
    ["a date without its time", "due 2031-05-04", "due [REDACTED]"],
    ["a name in another's company", "for Ottoline II", "for [REDACTED]"],
  ])("%s", (_, text, expected) => {
    expect(strict(text)).toBe(expected);
  });
});

describe("a capitalised unknown word takes", () => {
  test.each([
    ["the rest of a place", "at Zorbville General Hospital on 5", "at [REDACTED] on 5"],
    ["a place of known words", "seen at Good Request Hospital today", "seen at [REDACTED] today"],
    ["a title", "seen by Dr. Zorbling", "seen by [REDACTED]"],
    ["the short form before a place", "seen at ICU Zorbling", "seen at [REDACTED]"],
    ["the kind of place behind it", "the Zorbville clinic", "the [REDACTED]"],
    ["a house number", "lives at Zorbgasse 52", "lives at [REDACTED]"],
    ["a day and a year", "due April 12th, 2031 again", "due [REDACTED], [REDACTED] again"],
    ["a day before it", "due 12 April 2031", "due [REDACTED]"],
    ["a state", "in Zorbville, OH today", "in [REDACTED], [REDACTED] today"],
    ["what connects it with another", "at Zorbville and Vexley Hospital", "at [REDACTED]"],
  ])("%s", (_, text, expected) => {
    expect(strict(text)).toBe(expected);
  });

  test("no lower-case word, no other number and no sentence behind it", () => {
    expect(strict("for Zorbling request 200")).toBe("for [REDACTED] request 200");
    expect(strict("for Zorbling 35 ms")).toBe("for [REDACTED] 35 ms");
    expect(strict("for Zorbling. Request failed")).toBe("for [REDACTED]. Request failed");
    expect(strict("for Zorbling and others")).toBe("for [REDACTED] and others");
    expect(strict("for Zorbling at")).toBe("for [REDACTED] at");
    expect(strict("a zorbling will q go")).toBe("a [REDACTED] will q go");
    expect(strict("zorbling q")).toBe("[REDACTED] q");
    expect(strict("zorbling q, zorbling")).toBe("[REDACTED] q, [REDACTED]");
  });
});

describe("a finding of the scanner", () => {
  test("keeps its marker, and takes unknown words that touch it into itself, on either side", () => {
    const find = knows("Ottoline", ["4711", "mrn"]);
    expect(strict("for Ottoline Zorbling now", find)).toBe("for [REDACTED:name] now");
    expect(strict("for Zorbling Ottoline now", find)).toBe("for [REDACTED:name] now");
    expect(strict("for Ottoline", find)).toBe("for [REDACTED:name]");
    expect(strict("bed zorb 4711, zorb", find)).toBe("bed [REDACTED:mrn], [REDACTED]");
  });

  test("takes the rest of a name or place, where it is one", () => {
    expect(strict("for Ottoline Request", knows("Ottoline"))).toBe("for [REDACTED:name]");
    expect(strict("in Zorbville Request", knows(["Zorbville", "geo"]))).toBe("in [REDACTED:geo]");
    expect(strict("on 4711 Request", knows(["4711", "date"]))).toBe("on [REDACTED:date] Request");
  });

  test("stays apart from a finding beside it, and from an unknown word over a comma or a line", () => {
    expect(strict("for Ottoline Zorbling 4711", knows("Ottoline", ["4711", "mrn"]))).toBe(
      "for [REDACTED:name] [REDACTED:mrn]",
    );
    expect(strict("Ottoline, zorbling\nzorbling", knows("Ottoline"))).toBe("[REDACTED:name], [REDACTED]\n[REDACTED]");
  });

  test("is not changed for the scanner", () => {
    const own: Finding = Object.freeze({ start: 4, end: 12, classification: "name", detector: "known" });
    expect(createStrict((text) => (text.includes("Ottoline") ? [own] : [])).find("for Ottoline Zorbling")).toEqual([
      { ...own, end: 21 },
    ]);
  });
});

test("words of the application pass, with a capital as well", () => {
  expect(strict("Quillport: quillport zorblax", () => [], ["quillport"])).toBe("Quillport: quillport [REDACTED]");
});

describe("a second pass finds nothing", () => {
  const find = knows("Ottoline", ["4711", "mrn"]);
  const piece = fc.oneof(
    fc.constantFrom(
      ..."Ottoline|4711|Zorbling|zorblax|Rose|MARCH|V.|request|Hospital|and|OH|12345|AB-12|3/4|2031-05-04|10:11:12|’s|'t|%4a|&#74;".split(
        "|",
      ),
      ..."[REDACTED]|[REDACTED:name]|tok1.mrn.k1.AAAAAAAAAAAAAAAAAAAAAA|Dr.|St.|clinic|Hodgkin|syndrome|ms|port|é|🎉|II".split(
        "|",
      ),
    ),
    fc.constantFrom(" ", " ", "-", ".", ", ", "\n", ": ", "(", "/", "_", ""),
    fc.string({ maxLength: 3 }),
  );
  const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));

  test("whatever the text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = strict(text, find);
        expect(strict(once, find)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test("and findings lie in order, apart from each other and from markers", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0;
        for (const { start, end } of createStrict(find).find(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  test("even with a scanner that finds something new between markers: what it finds is mapped back", () => {
    const beside = (text: string): Finding[] => {
      const at = text.indexOf("] request");
      return at < 0 ? [] : [{ start: at + 2, end: at + 9, classification: "account", detector: "beside" }];
    };
    expect(strict("ok: zorblax request, zorblax request", beside)).toBe(
      "ok: [REDACTED] [REDACTED:account], [REDACTED] [REDACTED:account]",
    );
  });

  test("with a scanner that never has enough the text goes as a whole", () => {
    const greedy = (text: string): Finding[] => {
      const at = text.search(/[a-z]/);
      return at < 0 ? [] : [{ start: at, end: at + 1, classification: "account", detector: "greedy" }];
    };
    expect(strict("one request failed", greedy)).toBe("[REDACTED]");
  });
});

test.each([
  "1",
  "a-1-",
  "Ab ",
  "Mar 1",
  "1.",
  "%4",
  "O'",
  "é",
  "😀",
  "[",
  "zq ",
  "abcdefghij",
  "aB",
  "Tue, ",
  "1935000000 ",
])("a long text of %j is read in linear time", (unit) => {
  const { find } = createStrict(() => []);
  const work = (size: number) => {
    const text = unit.repeat(size / unit.length);
    return countWork(() => void find(text));
  };
  // What is made once, such as word lists, is not counted.
  work(600);
  expect(work(24_000)).toBeLessThanOrEqual(4.6 * work(6000) + 1000);
});
