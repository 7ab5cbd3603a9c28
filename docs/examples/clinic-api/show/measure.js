// @ts-check

/**
 * One log call of the real traffic: what the logger carried, what it was given, at which level.
 * @typedef {{ bindings: Record<string, unknown>, args: any[], level: number }} LogCall
 * @typedef {import("pino").Logger} Logger
 */

const rounds = 15;
const recordsPerRound = 1000;

/**
 * Logs the same calls with two loggers, in turns, and gives the medians: microseconds per record of each, and the
 * ratio of the second to the first within a round.
 */
export function measure(/** @type {LogCall[]} */ calls, /** @type {[Logger, Logger]} */ loggers) {
  const replays = loggers.map((logger) => createReplay(calls, logger));
  for (const replay of replays) replay();
  /** @type {number[][]} */
  const times = [[], []];
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const which of order) {
      const start = process.hrtime.bigint();
      const records = replays[which]();
      times[which].push(Number(process.hrtime.bigint() - start) / 1000 / records);
    }
  }
  const ratio = median(times[1].map((time, round) => time / times[0][round]));
  return { before: median(times[0]), after: median(times[1]), ratio, records: rounds * recordsPerRound };
}

function createReplay(/** @type {LogCall[]} */ calls, /** @type {Logger} */ logger) {
  const ready = calls.map(({ bindings, args, level }) => {
    const child = /** @type {any} */ (logger.child(bindings));
    return () => child[logger.levels.labels[level]](...args);
  });
  const passes = Math.ceil(recordsPerRound / ready.length);
  return () => {
    for (let pass = 0; pass < passes; pass++) for (const log of ready) log();
    return passes * ready.length;
  };
}

function median(/** @type {number[]} */ values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
