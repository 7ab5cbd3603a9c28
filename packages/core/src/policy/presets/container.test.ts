import fc from "fast-check";
import { expect, it } from "vitest";
import { openHost } from "../../host/open-host.ts";
import type { Policy } from "../policy.ts";

/** Of the 16 KB at which container runtimes cut a line. */
const most = 15_000;

const fields = Array.from({ length: 26 }, (_, index) => `field${String.fromCharCode(97 + index)}`);
const policy: Policy = {
  version: 1,
  extends: ["process", "http", "errors", "container"],
  rules: Object.fromEntries(
    ["", ...fields.slice(0, 3).map((field) => `${field}.`)].flatMap((above) =>
      fields.map((field) => [`${above}${field}`, "unchecked" as const]),
    ),
  ),
  message: { text: "scan" },
};
const { passes } = openHost({ policy });
const form = { messageKey: "msg", messageText: ',"msg":', nestText: undefined, message: "text" } as const;

const bytes = (record: object, message: string) => {
  const line = passes.line(record, undefined, message, form)!;
  expect(() => JSON.parse(`{${line.slice(1)}}`)).not.toThrow();
  return Buffer.byteLength(`{"level":30,"time":1795341654079${line}}\n`);
};

it.each([
  ["three bytes a unit", "漢"],
  ["two bytes a unit", "é"],
  ["four bytes in two units", "🩺"],
  ["control characters, which are escaped", "\u0001"],
  ["lone surrogates, which are escaped", "\ud800"],
])("keeps a line below 15 KB where it is all of %s", (_, unit) => {
  for (const length of [1, 10, 100, 400, 799, 800, 2000, 20_000]) {
    const text = unit.repeat(length);
    const record = Object.fromEntries(fields.map((field) => [field, text]));
    const nested = Object.fromEntries(fields.map((field) => [field, record]));
    for (const one of [record, nested]) expect(bytes({ ...one, ...unlisted }, text), `${length}`).toBeLessThan(most);
  }
});

const unlisted = Object.fromEntries(
  Array.from({ length: 100 }, (_, index) => [`patientAddressLine${index % 10}${index}`, 1]),
);

it("keeps any line below 15 KB", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "漢", "🩺", "\u0001", '"', "\\"), maxLength: 1500 });
  const flat = fc.dictionary(fc.constantFrom(...fields), text);
  const record = fc.dictionary(fc.constantFrom(...fields), fc.oneof(text, flat, fc.array(text)));
  fc.assert(
    fc.property(record, text, (one, message) => bytes(one, message) < most),
    { numRuns: 300 },
  );
});

it("leaves a line as it is that is short", () => {
  expect(passes.line({ fielda: "漢字" }, undefined, "read", form)).toBe(',"fielda":"漢字","msg":"read"');
});
