// What does a token cost, where the value was seen before and where it was not?
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createRedactor } from "@philog/core";
import { answer } from "./suite/answer.js";
import { keys } from "./suite/loggers.js";
import { toBytes } from "./suite/to-bytes.js";

const rules = { event: "code", "patient.mrn": "mrn" };
const redacted = { version: 1, rules };
const tokenized = { version: 1, rules, actions: { mrn: "tokenize" } };

/** Values are put together for each call, as they are where they come out of a database. */
const numbers = (distinct) => {
  let calls = 0;
  return () => String(10_000_000 + (((calls++ % distinct) * 7919) % 89_999_999));
};

function contender(name, policy, distinct, check) {
  const redactor = createRedactor(policy, { keys });
  const next = numbers(distinct);
  const write = () => redactor.json({ event: "patient.read", patient: { mrn: next() } });
  return {
    name,
    check: () => check(Array.from({ length: 2048 }, () => JSON.parse(write()).patient.mrn)),
    operation: () => toBytes(write()),
  };
}

const isRedacted = (written) => assert.deepEqual(new Set(written), new Set(["[REDACTED:mrn]"]));

const areTokens = (distinct) => (written) => {
  for (const token of written) assert.match(token, /^tok1\.mrn\.bench\.[\w-]{22}$/);
  assert.equal(new Set(written).size, Math.min(distinct, written.length));
};

const tokens = (name, distinct) => contender(name, tokenized, distinct, areTokens(distinct));

/** What a derivation cannot do without, by Node's own crypto. */
function derivation() {
  const next = numbers(Infinity);
  const { secret } = keys.current;
  return {
    name: "node:crypto, one HMAC-SHA-256",
    operation: () => createHmac("sha256", secret).update(next()).digest("base64url").slice(0, 22),
  };
}

await answer({
  "one token a record": (compare) =>
    compare({
      question: "a record of one event and one patient's number",
      baseline: "philog, number redacted",
      contenders: [
        contender("philog, number redacted", redacted, Infinity, isRedacted),
        tokens("philog, token, 1,024 distinct (warm)", 1024),
        tokens("philog, token, 100,000 distinct", 100_000),
        tokens("philog, token, never the same twice (cold)", Infinity),
        derivation(),
      ],
    }),
});
