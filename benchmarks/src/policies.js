// Does it hurt to have many policies in one process? By turns each call finds another's caches in the processor's; in
// bursts only the code is shared, which V8 can no longer specialise on one policy.
import { createRedactor } from "@philog/core";
import { createRing, listed } from "./records.js";
import { answer } from "./suite/answer.js";
import { checkTokenized, operationalPart } from "./suite/checks.js";
import { createCycle, keys } from "./suite/loggers.js";
import { toBytes } from "./suite/to-bytes.js";

/** Policies that differ in what they list beside the record's fields, in order and in their unlisted fields' treatment. */
function policyOf(index) {
  const entries = Object.entries(listed.rules);
  const turned = [...entries.slice(index % entries.length), ...entries.slice(0, index % entries.length)];
  const rules = Object.fromEntries([...turned, [`module${index}.state`, "code"], [`module${index}.size`, "bytes"]]);
  return { ...listed, rules, unlisted: index % 2 === 0 ? "remove" : "redact" };
}

/** How many calls in a row one redactor has where it is not one: as a tenant's requests come in bursts. */
const burst = 256;

const part = (count) => (compare) => {
  const ring = createRing();
  const allowed = ring.map((record) => ({ ...operationalPart(record), patient: { mrn: "[REDACTED:mrn]" } }));
  const redactors = Array.from({ length: count }, (_, index) => createRedactor(policyOf(index), { keys }));
  const stringify = (records) => {
    const next = createCycle(records);
    return () => toBytes(JSON.stringify(next()));
  };
  const contender = (name, order) => {
    const nextRedactor = createCycle(order);
    const next = createCycle(ring);
    const write = () => nextRedactor().json(next());
    return {
      name,
      check: () => {
        for (const redactor of redactors)
          for (const record of ring.slice(0, 64)) checkTokenized(JSON.parse(redactor.json(record)), record);
        // Each redactor has caches of its own: they are filled before anything is timed.
        for (let call = 0; call < 2 * count * ring.length; call++) write();
      },
      operation: () => toBytes(write()),
    };
  };
  return compare({
    question: `a record of 1 KB, redactors in the process: ${count}`,
    baseline: "JSON.stringify",
    // Longer turns than elsewhere: the caches of 100 redactors have to come back after another contender's turn.
    secondsPerTurn: 0.1,
    contenders: [
      { name: "JSON.stringify", operation: stringify(ring) },
      { name: "floor: JSON.stringify of the allowed part", operation: stringify(allowed) },
      contender("philog, by turns", redactors),
      contender(
        `philog, ${burst} calls each`,
        redactors.flatMap((redactor) => Array.from({ length: burst }, () => redactor)),
      ),
    ],
  });
};

await answer(Object.fromEntries([1, 10, 100].map((count) => [`${count}`, part(count)])));
