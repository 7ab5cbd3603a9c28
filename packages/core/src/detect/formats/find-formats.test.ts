import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFormats } from "./find-formats.ts";

const pid = "PID|1||00112233^^^NW^MR||ROE^JANE";
const table = "mrn,dob,ward\n1,1961-06-15,7";
const cda = "<recordTarget><given>Jane</given></recordTarget>";
const nm1 = "NM1*IL*1*ROE*JANE~";

describe("findFormats", () => {
  it("finds each format, in order", () => {
    const text = `${nm1} then ${cda} then\n${pid}\n${"-\n".repeat(30)}${table}`;
    const formats = findFormats(text);
    expect(formats.map(({ format }) => format)).toEqual(["x12", "ccda", "hl7v2", "csv"]);
    expect(formats.map(({ start, end }) => text.slice(start, end))).toEqual([nm1, cda, pid, table]);
  });

  it("joins formats that overlap", () => {
    const text = `<given>${pid}</given> x`;
    expect(findFormats(text)).toEqual([{ start: 0, end: text.length, format: "ccda" }]);
    const inside = `${pid} ${nm1} ${cda}`;
    expect(findFormats(inside)).toEqual([{ start: 0, end: inside.length, format: "hl7v2" }]);
  });

  it("tells formats apart that touch", () => {
    expect(findFormats(`${nm1}${cda}`)).toEqual([
      { start: 0, end: nm1.length, format: "x12" },
      { start: nm1.length, end: nm1.length + cda.length, format: "ccda" },
    ]);
  });

  it("gives one and the same list for text without any", () => {
    expect(findFormats("a plain line")).toBe(findFormats("another | * < \n line"));
  });

  it("gives findings inside the text, in order, none overlapping another, for any text", () => {
    const pieces = fc.constantFrom(
      ...[
        "MSH|^~\\&|",
        pid,
        "\n",
        "\r",
        nm1,
        "ISA*00*",
        "~",
        "<given>",
        "</given>",
        "<!--",
        "-->",
        "<",
        ">",
        table,
        ",",
        "a",
      ],
      ...["|", "mrn,dob,ward", "1,2,3", '"', "\ud800", " "],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        let last = 0;
        for (const { start, end } of findFormats(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });

  it.each([
    ["openings of segments", "PID|||\nx\n"],
    ["openings inside lines", "x PID|||\n"],
    ["headers alone", "MSH|^"],
    ["near segments", "NK1|a|"],
    ["bars", "|"],
    ["interchange headers", "ISA*00*"],
    ["stars", "*"],
    ["segments", "NM1*IL*1*x~"],
    ["wrapped segments", "NM1*IL*1*x\n\n\n\n"],
    ["open elements", "<given>"],
    ["closing elements", "a</given>"],
    ["open comments", "<given/><!--"],
    ["open brackets", "<given "],
    ["smaller-than signs", "<"],
    ["headers of tables", "mrn,dob,ward\n"],
    ["rows", "1,2,000-00-0000,Jane\n"],
    ["cells of spaces", "a ,                         b,c\n"],
    ["quotes", 'mrn,dob,"'],
    ["line ends", "\n"],
    ["carriage returns", "\r"],
    ["open arrays", "["],
  ])("reads a megabyte of %s in time that is linear", (_, piece) => {
    const text = `${cda}${piece.repeat(1_000_000 / piece.length)}`;
    const started = performance.now();
    findFormats(text);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
