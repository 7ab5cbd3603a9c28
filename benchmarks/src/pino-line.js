// What does a log call cost with Philog in front of pino, against pino alone and pino with `redact`?

import { everything, listed, redactPaths, rings } from "./records.js";
import { answer } from "./suite/answer.js";
import { checkHidden, checkTokenized, checkWhole } from "./suite/checks.js";
import { guarded, lineContender, plain } from "./suite/loggers.js";

const message = "request completed";
const log = (logger, record) => logger.info(record, message);

const contenders = [
  { name: "pino", create: plain(), check: checkWhole },
  { name: "pino redact, 12 paths", create: plain({ redact: redactPaths.slice(0, 12) }), check: checkHidden },
  { name: "pino redact, 30 paths", create: plain({ redact: redactPaths }), check: checkHidden },
  { name: "philog, default (remove)", create: guarded(listed), check: checkTokenized },
  { name: "philog, unlisted: redact", create: guarded({ ...listed, unlisted: "redact" }), check: checkTokenized },
  { name: "philog, everything kept", create: guarded(everything), check: checkWhole },
];

const part = (size) => (compare) => {
  const ring = rings[size]();
  return compare({
    question: `a log call of a record of ${size}`,
    baseline: "pino",
    contenders: contenders.map((contender) => lineContender({ ...contender, ring, log })),
  });
};

await answer(Object.fromEntries(Object.keys(rings).map((size) => [size, part(size)])));
