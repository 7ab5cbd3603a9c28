import type { Redactor } from "@philog/core";
import { philog, pino as pinoWithPolicy } from "@philog/pino";
import pino from "pino";
import type { Garden } from "./garden.ts";
import { childOptions, options } from "./logger-options.ts";
import type { Outlets } from "./outlets.ts";
import { sentence } from "./sentence.ts";
import { freezeDeep, snapshot } from "./snapshot.ts";

type Logger = pino.Logger<string, boolean>;

/** A logger behind a policy, and what its lines are known by. */
export interface Family {
  loggers: Logger[];
  end: string;
  /** Adds a child of one of them. Says whether the bindings were changed. */
  grow(parent: Logger): boolean;
}

function stream({ random }: Garden, outlets: Outlets): any {
  const tells = random.percent(35);
  if (!random.percent(20)) return outlets.destination(tells);
  const streams = [
    { stream: outlets.destination(tells), level: "trace" },
    { stream: outlets.destination(random.percent(50)), level: "error" },
  ];
  return pino.multistream(streams as any, { dedupe: random.percent(30) });
}

function bindingsOf(garden: Garden): any {
  const { random, planter } = garden;
  const bindings: Record<string, unknown> = {};
  for (let count = random.integer(0, 4); count > 0; count--) {
    const key = random.percent(10) ? planter.value("key") : random.pick(garden.keys);
    bindings[key] = random.percent(60) ? planter.value("binding") : garden.value(2);
  }
  if (random.percent(10)) bindings.note = sentence(random, planter.text("text field"));
  if (random.percent(5)) bindings.err = new Error(`no user '${planter.value("quoted in an error message")}'`);
  return bindings;
}

/** A child made before the policy; pino by itself lets through what bindings throw. */
function unprotected(logger: Logger, bindings: object): Logger {
  try {
    return logger.child(bindings) as Logger;
  } catch {
    return logger;
  }
}

/** A logger as it is made; without pino's own `redact` where that does not survive a value of `base`. */
function made(own: object, make: (options: any) => any): Logger {
  try {
    return make(own);
  } catch {
    return make({ ...own, redact: [] });
  }
}

/** A mixin that logs, once for each call. */
function loggingMixin({ planter }: Garden, logger: () => Logger): () => object {
  const [user, text] = [planter.value("mixin"), planter.value("argument")];
  let busy = false;
  return () => {
    if (busy) return {};
    busy = true;
    try {
      logger().info({ user }, "payment failed for %s", text);
    } finally {
      busy = false;
    }
    return { user };
  };
}

/** A logger of random options, with children; behind a policy where a redactor is given. */
export function randomFamily(garden: Garden, redactor: Redactor | undefined, outlets: Outlets): Family {
  const { random } = garden;
  const own = options(garden);
  const loggers: Logger[] = [];
  if (random.percent(5)) own.mixin = loggingMixin(garden, () => loggers[0]!);
  const destination = stream(garden, outlets);
  const behind = { redactor, startLine: random.percent(50) } as { redactor: Redactor };
  const isDropIn = random.percent(30);
  if (redactor !== undefined && isDropIn)
    loggers.push(made(own, (options) => pinoWithPolicy({ ...options, philog: behind }, destination)));
  else {
    let plain = made(own, (options) => pino(options, destination));
    if (random.percent(20)) plain = unprotected(plain, bindingsOf(garden));
    loggers.push(redactor === undefined ? plain : philog(plain, behind));
  }
  const grow: Family["grow"] = (parent) => {
    const bindings = bindingsOf(garden);
    if (random.percent(50)) freezeDeep(bindings);
    const before = snapshot(bindings);
    loggers.push(parent.child(bindings, childOptions(garden)) as Logger);
    return snapshot(bindings) !== before;
  };
  return { loggers, end: own.crlf ? "\r\n" : "\n", grow };
}

/** A child whose prefix and the message behind it make one labelled value together. */
export function splitBetween(logger: Logger, { planter }: Garden): { child: Logger; rest: string } {
  const text = planter.labelled("prefix");
  // Not within a word: the half of an address is a name, and without the other half nobody can know it.
  const digit = text.search(/(?<!\w)\d/);
  const at = digit < 0 ? text.length : digit;
  return { child: logger.child({}, { msgPrefix: text.slice(0, at) }) as Logger, rest: text.slice(at) };
}

/** Gives a logger more bindings. */
export function bindMore(logger: Logger, garden: Garden): void {
  logger.setBindings(bindingsOf(garden));
}

/** The methods that a logger has of its own or its parents' levels. */
export const methodsOf = (logger: Logger): string[] =>
  Object.keys(logger.levels.values).filter((name) => typeof (logger as any)[name] === "function");
