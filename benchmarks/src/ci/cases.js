// What the comparison with the base commit measures: one function a case, which does `calls` calls over a ring.
import { createHash } from "node:crypto";
import { createRedactor } from "@philog/core";
import { philog } from "@philog/pino";
import pino from "pino";
import { createRing, everything, listed } from "../records.js";

const keys = { current: { id: "bench", secret: createHash("sha256").update("benchmark").digest() } };

/** Over distinct inputs in turn. Text is written into a buffer, as a logger would, so that none stays half put together. */
function over(inputs, operation) {
  const outlet = Buffer.alloc(65536);
  let next = 0;
  return (calls) => {
    let bytes = 0;
    for (let call = 0; call < calls; call++) {
      const output = operation(inputs[next]);
      if (typeof output === "string") bytes += outlet.write(output);
      next = next + 1 === inputs.length ? 0 : next + 1;
    }
    return bytes;
  };
}

/** Messages that no cache has seen: eight for each record. */
const messagesOf = (ring) =>
  ring.flatMap(({ event, order, ward, durationMs }) =>
    Array.from({ length: 8 }, (_, n) => `order ${order.id} of ${ward} was held after ${event}, ${durationMs + n} ms`),
  );

/** @returns {Record<string, (calls: number) => number>} */
export function createCases() {
  const ring = createRing();
  const logger = philog(pino({}, pino.destination({ dest: "/dev/null", sync: true, minLength: 4096 })), {
    policy: listed,
    keys,
    startLine: false,
  });
  const scanning = createRedactor({ version: 1, message: { text: "scan" } });
  return {
    "json(), default": over(ring, createRedactor(listed, { keys }).json),
    "json(), everything kept": over(ring, createRedactor(everything).json),
    "text(), scan": over(messagesOf(ring), scanning.text),
    "pino line, default": over(ring, (record) => logger.info(record, "request completed")),
  };
}
