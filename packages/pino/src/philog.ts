import { RedactionError } from "@philog/core";
import { checkOptions, type HostOptions, hostOptionNames, openHost, withheldMembers } from "@philog/core/host";
import type { Logger } from "pino";
import { createBindings } from "./bindings.ts";
import { createHead } from "./head.ts";
import type { Instance, LogMethodHook } from "./instance.ts";
import { createAsJson, type LineState } from "./line.ts";
import { createLogMethod } from "./log-method.ts";
import { mergeRecords } from "./merge-strategy.ts";
import { createPrepare } from "./prepare.ts";
import { findSymbols } from "./symbols.ts";

/** What `philog` takes: a redactor, or what one is made from. */
export type PhilogOptions = HostOptions & {
  /** Whether to log once which policy is in force, at level info. @default true */
  startLine?: boolean;
};

const installedKey = Symbol.for("philog.pino");
const metadata = Symbol.for("pino.metadata");

/**
 * Puts a pino logger, and every child made from it from now on, behind a policy. Returns the same logger.
 * Throws PolicyError for a bad policy, RedactionError for bad options and for what is no logger of pino 9 or 10.
 */
// biome-ignore lint/suspicious/noExplicitAny: loggers of any custom levels
export function philog<L extends Logger<any, any>>(logger: L, options: PhilogOptions = {}): L {
  checkOptions(options, [...hostOptionNames, "startLine"], "philog");
  const { startLine = true, ...hostOptions } = options;
  const root = logger as unknown as Instance;
  if (typeof root !== "object" || root === null) {
    throw new RedactionError("PHILOG_HOST_UNSUPPORTED", "philog takes a pino logger");
  }
  const symbols = findSymbols(root);
  if (root[installedKey] === true) {
    throw new RedactionError("PHILOG_HOST_UNSUPPORTED", "the logger is behind a policy already");
  }
  const host = openHost(hostOptions as HostOptions);
  const { passes } = host;

  const state: LineState = {
    formatted: undefined,
    line: "",
    made: 0,
    lastObject: undefined,
    lastMessage: undefined,
    start: undefined,
  };
  const prepare = createPrepare(symbols);
  const bindings = createBindings(symbols, host, prepare);
  const head = createHead(symbols, passes);

  const withheldLine = (instance: Instance, level: number): string => {
    passes.counts.withheld += 1;
    return head(instance, level, `,"time":${Date.now()}`) + withheldMembers + instance[symbols.end];
  };
  const withhold = (instance: Instance, level: number): void => {
    state.line = withheldLine(instance, level);
    instance[symbols.stream].write(state.line);
  };

  const hooks = root[symbols.hooks] as {
    logMethod?: LogMethodHook;
    streamWrite?: (line: string) => string;
  };
  root[symbols.hooks] = {
    ...hooks,
    logMethod: createLogMethod(passes, state, withhold, hooks.logMethod),
    /** Lets through the line that was made here and no other, before the user's own hook. */
    streamWrite(line: string) {
      const stream = root[symbols.stream];
      const level = stream.lastLevel ?? root.levels.values[root.level];
      if (stream[metadata] === true) {
        stream.lastObj = state.lastObject;
        stream.lastMsg = state.lastMessage;
      }
      const own = line === state.line ? line : withheldLine(root, level);
      return hooks.streamWrite ? hooks.streamWrite(own) : own;
    },
  };
  bindings.install(root);
  root[symbols.asJson] = createAsJson(symbols, host, { head, bindings, prepare, state, root });
  if (root[symbols.mergeStrategy] === undefined) root[symbols.mergeStrategy] = mergeRecords;
  root[installedKey] = true;
  // The level's methods close over the hook: setting the level makes them anew.
  root[symbols.setLevel](root.level);

  if (startLine && root.isLevelEnabled("info")) {
    state.start = host.startRecord();
    root[symbols.write](state.start, "policy in force", root.levels.values.info);
    state.start = undefined;
  }
  return logger;
}
