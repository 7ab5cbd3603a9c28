// What does a log call cost with Philog behind winston, against winston with the formats that most applications have?
import { openSync, writeSync } from "node:fs";
import { Writable } from "node:stream";
import { philog } from "@philog/winston";
import winston from "winston";
import { everything, listed, rings } from "./records.js";
import { answer } from "./suite/answer.js";
import { checkTokenized, checkWhole } from "./suite/checks.js";
import { createCycle, keys } from "./suite/loggers.js";

const message = "request completed";
const { combine, json, timestamp } = winston.format;
const usual = () => combine(timestamp(), json());

/** Takes lines as a file does that is written in blocks; no callback waits for the loop to come round. */
class Sink extends Writable {
  constructor(take) {
    super();
    this.write = (line) => {
      take(line);
      return true;
    };
  }
}

/** A transport of somebody else, which is handed every member of a record. */
class Reading extends winston.Transport {
  constructor(take) {
    super();
    this.take = take;
  }

  log(info, done) {
    this.take(`${info[Symbol.for("message")]}\n`);
    done();
  }
}

const own = (take) => new winston.transports.Stream({ stream: new Sink(take) });
const reading = (take) => new Reading(take);

function toNowhere() {
  const descriptor = openSync("/dev/null", "w");
  let block = "";
  return (line) => {
    block += line;
    if (block.length < 4096) return;
    writeSync(descriptor, block);
    block = "";
  };
}

const plain = (transports) => winston.createLogger({ format: usual(), transports });
const guarded = (policy, format) => (transports) =>
  philog(winston.createLogger({ ...(format && { format: format() }), transports }), { policy, keys, startLine: false });

/** A line without what winston and Philog put there themselves; pino's names for it are the checks'. */
const check = (judge) => (line, record) => {
  const { timestamp: time, message: msg, ...members } = JSON.parse(line);
  if (msg !== message || Number.isNaN(Date.parse(time))) throw new Error("no message or no time");
  judge(members, record);
};

function contender(name, create, transport, judge, ring) {
  const next = createCycle(ring);
  const logger = create([transport(toNowhere())]);
  return {
    name,
    check: () => {
      const lines = [];
      const checked = create([transport((line) => lines.push(line))]);
      for (const record of ring) checked.info(message, record);
      if (lines.length !== ring.length) throw new Error("one line for each call");
      for (const [index, line] of lines.entries()) check(judge)(line, ring[index]);
    },
    operation: () => logger.info(message, next()),
  };
}

const part = (size, transport, what) => (compare) => {
  const ring = rings[size]();
  return compare({
    question: `a winston log call of a record of ${size}, ${what}`,
    baseline: "timestamp() and json()",
    contenders: [
      contender("timestamp() and json()", plain, transport, checkWhole, ring),
      contender("philog's line", guarded(listed), transport, checkTokenized, ring),
      contender("philog's line, everything kept", guarded(everything), transport, checkWhole, ring),
      contender("philog, timestamp() and json()", guarded(listed, usual), transport, checkTokenized, ring),
      contender("the same, everything kept", guarded(everything, usual), transport, checkWhole, ring),
    ],
  });
};

const sizes = Object.keys(rings);
await answer({
  ...Object.fromEntries(sizes.map((size) => [size, part(size, own, "winston's own transport")])),
  ...Object.fromEntries(sizes.map((size) => [`${size} read`, part(size, reading, "a transport that reads members")])),
});
