import { type Case, type Entry, runCall, type Stage } from "./call.ts";
import type { Garden } from "./garden.ts";
import { randomFamily } from "./loggers.ts";
import { createOutlets, withStandardError } from "./outlets.ts";
import { createPlanter, type Pool } from "./planter.ts";
import { type Mode, randomRedactor } from "./policies.ts";
import { createRandom } from "./random.ts";
import { createGarden, randomRecord } from "./records.ts";
import { freezeDeep, snapshot } from "./snapshot.ts";

/** Calls under one policy and one family of loggers. */
export const callsPerPolicy = 40;
const ringSize = 12;

export interface EpisodeOptions {
  seed: string;
  number: number;
  pool: Pool;
  /** @default 40 */
  calls?: number | undefined;
  /** Runs pino by itself: what a test has to find. @default false */
  unprotected?: boolean;
}

export interface Episode {
  cases: Case[];
  /** Decisions of the redactor, by action. */
  decisions: Record<string, number>;
}

/** Runs the calls of one episode; the same seed, number and pools give the same calls. */
export function runEpisode({
  seed,
  number,
  pool,
  calls = callsPerPolicy,
  unprotected = false,
}: EpisodeOptions): Episode {
  const random = createRandom(`${seed}/${number}`);
  let mode: Mode = "static";
  const planter = createPlanter(random, pool, () => mode);
  const garden: Garden = createGarden(random, planter);
  const outlets = createOutlets();
  const cases: Case[] = [];
  let decisions = {};
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = random.percent(15) ? "development" : "production";
  const listens = random.percent(25);
  if (listens) outlets.listen();
  try {
    withStandardError(outlets, () => {
      const made = randomRedactor(random, garden.keys);
      mode = made.mode;
      const { redactor } = made;
      const { made: family, plants: own } = planter.collect(() =>
        randomFamily(garden, unprotected ? undefined : redactor, outlets),
      );
      const ring = createRing(garden);
      const stage: Stage = { garden, redactor, family, outlets, mode, apart: pool.apart, unprotected };
      for (let call = 0; call < calls; call++) {
        const done = runCall(stage, ring[call % ringSize]!);
        own.push(...done.kept);
        const plants = [...own, ...ring[call % ringSize]!.plants, ...done.plants];
        cases.push({ ...done, number: number * calls + call, plants });
      }
      decisions = redactor.stats().byAction;
    });
  } finally {
    if (listens) outlets.stop();
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
  }
  return { cases, decisions };
}

function createRing(garden: Garden): Entry[] {
  return Array.from({ length: ringSize }, () => {
    const { made: record, plants } = garden.planter.collect(() => randomRecord(garden));
    if (garden.random.percent(70)) freezeDeep(record);
    return { record, before: snapshot(record), plants };
  });
}
