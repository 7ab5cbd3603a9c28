import { createRedactor } from "@philog/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createKnown } from "./known.ts";
import { policy } from "./logger.test-data.ts";
import { settleText, type TextRules } from "./settle-text.ts";

const redactor = createRedactor(policy);
const rules: TextRules = { redact: (text) => redactor.text(text), record: (found) => found };
const settle = (text: string, record: object) => settleText(text, createKnown(record), rules);

test.each([
  [
    "what the record holds",
    "info [order.read] Zlaivexon: 12",
    { level: "info", event: "order.read", message: "Zlaivexon: 12" },
    "info [order.read] Zlaivexon: 12",
  ],
  ["longer values first", "read read it", { a: "read it", b: "read" }, "read read it"],
  ["a value in colour", "\u001b[1;32mZlaivexon\u001b[39m!", { a: "Zlaivexon" }, "\u001b[1;32mZlaivexon\u001b[39m!"],
  ["brackets around unknown words", "{ level: 'x', [a]: b }", { a: "x" }, "{ level: 'x', [a]: b }"],
  ["punctuation of any length", "--- :: ---", {}, "--- :: ---"],
  ["nothing", "", {}, ""],
])("keeps %s", (_what, text, record, expected) => expect(settle(text, record)).toBe(expected));

test.each([
  ["a word that only starts with a value", "orders Zlaivexonic", { a: "Zlaivexon" }, "orders [REDACTED]"],
  ["a word that only ends with one", "the Novazlaivexon", { a: "zlaivexon" }, "the [REDACTED]"],
  ["letters that are no Latin ones", "info Ζλαϊβ", { a: "info" }, "info [REDACTED]"],
  ["a number between values", "info 98441207 info", { a: "info" }, "info [REDACTED] info"],
  ["an identifier that a colour cuts", "123-45\u001b[1m-6789", {}, undefined],
])("redacts %s", (_what, text, record, expected) => {
  const settled = settle(text, record);
  if (expected !== undefined) expect(settled).toBe(expected);
  expect(settled).not.toMatch(/98441207|6789|Novazl|xonic/);
});

test("reads what stands between known values together with them: a label is one of them by chance", () => {
  const scanned = createRedactor({ version: 1, message: { text: "scan" } });
  const scanning: TextRules = { redact: (text) => scanned.text(text), record: (found) => found };
  const settled = (text: string, record: object) => settleText(text, createKnown(record), scanning);
  const record = { message: "read it", redacted: ["account"] };
  expect(settled("[account 99407205861] read it", record)).toBe("[account [REDACTED] read it");
  expect(settled("account no 99407205861 read it", { a: "account", b: "no", ...record })).not.toContain("99407205861");
  expect(settled("account 99407205861", { message: " " })).not.toContain("99407205861");
  expect(settled("[visit 7] read it at once", record)).toBe("[visit 7] read it at once");
  expect(settled("MRN read it", { a: "MRN", message: "read it" })).toBe("MRN read it");
});

test("holds a text of more than a million characters as a whole", () => {
  expect(settle("info ".repeat(200_001), { a: "info" })).toBe("[LIMIT:string]");
});

test("does not take a JSON text that cannot be read for a record", () => {
  expect(settle('info {"a": Zlaivexon }', { a: "info" })).not.toContain("Zlaivexon");
  expect(settle('info } {"', { a: "info" })).toContain("info");
});

test("no unknown word comes through, wherever known values stand around it", () => {
  const word = fc.stringMatching(/^[b-df-hj-np-tv-xz]{7,12}$/);
  const known = fc.array(fc.stringMatching(/^[a-z.:]{1,8}$/), { maxLength: 4 });
  const glue = fc.constantFrom(" ", ": ", "[", "] ", " {", "} ", '"', "\n", "\u001b[31m", "=");
  const parts = fc.array(fc.tuple(fc.nat(9), glue), { maxLength: 12 });
  fc.assert(
    fc.property(word, known, parts, (secret, values, places) => {
      fc.pre(!values.some((value) => secret.includes(value) || value.includes(secret)));
      const all = [...values, secret];
      const text = places.map(([place, between]) => all[place % all.length] + between).join("");
      return !settle(text, values).includes(secret);
    }),
    { numRuns: 300 },
  );
});

test("work is in proportion to the text", () => {
  const values = Array.from({ length: 5000 }, (_, index) => `value${index}`);
  const time = (length: number) => {
    const text = "value1 Zlaivexon [KEY:1] ".repeat(length);
    const start = performance.now();
    settleText(text, createKnown(values), { ...rules, redact: (given) => given });
    return performance.now() - start;
  };
  time(1000);
  expect(time(40_000)).toBeLessThan(400 * Math.max(1, time(1000)));
});
