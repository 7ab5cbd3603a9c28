import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import type { Rule } from "../policy/policy.ts";
import { createPair } from "../tokens/seal.test-data.ts";

const keys = { current: { id: "k1", secret: randomBytes(32) } };
const sealKey = createPair().sealKey();
const cases: [Rule, unknown, string][] = [
  ["code", "user.created", '"user.created"'],
  ["text", "mrn 12345678", '"mrn [REDACTED:mrn]"'],
  [{ text: "static" }, "order loaded", '"[REDACTED]"'],
  [{ text: "scan" }, "mrn 12345678", '"mrn [REDACTED:mrn]"'],
  ["stack", "Error: Elowen\n    at load (/srv/a.js:1:2)", '"    at load (/srv/a.js:1:2)"'],
  ["unchecked", { a: ["Elowen"] }, '{"a":["Elowen"]}'],
  ["mrn", "12345678", '"[REDACTED:mrn]"'],
  [{ classification: "mrn", action: "remove" }, "12345678", ""],
  [{ classification: "date", action: "generalize" }, "1961-03-04", '"1961"'],
  [{ classification: "ip", action: "coarsen" }, "10.1.2.3", '"10.1.2.0/24"'],
  [{ classification: "mrn", action: "tokenize" }, "12345678", "tok1.mrn.k1."],
  [{ classification: "mrn", action: "seal" }, "12345678", "sealed1.mrn."],
  [{ action: "redact" }, "12345678", '"[REDACTED]"'],
  [{ action: "remove" }, "12345678", ""],
];

it.each(cases)("%j of %j writes %s", (rule, value, text) => {
  const redactor = createRedactor({ version: 1, rules: { a: rule }, message: { text: "scan" } }, { keys, sealKey });
  const line = redactor.json({ a: value });
  if (text === "") expect(line).toBe('{"redacted":["a"]}');
  else if (/^(?:tok|sealed)1/.test(text)) expect(line).toContain(text);
  else expect(line).toBe(`{"a":${text}}`);
});
