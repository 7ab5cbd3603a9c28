// How much heap does a redactor hold, new and with its caches filled?
import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createRedactor } from "@philog/core";
import pinoRedact from "@pinojs/redact";
import fastRedact from "fast-redact";
import { createRing, listed } from "./records.js";
import { answer } from "./suite/answer.js";
import { keys } from "./suite/loggers.js";
import { createPaths, createPolicy } from "./suite/many-rules.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** Bytes of heap that are reachable. Twice, since what a finalizer lets go is collected by the next. */
function heap() {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Kilobytes of one of `count` that are all alive; the first ones pay for code that all share. */
function kilobytes(create, count) {
  const shared = [create(-2), create(-1)];
  const before = heap();
  const made = Array.from({ length: count }, (_, index) => create(index));
  const after = heap();
  assert.equal(made.length + shared.length, count + 2);
  return (after - before) / count / 1024;
}

const fresh = (count) => () => createRedactor(createPolicy(count));

/** Records are the ring's, or with a number of their own where `distinct`, so that each token is new. */
function used(records, distinct) {
  const ring = createRing();
  return (index) => {
    const redactor = createRedactor(listed, { keys });
    let length = 0;
    for (let at = 0; at < records; at++) {
      const record = ring[at % ring.length];
      const mrn = distinct ? String(20_000_000 + index * records + at) : record.patient.mrn;
      length += redactor.json({ ...record, patient: { ...record.patient, mrn } }).length;
    }
    assert.ok(length > 0);
    return redactor;
  };
}

const part = (name, create, count) => () => ({
  question: "heap of one redactor",
  unit: "KB",
  results: [{ name, value: kilobytes(create, count) }],
});

const rules = Object.keys(listed.rules).length;

const contenders = [
  ["philog, 10 rules", fresh(10), 100],
  ["philog, 100 rules", fresh(100), 50],
  ["philog, 1,000 rules", fresh(1000), 10],
  [`philog, ${rules} rules, after 1,024 records`, used(1024, false), 50],
  [`philog, ${rules} rules, after 100,000 records of as many patients`, used(100_000, true), 5],
  ["fast-redact, 10 paths", () => fastRedact({ paths: createPaths(10) }), 100],
  ["fast-redact, 100 paths", () => fastRedact({ paths: createPaths(100) }), 50],
  ["fast-redact, 1,000 paths", () => fastRedact({ paths: createPaths(1000) }), 10],
  ["@pinojs/redact, 10 paths", () => pinoRedact({ paths: createPaths(10) }), 100],
  ["@pinojs/redact, 100 paths", () => pinoRedact({ paths: createPaths(100) }), 50],
  ["@pinojs/redact, 1,000 paths", () => pinoRedact({ paths: createPaths(1000) }), 10],
];

await answer(Object.fromEntries(contenders.map(([name, create, count]) => [name, part(name, create, count)])));
