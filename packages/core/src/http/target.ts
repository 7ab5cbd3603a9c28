import { RedactionError } from "../errors.ts";
import type { Host } from "../host/open-host.ts";
import { followRequests, requestContext } from "./follow.ts";
import type { Level } from "./levels.ts";
import { callOf, createBound, createLog, createWriteRecord, type Log, type ReadTold } from "./log.ts";
import { isWinston, type LogFunction, type LoggerLike, methodOf, type Sink, winstonLevel } from "./sink.ts";

/** Where request lines go, and what a request's logger is made from. */
export interface Target {
  /** Carries the id of the request under way. */
  readonly log: Log;
  write(level: Level, record: () => object, message: string): void;
  /** Writes what an adapter has made of a call to a logger of its own; it is not read where the level is off. */
  tell(level: Level, read: ReadTold): void;
  /** A logger whose lines carry the id: a child of the application's own where that is behind a policy. */
  bind(requestId: string): Log;
}

// biome-ignore lint/suspicious/noExplicitAny: loggers of many libraries
type AnyLogger = any;

/** What the adapters for loggers leave on those that they put behind a policy; children inherit it. */
const guards = [Symbol.for("philog.pino"), Symbol.for("philog.winston")];
const boundKey = Symbol.for("philog.bound");

/** Whether a logger is behind a policy of its own. */
export function isGuarded(logger: LoggerLike | LogFunction | undefined): logger is LoggerLike {
  return typeof logger === "object" && logger !== null && guards.some((guard) => guard in logger);
}

const none = () => "";

/** Members that every line of the process's own logger carries while a request is under way. */
function createAmbient(host: Host): () => string {
  return () => {
    const context = requestContext();
    return context === undefined ? "" : host.passes.fragment({ requestId: context.requestId }).text;
  };
}

/** A target whose lines are all redacted here. */
export function createTarget(host: Host, sink: Sink): Target {
  const write = createWriteRecord(host, sink, none);
  const ambient = createAmbient(host);
  const tell = createWriteRecord(host, sink, ambient);
  const log = createLog(host, sink, ambient);
  return {
    get log() {
      followRequests();
      return log;
    },
    write: (level, record, message) => write(level, () => [record(), message, "formatted"]),
    tell: (level, read) => tell(level, () => callOf(host, read(host.passes))),
    bind: (requestId) => createLog(host, sink, none, createBound(host, { requestId })),
  };
}

/** A target whose lines are redacted by the logger's own policy; by the host's where the logger throws. */
export function createGuardedTarget(host: Host, logger: AnyLogger, fallback: Sink): Target {
  const inWinston = isWinston(logger);
  const onThrow = createWriteRecord(host, fallback, none);
  const hand = (level: Level, record: object, message: string): void => {
    if (inWinston) logger.log({ ...record, level: winstonLevel(logger, level), message });
    else logger[methodOf(logger, level)](record, message);
  };
  return {
    log: logger,
    write(level, read, message) {
      try {
        hand(level, read(), message);
      } catch {
        onThrow(level, () => [read(), message, "formatted"]);
      }
    },
    tell(level, read) {
      if (logger.isLevelEnabled?.(inWinston ? winstonLevel(logger, level) : level) === false) return;
      try {
        const { record, message, values = [], isError } = read(host.passes);
        // The logger's own policy holds all of it; the message of an error it takes from there.
        const given = isError === true || message === undefined ? [] : [message, ...values];
        if (!inWinston) logger[methodOf(logger, level)](record, ...given);
        // winston takes a text behind what is none for the message: it is a value, which has no name.
        else if (typeof message !== "string") logger.log(winstonLevel(logger, level), given[0] ?? "", record);
        else logger.log(winstonLevel(logger, level), given[0] ?? "", ...given.slice(1), record);
      } catch {
        onThrow(level, () => callOf(host, read(host.passes)));
      }
    },
    bind(requestId) {
      const child = logger.child({ requestId });
      child[boundKey] = true;
      return child;
    },
  };
}

/** Lets all lines that pino writes during a request carry its id, whoever has it written. */
function attachToPino(logger: AnyLogger): void {
  let slot: symbol | undefined;
  for (let at = logger; at !== null && slot === undefined; at = Object.getPrototypeOf(at)) {
    slot = Object.getOwnPropertySymbols(at).find(({ description }) => description === "pino.mixin");
  }
  if (slot === undefined) return;
  const before = logger[slot];
  logger[slot] = (record: object, level: number, instance: AnyLogger) => {
    const members = before?.(record, level, instance);
    const context = requestContext();
    if (context === undefined || instance[boundKey] === true) return members ?? {};
    return { requestId: context.requestId, ...members };
  };
}

/** The same for winston. */
function attachToWinston(logger: AnyLogger): void {
  let meta = logger.defaultMeta;
  Object.defineProperty(logger, "defaultMeta", {
    configurable: true,
    enumerable: true,
    get() {
      const context = requestContext();
      return context === undefined ? meta : { requestId: context.requestId, ...meta };
    },
    set(value) {
      meta = value;
    },
  });
}

const attachedKey = Symbol.for("philog.attached");

/** Lets a logger's lines carry the id of the request under way. Once for a logger. */
export function attachContext(logger: LoggerLike): void {
  const own: AnyLogger = logger;
  if (Object.hasOwn(own, attachedKey)) return;
  Object.defineProperty(own, attachedKey, { value: true });
  followRequests();
  if (isWinston(own)) attachToWinston(own);
  else attachToPino(own);
}

/** Throws PHILOG_OPTION_BAD where a policy is given beside a logger that has its own, which alone would count. */
export function checkGuarded(options: object): void {
  if (Object.values(options).some((value) => value !== undefined)) {
    throw new RedactionError(
      "PHILOG_OPTION_BAD",
      "the logger is behind a policy of its own: give its `redactor`, or none",
    );
  }
}
