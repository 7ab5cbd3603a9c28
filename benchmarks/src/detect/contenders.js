import assert from "node:assert/strict";
import { scan } from "@philog/core";
import { Redactor } from "@redactpii/node";
import redactPii from "redact-pii";
import { createCycle } from "../suite/loggers.js";
import { toBytes } from "../suite/to-bytes.js";
import { redactByPatterns } from "./ten-patterns.js";

/** What a caller of `scan` does with its findings. */
function redactFound(text) {
  const found = scan(text);
  if (found.length === 0) return text;
  let out = "";
  let from = 0;
  for (const { start, end, classification } of found) {
    out += `${text.slice(from, start)}[${classification}]`;
    from = end;
  }
  return out + text.slice(from);
}

function peers() {
  const syncRedactor = new redactPii.SyncRedactor();
  const redactor = new Redactor();
  return {
    "ten regexes": redactByPatterns,
    "@redactpii/node": (text) => redactor.redact(text),
    "redact-pii": (text) => syncRedactor.redact(text),
  };
}

/** Text in, text out, by name. */
export const contenders = { philog: redactFound, ...peers() };

/** A peer need not find all, yet a contender that finds nothing where there is PHI would be fast for no reason. */
export function checkFinds(sentences) {
  for (const { text, planted } of sentences) {
    const out = redactFound(text);
    for (const value of planted) assert.ok(!out.includes(value), "philog finds what was planted");
  }
  for (const [name, redact] of Object.entries(contenders)) {
    const changed = sentences.filter(({ text }) => redact(text) !== text);
    assert.ok(changed.length > 0, `${name} finds something`);
  }
}

const bytesOf = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length;

/** Each contender over the texts in turn; with the mean bytes of a text, from which MB/s are told. */
export async function compareOver(compare, question, texts, check) {
  const comparison = await compare({
    question,
    baseline: "philog",
    contenders: Object.entries(contenders).map(([name, redact]) => {
      const next = createCycle(texts);
      return { name, check: name === "philog" ? check : undefined, operation: () => toBytes(redact(next())) };
    }),
  });
  return { ...comparison, bytes: bytesOf(texts) };
}
