import { describe, expect, it } from "vitest";
import { builtInDetectors } from "./built-in.ts";
import type { Detector } from "./detector.ts";
import { fold } from "./fold.ts";
import { findFormats } from "./formats/find-formats.ts";
import { createScanner } from "./scanner.ts";
import { createStrict } from "./strict.ts";
import { countWork } from "./work.test-data.ts";

/** Each looks like the start of something at every turn. */
const hostile = [
  "1 ",
  "1",
  "123-45-",
  "123.45.",
  "a@a@a@",
  "a.a@",
  "1.1.",
  "1:",
  "::",
  "ab:",
  "12/34/",
  "3/4-",
  "1961-03-",
  "mrn ",
  "mrn 1 ",
  "patient id 1 ",
  "dob 1 ",
  "age 9",
  "http://",
  "http://1",
  "eyJ-1",
  "token=1",
  "bearer 1a",
  "-----BEGIN ",
  "+1 ",
  "(555) ",
  "May 3 ",
  "3 May ",
  "the 4th of ",
  "Q3 fall ",
  "1 Aa Aa ",
  "Linda ",
  "A. ",
  "A.B. ",
  "Zorv A. ",
  "for Zorv Quil ",
  "Zorv Quil who ",
  "Zorv, Linda ",
  "Linda Zorv of ",
  "José ",
  "WEST ",
  "Dr. Aa ",
  "AA 00000 ",
  "[[KEY",
  "[REDACTED",
  "1tok1.mrn.",
  "a1",
  "A",
  " ",
  ".",
  '{"a":',
  "[[(",
  "\n",
];

const encoded = [
  "%31%ff",
  "%25",
  "%2531",
  "%",
  "&#49;",
  "&amp;",
  "&amp;#49;",
  "&",
  "\\u0031",
  "\\\\",
  "\\x31",
  "=3D",
  "=31=",
  "=\n",
  "1\u200b",
  "\uff11",
  "\u0661\u2011",
  "\ud800",
  "\udc00\ud83d",
  "\u001b[1m",
  "MTIzLTQ1LTY3ODk=",
  "QUFB",
  "3132332d",
  "e\u0301",
];

const formats = [
  "MSH|^~\\&|A|\r",
  "PID|",
  "ISA*00*",
  "~",
  "<ClinicalDocument",
  "<a>",
  "</",
  "<!--",
  "a,b\n",
  '"a",',
  '""',
  "\t1\n",
];

const size = 3000;
const repeat = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));

/** The work at twice the size is at most a little more than twice the work: the little is for what is done once. */
function expectLinear(work: (text: string) => number, part: string, perCharacter: number): void {
  // What is made once, such as word lists, is not counted.
  work(repeat(part, 100));
  const once = work(repeat(part, size));
  const twice = work(repeat(part, 2 * size));
  expect(twice).toBeLessThanOrEqual(2.3 * once + 1000);
  expect(twice / (2 * size)).toBeLessThan(perCharacter);
}

/** Counts how often detectors are asked, and how many characters the resuming ones read. */
function steps(text: string): number {
  let asked = 0;
  const counting = builtInDetectors.map(
    (detector): Detector => ({
      ...detector,
      find(whole, start, end, report) {
        const next = detector.find(whole, start, end, report);
        asked += 1 + (next === undefined ? 0 : next - start);
        return next;
      },
    }),
  );
  createScanner({ detectors: counting }).redact(text);
  return asked;
}

/** Texts in which a detector is asked at every turn: its own anchors, again and again. */
function anchorsOf({ digits = [], mixed, words = [], chars = "", next = "" }: Detector): string[] {
  const after = next.charAt(0);
  const some = [...words].slice(0, 4).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [
    ...digits.map((length) => `${"1".repeat(length)}${after || " "}`),
    ...(mixed ? ["a1 ", `a1${after || "-"}`] : []),
    ...some.flatMap((word) => [`${word} `, `${word} 1 `, `${word}: `]),
    ...[...chars].map((char) => `${char}1a`),
  ];
}

describe("a hostile text", () => {
  const scanner = createScanner();
  const scanWork = (text: string): number => countWork(() => scanner.redact(text));

  it.each([...hostile, ...encoded, ...formats])(
    "of repeated %j costs twice as many steps at twice the length, and few for each character",
    (part) => {
      expectLinear(steps, part, 60);
      expectLinear(scanWork, part, 3000);
    },
  );

  it.each(builtInDetectors.map((detector) => [detector.name, detector] as const))(
    "of what %s is asked at costs it twice the work at twice the length",
    (_name, detector) => {
      const alone = createScanner({ detectors: [detector] });
      for (const part of anchorsOf(detector)) expectLinear((text) => countWork(() => alone.redact(text)), part, 1500);
    },
  );

  it.each([...hostile, ...encoded])(
    "of repeated %j is held to the vocabulary with twice the work at twice the length",
    (part) => {
      const strict = createStrict(() => []);
      expectLinear((text) => countWork(() => strict.find(text)), part, 300);
    },
  );

  it.each([...encoded, ...hostile])("of repeated %j is folded with twice the work at twice the length", (part) => {
    expectLinear((text) => countWork(() => fold(text)), part, 300);
  });

  it.each([...formats, ...hostile])("of repeated %j is looked through for formats in linear work", (part) => {
    expectLinear((text) => countWork(() => findFormats(text)), part, 300);
  });
});

describe("work", () => {
  it("that grows with the square of the length is seen", () => {
    const square = (text: string): number =>
      countWork(() => {
        for (let n = 0; n < text.length; n++) /b/.test(text.slice(n));
      });
    expect(() => expectLinear(square, "a", 1e9)).toThrow(/expected/);
    const copies = (text: string): number =>
      countWork(() => {
        for (const character of text) text.indexOf(`${character}!`);
      });
    expect(() => expectLinear(copies, "a", 1e9)).toThrow(/expected/);
  });
});
