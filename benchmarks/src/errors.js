// What does an error cost, whose message and causes have to be searched?
import assert from "node:assert/strict";
import { createRing, listed } from "./records.js";
import { answer } from "./suite/answer.js";
import { guarded, lineContender, plain } from "./suite/loggers.js";

const messages = [
  (record) => `duplicate key: Key (email)=(${record.patient.email}) already exists`,
  (record) => `no patient "${record.patient.name.given} ${record.patient.name.family}"`,
  () => "connect ECONNREFUSED 10.0.0.7:5432",
  () => "Cannot read properties of undefined (reading 'address')",
];

const failWith = (message) => new TypeError(message);
const createError = (record, index) => failWith(messages[index % messages.length](record));

/** A driver's error, wrapped twice, beside a sibling: what an ORM in a transaction throws. */
function createNested(record, index) {
  const driver = Object.assign(createError(record, index), { code: "23505", detail: record.patient.email });
  const query = new Error("query failed", { cause: driver });
  return new Error("chart not saved", { cause: new AggregateError([query, new RangeError("pool is empty")], "two") });
}

const catalogue = ["chart not saved", "query failed", "request failed", "pool is empty", "two"];
const records = createRing();
const ringOf = (create) => records.map((record, index) => ({ record, index, err: create(record, index) }));

const base = { ...listed, extends: ["errors"] };
const scanned = guarded({ ...base, message: { text: "scan" } });
const held = guarded({ ...base, message: { text: "static", catalogue } });

const hasFrames = (line) => assert.match(line.err.stack, /\n {4}at .+errors\.js:\d+:\d+/);

function checkSafe(line, { record }) {
  hasFrames(line);
  const text = JSON.stringify(line);
  const { email, name } = record.patient;
  for (const value of [email, `${name.given} ${name.family}`]) assert.ok(!text.includes(value));
}

function compareErrors(compare, question, ring, log) {
  const make = (name, create, check) => lineContender({ name, create, ring, log, check });
  return compare({
    question,
    baseline: "pino",
    contenders: [
      make("pino", plain(), hasFrames),
      make("philog, scan", scanned, checkSafe),
      make("philog, static", held, checkSafe),
    ],
  });
}

const made = ringOf(createError);

await answer({
  "an error": (compare) =>
    compareErrors(compare, "log.error(err), the error made before", made, (logger, { err }) => logger.error(err)),
  "an error made for the call": (compare) =>
    compareErrors(compare, "log.error(new TypeError(…)), its stack read for the first time", made, (logger, input) =>
      logger.error(createError(input.record, input.index)),
    ),
  "an error in a record": (compare) =>
    compareErrors(compare, "an error in a record of 1 KB", made, (logger, { record, err }) =>
      logger.error({ ...record, err }, "request failed"),
    ),
  "causes in a record": (compare) =>
    compareErrors(
      compare,
      "an error with four more among its causes, in a record of 1 KB",
      ringOf(createNested),
      (logger, { record, err }) => logger.error({ ...record, err }, "request failed"),
    ),
});
