import type { Redactor } from "@philog/core";
import type { Canary } from "@philog/testing";
import { type Args, measuredArgs, randomArgs } from "./arguments.ts";
import { checkLines, direct, type Fault, origin } from "./checks.ts";
import type { Garden } from "./garden.ts";
import { bindMore, type Family, methodsOf, splitBetween } from "./loggers.ts";
import type { Outlets } from "./outlets.ts";
import type { Plant } from "./planter.ts";
import { type Mode, reload } from "./policies.ts";
import { freezeDeep, snapshot } from "./snapshot.ts";

/** What one call did. */
export interface Case {
  /** The number of the call in its run. */
  number: number;
  /** Everything that it emitted. */
  all: string;
  plants: readonly Plant[];
  /** What was wrong with it, without any value. */
  faults: Fault[];
  /** An opaque canary in free text: whether it came through. */
  measured?: { mode: Mode; place: string; leaked: boolean };
}

/** A record of the ring, as it was before the calls. */
export interface Entry {
  record: object;
  before: string;
  plants: Plant[];
}

/** What the calls of one episode share. */
export interface Stage {
  garden: Garden;
  redactor: Redactor;
  family: Family;
  outlets: Outlets;
  mode: Mode;
  apart: readonly Canary[];
  unprotected: boolean;
}

type Report = (kind: Fault["kind"], detail: string) => void;

/** Changes what later calls are made with. */
function change({ garden, family, redactor, mode, unprotected }: Stage, report: Report): void {
  const { random } = garden;
  const logger = random.pick(family.loggers);
  const choice = random.integer(0, 99);
  if (choice < 6 && family.loggers.length < 8) {
    if (family.grow(logger)) report("changed input", "bindings");
  } else if (choice < 8) bindMore(logger, garden);
  else if (choice === 8) reload(garden, redactor, mode);
  else if (choice === 9 && random.percent(10) && !unprotected) redactor.lockdown("fuzz");
}

/** One call of a log method. */
function log({ garden, family, outlets }: Stage, entry: Entry, given: Args | undefined, report: Report): void {
  const { random } = garden;
  const { record } = entry;
  let logger = random.pick(family.loggers);
  let args = given;
  if (args === undefined && random.percent(3)) {
    const { child, rest } = splitBetween(logger, garden);
    logger = child;
    args = [rest];
  }
  args ??= randomArgs(garden, record);
  const method = random.pick(methodsOf(logger));
  if (random.percent(50)) {
    freezeDeep(args);
    entry.before = snapshot(record);
  }
  const before = snapshot(args, record);
  (logger as any)[method](...args);
  if (snapshot(args, record) !== before) report("changed input", "arguments");
  if (random.percent(4)) outlets.add(JSON.stringify(logger.bindings()));
}

/** `kept`: plants that later calls can show. */
export function runCall(stage: Stage, entry: Entry): Omit<Case, "number"> & { kept: Plant[] } {
  const { garden, redactor, outlets, mode, apart, unprotected } = stage;
  const { random, planter } = garden;
  const faults: Fault[] = [];
  const report: Report = (kind, detail) => faults.push({ kind, detail });
  const guarded = (action: () => void) => {
    const { plants } = planter.collect(() => {
      try {
        action();
      } catch (error) {
        report("exception", origin(error));
      }
    });
    return plants;
  };
  const measures = random.percent(12) ? random.pick(apart) : undefined;
  const measured = measures === undefined ? undefined : measuredArgs(garden, measures.value);
  const kept = guarded(() => change(stage, report));
  const plants = guarded(() => {
    if (measured === undefined && random.percent(20) && !unprotected) {
      faults.push(...direct(redactor, entry.record, planter.text("text field"), outlets));
    } else log(stage, entry, measured?.args, report);
  });
  if (snapshot(entry.record) !== entry.before) report("changed input", "the record");
  const { lines, all } = outlets.take();
  faults.push(...checkLines(lines, stage.family.end));
  const result = { all, plants, kept, faults };
  // Where no line was asked for, or a limit has cut it, nothing is learned about text.
  if (measures === undefined || lines.length === 0 || all.includes("[LIMIT:")) return result;
  const leaked = measures.value.split(" ").some((word) => all.includes(word));
  return { ...result, measured: { mode, place: measured!.place, leaked } };
}
