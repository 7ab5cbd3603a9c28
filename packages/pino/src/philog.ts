import { RedactionError } from "@philog/core";
import { admitLine, checkOptions, type HostOptions, hostOptionNames, loggerCounts, openHost } from "@philog/core/host";
import type { BaseLogger } from "pino";
import { createBindings } from "./bindings.ts";
import { mergeRecords } from "./copy-members.ts";
import { createHead } from "./head.ts";
import type { Instance, LogMethodHook } from "./instance.ts";
import { createLines } from "./line.ts";
import { createLogMethod } from "./log-method.ts";
import { createPrepare } from "./prepare.ts";
import { createLineState } from "./state.ts";
import { findSymbols } from "./symbols.ts";

/** What `philog` takes: a redactor, or what one is made from. */
export type PhilogOptions = HostOptions & {
  /** Whether to log once which policy is in force, at level info. @default true */
  startLine?: boolean;
  /** Whether every line carries the first twelve digits of the policy's hash, as `policy`. @default false */
  policyInLines?: boolean;
};

const installedKey = Symbol.for("philog.pino");
const metadata = Symbol.for("pino.metadata");

/** A stream that asks for more than the line; several, where pino.multistream made it. */
interface MetadataStream {
  streams?: { stream: MetadataStream }[];
  [metadata]?: boolean;
  lastLevel?: number;
  lastObj?: object | undefined;
  lastMsg?: unknown;
  lastTime?: string;
  lastLogger?: Instance;
}

const isRead = (stream: MetadataStream): boolean =>
  stream[metadata] === true && (stream.streams === undefined || stream.streams.some((one) => isRead(one.stream)));

/**
 * Puts a pino logger, and every child made from it from now on, behind a policy. Returns the same logger.
 * Throws PolicyError for a bad policy, RedactionError for bad options and for what is no logger of pino 9 or 10.
 */
export function philog<L extends BaseLogger>(logger: L, options: PhilogOptions = {}): L {
  checkOptions(options, [...hostOptionNames, "startLine", "policyInLines"], "philog");
  const { startLine = true, policyInLines = false, ...hostOptions } = options;
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

  const state = createLineState();
  const prepare = createPrepare(symbols);
  const bindings = createBindings(symbols, host, prepare);
  const head = createHead(symbols, host);
  const lines = createLines(symbols, host, { head, bindings, state, root, policyInLines });

  /** Gives metadata streams what the last line holds in the place of what it was made of. */
  const tell = (stream: MetadataStream, instance: Instance): void => {
    const { record, message } = lines.show();
    stream.lastLevel = state.level;
    stream.lastObj = record;
    stream.lastMsg = message;
    stream.lastTime = state.time.slice(state.time.indexOf(":") + 1);
    stream.lastLogger = instance;
  };
  const hand = (instance: Instance, line: string): string => {
    const stream: MetadataStream = instance[symbols.stream];
    if (isRead(stream)) tell(stream, instance);
    else if (stream[metadata] === true) {
      stream.lastObj = undefined;
      stream.lastMsg = undefined;
    }
    return line;
  };

  const hooks = root[symbols.hooks] as {
    logMethod?: LogMethodHook;
    streamWrite?: (line: string) => string;
  };
  const withhold = (instance: Instance, level: number): void => {
    instance[symbols.stream].write(hand(instance, lines.withheld(instance, level)));
  };
  root[symbols.hooks] = {
    ...hooks,
    logMethod: createLogMethod(passes, state, withhold, hooks.logMethod),
    /** Lets through the line that was made here and no other, before the user's own hook. */
    streamWrite(line: string) {
      const { writer = root, level } = state;
      const own = hand(writer, line === state.line ? line : lines.withheld(writer, level));
      const written = hooks.streamWrite ? hooks.streamWrite(own) : own;
      state.handed = true;
      admitLine(own);
      return written;
    },
  };
  bindings.install(root);
  root[symbols.asJson] = lines.asJson;
  root[symbols.mergeStrategy] ??= mergeRecords;
  root[installedKey] = true;
  loggerCounts("pino").guarded += 1;
  // The level's methods close over the hook: setting the level makes them anew.
  root[symbols.setLevel](root.level);

  if (startLine && root.isLevelEnabled("info")) {
    const mixin = root[symbols.mixin];
    root[symbols.mixin] = undefined;
    state.start = host.startRecord();
    root[symbols.write](state.start, "policy in force", root.levels.values.info);
    state.start = undefined;
    root[symbols.mixin] = mixin;
  }
  return logger;
}
