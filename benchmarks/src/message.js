// What does it cost to hold a message to a catalogue (`static`) or to search it (`scan`)?
import assert from "node:assert/strict";
import { createRing, listed } from "./records.js";
import { answer } from "./suite/answer.js";
import { guarded, lineContender, plain } from "./suite/loggers.js";

const templates = [
  "request completed",
  "order sent to the laboratory",
  "result viewed by the treating team",
  "appointment booked",
];
const withArguments = "order %s of %d items moved to %s";
const catalogue = [...templates, withArguments];

const scanned = guarded({ ...listed, message: { text: "scan" } });
const held = guarded({ ...listed, message: { text: "static", catalogue } });

/** More than any cache of texts holds: each is new when it comes round again. */
const manyTexts = 16_384;

const inputs = {
  fixed: (record, index) => ({ record, text: templates[index % templates.length] }),
  distinct: (record, index) => ({
    record,
    text: `bed ${index % 90} freed on ward ${index} after ${index * 7} minutes`,
  }),
  address: (record, index) => ({ record, text: `wrote to ${record.patient.email}, try ${index}, no answer` }),
};

const ringOf = (input, size) => {
  const records = createRing();
  return Array.from({ length: size }, (_, index) => input(records[index % records.length], index));
};

const logText = (logger, { record, text }) => logger.info(record, text);
const logAlone = (logger, { record }) => logger.info(record);
const logArguments = (logger, { record }) => logger.info(record, withArguments, record.order.id, 3, record.ward);

const isText = (line, { text }) => assert.equal(line.msg, text);
const isGone = (line) => assert.equal(line.msg, "[REDACTED]");
const isAbsent = (line) => assert.ok(!("msg" in line));

/** A line without a message is the baseline: what is above it is the message's. */
function compareTexts(compare, question, ring, { log, plainly, scan, hold }) {
  const make = (name, create, how, check) => lineContender({ name, create, ring, log: how, check });
  return compare({
    question,
    baseline: "philog, no message",
    contenders: [
      make("philog, no message", scanned, logAlone, isAbsent),
      make("philog, static", held, log, hold),
      make("philog, scan", scanned, log, scan),
      make("pino, no message", plain(), logAlone, isAbsent),
      make("pino", plain(), log, plainly),
    ],
  });
}

await answer({
  "four fixed texts": (compare) =>
    compareTexts(compare, "a 1 KB record with one of four fixed messages", ringOf(inputs.fixed, 1024), {
      log: logText,
      plainly: isText,
      scan: isText,
      hold: isText,
    }),
  "every text new": (compare) =>
    compareTexts(compare, "a 1 KB record with a message that is new each time", ringOf(inputs.distinct, manyTexts), {
      log: logText,
      plainly: isText,
      scan: isText,
      hold: isGone,
    }),
  "an address in it": (compare) =>
    compareTexts(compare, "a 1 KB record with an e-mail address in a new message", ringOf(inputs.address, manyTexts), {
      log: logText,
      plainly: isText,
      scan: (line, { record }) => assert.ok(!line.msg.includes(record.patient.email) && line.msg.endsWith("no answer")),
      hold: isGone,
    }),
  arguments: (compare) => {
    const put = (line, { record }, ward) =>
      assert.equal(line.msg, `order ${record.order.id} of 3 items moved to ${ward}`);
    return compareTexts(compare, "a 1 KB record with a template and three arguments", ringOf(inputs.fixed, 1024), {
      log: logArguments,
      plainly: (line, input) => put(line, input, input.record.ward),
      scan: (line, input) => put(line, input, "[REDACTED]"),
      hold: (line, input) => put(line, input, "[REDACTED]"),
    });
  },
});
