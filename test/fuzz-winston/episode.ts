import { format } from "node:util";
import { measuredArgs } from "../fuzz/arguments.ts";
import type { Case } from "../fuzz/call.ts";
import { checkLines, type Fault, origin } from "../fuzz/checks.ts";
import { callsPerPolicy, type Episode, type EpisodeOptions } from "../fuzz/episode.ts";
import { createOutlets, type Outlets, withStandardError } from "../fuzz/outlets.ts";
import { createPlanter, type Plant } from "../fuzz/planter.ts";
import { type Mode, randomRedactor, reload } from "../fuzz/policies.ts";
import { createRandom } from "../fuzz/random.ts";
import { createGarden, randomRecord } from "../fuzz/records.ts";
import { freezeDeep, snapshot } from "../fuzz/snapshot.ts";
import { randomCall } from "./calls.ts";
import { type Family, randomFamily } from "./loggers.ts";

const methods = ["log", "info", "warn", "error"] as const;

/** Test runners have a console of their own, which winston and its transports print to. */
function withConsole<T>(outlets: Outlets, action: () => T): T {
  const before = methods.map((method) => console[method]);
  for (const method of methods) console[method] = (...args: unknown[]) => outlets.add(format(...args));
  try {
    return withStandardError(outlets, action);
  } finally {
    for (const [at, method] of methods.entries()) console[method] = before[at]!;
  }
}

/** Runs the calls of one logger of winston and its children under one policy. */
export function runWinstonEpisode({
  seed,
  number,
  pool,
  calls = callsPerPolicy,
  unprotected,
}: EpisodeOptions): Episode {
  const random = createRandom(`winston/${seed}/${number}`);
  let mode: Mode = "static";
  const planter = createPlanter(random, pool, () => mode);
  const garden = createGarden(random, planter);
  const outlets = createOutlets();
  const cases: Case[] = [];
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = random.percent(15) ? "development" : "production";
  const made = randomRedactor(random, garden.keys);
  const { redactor } = made;
  mode = made.mode;
  const own: Plant[] = [];

  const oneCall = (family: Family): Omit<Case, "number"> => {
    const faults: Fault[] = [];
    const guarded = (action: () => void): Plant[] => {
      const { plants } = planter.collect(() => {
        try {
          action();
        } catch (error) {
          if (!unprotected) faults.push({ kind: "exception", detail: origin(error) });
        }
      });
      return plants;
    };
    own.push(
      ...guarded(() => {
        const choice = random.integer(0, 99);
        const logger = random.pick(family.loggers);
        if (choice < 6 && family.loggers.length < 8) {
          if (family.grow(logger)) faults.push({ kind: "changed input", detail: "bindings" });
        } else if (choice < 9) family.change();
        else if (choice < 10) reload(garden, redactor, mode);
        else if (choice < 11 && random.percent(10) && !unprotected) redactor.lockdown("fuzz");
      }),
    );
    const measures = random.percent(12) ? random.pick(pool.apart) : undefined;
    const measured = measures === undefined ? undefined : measuredArgs(garden, measures.value);
    const plants = guarded(() => {
      const record = randomRecord(garden);
      const call = randomCall(garden, record, measured?.args);
      if (random.percent(50)) freezeDeep([record, call.args]);
      const before = snapshot([record, call.args]);
      const { loggers, older } = family;
      call.run(random.pick(call.writes ? loggers.filter((logger) => !older.includes(logger)) : loggers));
      if (snapshot([record, call.args]) !== before) faults.push({ kind: "changed input", detail: "arguments" });
    });
    const { lines, all } = outlets.take();
    // A format that is set later need not make JSON of it.
    faults.push(
      ...(unprotected
        ? []
        : checkLines(
            lines.filter((line) => line.startsWith('{"')),
            "\n",
          )),
    );
    const result = { all, plants: [...own, ...plants], faults };
    // Where no line was asked for, or a limit has cut it, nothing is learned about text.
    if (measures === undefined || all === "" || all.includes("[LIMIT:")) return result;
    const leaked = measures.value.split(" ").some((word) => all.includes(word));
    return { ...result, measured: { mode, place: measured!.place, leaked } };
  };
  try {
    withConsole(outlets, () => {
      const { made: family, plants } = planter.collect(() =>
        randomFamily(garden, unprotected ? undefined : redactor, outlets),
      );
      own.push(...plants);
      for (let call = 0; call < calls; call++) cases.push({ ...oneCall(family), number: number * calls + call });
      family.root.close();
    });
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
  }
  return { cases, decisions: redactor.stats().byAction };
}
