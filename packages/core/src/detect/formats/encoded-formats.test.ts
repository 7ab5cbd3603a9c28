import { describe, expect, it } from "vitest";
import { createScanner } from "../scanner.ts";

const scanner = createScanner();
const hl7 = "MSH|^~\\&|ADT|NORTHWARD|LAB|EASTWARD|20240102||ADT^A01|77|P|2.5\rPID|1||00112233||ROE^JANE||19610615";
const formats = {
  hl7v2: hl7,
  x12: "NM1*IL*1*ROE*JANE****MI*00112233~DMG*D8*19610615*F~",
  ccda: '<recordTarget><id extension="00112233"/><given>Jane</given></recordTarget>',
  fhir: '<Patient xmlns="http://hl7.org/fhir"><family value="Roe"/></Patient>',
  csv: "mrn,first_name,dob\n00112233,Jane,1961-06-15",
};
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const entities = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const encodings: [string, (text: string) => string][] = [
  ["as they stand", (text) => text],
  ["percent-encoded", encodeURIComponent],
  ["percent-encoded twice", (text) => encodeURIComponent(encodeURIComponent(text))],
  ["escaped as in JSON", (text) => JSON.stringify(text).slice(1, -1)],
  ["escaped as in JSON in JSON", (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3)],
  ["in base64", base64],
  ["in base64url", (text) => Buffer.from(text).toString("base64url")],
  ["in hexadecimal", (text) => Buffer.from(text).toString("hex")],
  ["with HTML entities", entities],
];

describe("a whole format in a text", () => {
  it.each(encodings)("is replaced by one marker %s", (_, encode) => {
    for (const [format, text] of Object.entries(formats)) {
      const redacted = scanner.redact(`upload failed\n${encode(text)}\n`);
      expect(redacted, format).toBe(`upload failed\n[REDACTED:${format}]\n`);
      expect(scanner.redact(redacted), format).toBe(redacted);
    }
  });

  it("holds none of its values wherever it is cut off", () => {
    for (const [format, text] of Object.entries(formats)) {
      for (let length = text.length; length > text.length / 2; length--) {
        expect(scanner.redact(`x ${text.slice(0, length)}`), format).not.toMatch(/ROE|JANE|Jane|Roe|0011|1961/);
      }
    }
  });
});

const noise = Array.from({ length: 65536 }, (_, n) => String.fromCharCode((n * 40_503) & 0xffff)).join("");
const hostile: [string, string][] = [
  [
    "of binary read as UTF-8",
    Buffer.from(Uint8Array.from({ length: 65536 }, (_, n) => (n * n * 31) >> 3)).toString("utf8"),
  ],
  [
    "of binary read as Latin-1",
    Buffer.from(Uint8Array.from({ length: 65536 }, (_, n) => (n * n * 31) >> 3)).toString("latin1"),
  ],
  ["of every code unit", noise],
  ["of nested JSON in JSON", '{\\"a\\":\\"\\\\\\"{'],
  ["of open arrays", "["],
  ["of percent signs", "%25"],
  ["of segments that are cut off", "MSH|^~\\&|A\nPID|1||"],
];

const filled = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

describe("a text that is not one", () => {
  it.each(hostile)("is read without an error, in time that is linear: a megabyte %s", (_, piece) => {
    const started = performance.now();
    for (const { start, end } of scanner.find(filled(piece, 1_000_000))) expect(end).toBeGreaterThan(start);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("is read without an error: ten megabytes", () => {
    const text = `${filled("user%20logged in; ", 10_000_000)} 123-45-6789`;
    expect(scanner.find(text).at(-1)).toMatchObject({ end: text.length, classification: "ssn" });
  }, 60_000);
});
