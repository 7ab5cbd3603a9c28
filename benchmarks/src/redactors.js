// What does it cost to turn a record into redacted JSON text, without a logger around it?
import { createRedactor } from "@philog/core";
import { everything, listed, rings } from "./records.js";
import { answer } from "./suite/answer.js";
import { checkHidden, checkKept, checkTokenized, operationalPart } from "./suite/checks.js";
import { createCycle, keys } from "./suite/loggers.js";
import { peers } from "./suite/peers.js";
import { toBytes } from "./suite/to-bytes.js";

function contender(name, redact, ring, check) {
  const next = createCycle(ring);
  return {
    name,
    check: () => {
      for (const record of ring) check(JSON.parse(redact(record)), record);
    },
    operation: () => toBytes(redact(next())),
  };
}

const json = (policy) => {
  const redactor = createRedactor(policy, { keys });
  return (record) => redactor.json(record);
};

const part = (size) => (compare) => {
  const ring = rings[size]();
  const allowed = ring.map((record) => ({ ...operationalPart(record), patient: { mrn: "[REDACTED:mrn]" } }));
  const { actions, ...untokenized } = listed;
  return compare({
    question: `redacted JSON text of a record of ${size}`,
    baseline: "JSON.stringify",
    contenders: [
      contender("JSON.stringify", JSON.stringify, ring, checkKept),
      contender("floor: JSON.stringify of the allowed part", JSON.stringify, allowed, checkKept),
      contender("philog, default (remove)", json(listed), ring, checkTokenized),
      contender("philog, without tokens", json(untokenized), ring, checkHidden),
      contender("philog, unlisted: redact", json({ ...listed, unlisted: "redact" }), ring, checkTokenized),
      contender("philog, everything kept", json(everything), ring, checkKept),
      ...Object.entries(peers).map(([name, create]) => contender(name, create(), ring, checkHidden)),
    ],
  });
};

await answer(Object.fromEntries(Object.keys(rings).map((size) => [size, part(size)])));
