import { capture } from "@philog/testing";
import type { Case } from "../fuzz/call.ts";
import type { Fault } from "../fuzz/checks.ts";
import type { Episode } from "../fuzz/episode.ts";
import type { Garden } from "../fuzz/garden.ts";
import { createOutlets } from "../fuzz/outlets.ts";
import { createPlanter, type Plant, type Pool } from "../fuzz/planter.ts";
import { type Mode, randomRedactor } from "../fuzz/policies.ts";
import { createRandom } from "../fuzz/random.ts";
import { createGarden } from "../fuzz/records.ts";
import { actOf } from "./act.ts";
import type { Adapter } from "./adapter.ts";
import { runBatch } from "./batch.ts";
import { checkWritten, compareAnswers, compareObjects } from "./compare.ts";
import { catchCrashes } from "./crashes.ts";
import { guardOf } from "./guard.ts";
import { httpRules } from "./http-rules.ts";
import { planOf } from "./plan.ts";
import { openSide, type Side } from "./side.ts";
import { isUrl, type Wire, wireOf } from "./wire.ts";

/** Requests to one app under one policy. */
export const callsPerApp = 40;
const atOnce = 6;

export interface HttpEpisodeOptions {
  adapter: Adapter;
  seed: string;
  number: number;
  pool: Pool;
  /** @default 40 */
  calls?: number | undefined;
  /** In place of the adapter's lines: all that the requests hold. What a test has to find. @default false */
  unprotected?: boolean | undefined;
}

/** Runs an action whose output is wanted, and gives what it returns beside it. */
async function captured<T>(action: () => T | Promise<T>) {
  let made: T | undefined;
  const { all, stdout } = await capture(async () => {
    made = await action();
  });
  return { made: made as T, all, stdout };
}

/** Sends one app's requests to the framework as it is and behind the adapter, and compares what comes of them. */
export async function runHttpEpisode(options: HttpEpisodeOptions): Promise<Episode> {
  const { adapter, seed, number, pool, calls = callsPerApp, unprotected = false } = options;
  const name = `${seed}/${number}`;
  const random = createRandom(name);
  let mode: Mode = "static";
  const planter = createPlanter(random, pool, () => mode);
  const garden = createGarden(random, planter);
  const { keys } = garden;
  /** The same part is made of the same choices whenever it is made: once for each app. */
  const collect = <T>(part: string, make: (garden: Garden) => T) => {
    const own = createRandom(`${name}/${part}`);
    const ownPlanter = createPlanter(own, pool, () => mode);
    return ownPlanter.collect(() => make({ ...createGarden(own, ownPlanter), keys }));
  };
  const { redactor, mode: made } = randomRedactor(random, keys, httpRules(random, keys));
  mode = made;
  const plan = planOf(random);
  const outlets = createOutlets();
  const cases: Case[] = [];
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = plan.environment;
  const crashes = catchCrashes();
  outlets.listen();
  const sides: Side[] = [];
  try {
    const { made: bare } = await captured(() => openSide({ adapter, plan, guard: undefined, shown: undefined }));
    sides.push(bare);
    const opened = await captured(async () => {
      const guard = guardOf(garden, redactor, outlets);
      const shown = unprotected ? outlets : undefined;
      return { guard, side: await openSide({ adapter, plan, shown, guard: unprotected ? undefined : guard }) };
    });
    outlets.add(opened.all);
    const { guard, side: guarded } = opened.made;
    sides.push(guarded);

    const send = (side: Side, wires: ReadonlyMap<number, Wire>) =>
      captured(() =>
        runBatch({ running: side.running, wires, crashes, showsFrames: plan.environment === "development" }),
      );
    for (let at = 0; at < calls; ) {
      const size = Math.min(calls - at, random.integer(1, atOnce));
      const plants: Plant[] = [];
      const wires = new Map<number, Wire>();
      for (let index = at; index < at + size; index++) {
        const wire = collect(`wire ${index}`, (own) => wireOf(own, index));
        wires.set(index, wire.made);
        bare.acts.set(index, collect(`act ${index}`, actOf).made);
        const act = collect(`act ${index}`, actOf);
        guarded.acts.set(index, act.made);
        plants.push(...wire.plants, ...act.plants);
      }
      const was = await send(bare, wires);
      // What frameworks keep for all apps of a process is behind the adapter for the bare app, too.
      const strays = outlets.take().all;
      const is = await send(guarded, wires);
      const { lines, all: logged } = outlets.take();
      const all = `${logged}\n${is.all}`;
      const refused = adapter.refusesUrls ? [...wires.values()].filter(({ path }) => !isUrl(path)).length : 0;
      const isTold = !plan.isLate && !unprotected;
      const faults: Fault[] = [
        ...compareAnswers(wires, was.made, is.made),
        ...compareObjects(wires, bare, guarded, (plan.errorHandler === "throws" && adapter.restored) || []),
        ...checkWritten({ lines, stdout: is.stdout, all }, guard, isTold ? is.made.arrived - refused : 0),
      ];
      // What was under way together is judged together.
      cases.push({ number: number * callsPerApp + at, all: `${strays}\n${all}`, plants, faults });
      for (let index = at + 1; index < at + size; index++) {
        cases.push({ number: number * callsPerApp + index, all: "", plants: [], faults: [] });
      }
      at += size;
    }
  } finally {
    const closed = await captured(async () => {
      for (const { running } of sides) await running.close();
    });
    const last = cases.at(-1);
    if (last !== undefined) last.all += `${closed.all}\n${outlets.take().all}`;
    crashes.stop();
    outlets.stop();
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
  }
  return { cases, decisions: redactor.stats().byAction };
}
