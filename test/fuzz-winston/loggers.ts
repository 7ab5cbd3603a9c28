import type { Redactor } from "@philog/core";
import { createLogger, philog } from "@philog/winston";
import winston, { type Logger } from "winston";
import type { Garden } from "../fuzz/garden.ts";
import type { Outlets } from "../fuzz/outlets.ts";
import { freezeDeep, snapshot } from "../fuzz/snapshot.ts";
import { randomTransports } from "./transports.ts";
import { randomFormat, randomOptions } from "./winston-options.ts";

/** A logger behind a policy, and its children. */
export interface Family {
  root: Logger;
  loggers: Logger[];
  /** Children that are older than the policy: their `write` is winston's own, and copies what it is given. */
  older: readonly Logger[];
  /** Adds a child of one of them. Says whether the bindings were changed. */
  grow(parent: Logger): boolean;
  /** Changes the logger as applications do at run time. */
  change(): void;
}

function bindingsOf({ random, planter, keys, value }: Garden): Record<string, unknown> {
  const bindings: Record<string, unknown> = {};
  for (let count = random.integer(0, 4); count > 0; count--) {
    const key = random.percent(10) ? planter.value("key") : random.pick(keys);
    bindings[key] = random.percent(60) ? planter.value("binding") : value(2);
  }
  if (random.percent(5)) bindings.err = new Error(`no user '${planter.value("quoted in an error message")}'`);
  return bindings;
}

/** A logger of random options, behind a policy where a redactor is given. */
export function randomFamily(garden: Garden, redactor: Redactor | undefined, outlets: Outlets): Family {
  const { random, planter } = garden;
  const options = randomOptions(garden);
  const transports = randomTransports(garden, outlets, options.format === undefined);
  const own = { redactor, startLine: random.percent(50), policyInLines: random.percent(20) } as { redactor: Redactor };
  const all = { ...options, transports };
  let root: Logger;
  const older: Logger[] = [];
  if (redactor !== undefined && random.percent(30)) root = createLogger({ ...all, philog: own } as any);
  else {
    const plain = winston.createLogger(all as any);
    if (random.percent(20)) older.push(plain.child(bindingsOf(garden)));
    root = redactor === undefined ? plain : philog(plain, own);
  }
  const loggers = [root, ...older];
  const changes: (() => void)[] = [
    () => root.add(randomTransports(garden, outlets, false)[0] ?? new winston.transports.Console({ silent: true })),
    () => {
      root.format = randomFormat(garden);
    },
    () => {
      root.defaultMeta = random.percent(20) ? undefined : { [random.pick(garden.keys)]: planter.value("base") };
    },
    () => {
      const [transport] = root.transports;
      if (transport !== undefined) transport.format = randomFormat(garden);
    },
    () => {
      if (root.transports.length > 1) root.remove(root.transports[0]!);
    },
    () =>
      root.configure({
        ...options,
        format: randomFormat(garden),
        transports: randomTransports(garden, outlets, false),
      } as any),
    () => root.configure({ ...options, transports: randomTransports(garden, outlets, false) } as any),
    () => {
      root.silent = false;
    },
  ];
  return {
    root,
    loggers,
    older,
    grow(parent) {
      const bindings = bindingsOf(garden);
      if (random.percent(50)) freezeDeep(bindings);
      const before = snapshot(bindings);
      loggers.push(parent.child(bindings));
      return snapshot(bindings) !== before;
    },
    change: () => random.pick(changes)(),
  };
}
