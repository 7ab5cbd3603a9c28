import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { philog } from "@philog/pino";
import pino from "pino";

export const keys = { current: { id: "bench", secret: createHash("sha256").update("benchmark").digest() } };

/** Loggers are given as functions of their destination, so that a check can read what the measured one writes. */
export const plain =
  (options = {}) =>
  (stream) =>
    pino(options, stream);

export const guarded =
  (policy, options = {}) =>
  (stream) =>
    philog(pino(options, stream), { policy, keys, startLine: false });

/** Buffered, so that the system call weighs little: the ratio that is hardest to meet. All bytes are written. */
const toNowhere = () => pino.destination({ dest: "/dev/null", sync: true, minLength: 4096 });

/** @returns {() => unknown} the next of `ring` at each call. */
export function createCycle(ring) {
  let at = 0;
  return () => {
    const value = ring[at];
    at = at + 1 === ring.length ? 0 : at + 1;
    return value;
  };
}

/** All lines that a logger writes for `inputs`, parsed. */
export function linesOf(create, inputs, log) {
  const lines = [];
  const logger = create({ write: (line) => lines.push(line) });
  for (const input of inputs) log(logger, input);
  assert.equal(lines.length, inputs.length, "one line for each call");
  return lines.map((line) => JSON.parse(line));
}

/**
 * A contender that logs the next of `ring` at each call. `check(line, input)` is given each parsed line of a lap first;
 * the line of the measured calls escapes as bytes.
 */
export function lineContender({ name, create, ring, log, check }) {
  const next = createCycle(ring);
  const logger = create(toNowhere());
  return {
    name,
    check: () => {
      const lines = linesOf(create, ring, log);
      for (const [index, line] of lines.entries()) check(line, ring[index]);
    },
    operation: () => log(logger, next()),
  };
}
