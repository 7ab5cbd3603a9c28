import { RedactionError } from "@philog/core";
import type { Level, Log } from "@philog/core/http";
import { type Answering, restate } from "./restate.ts";
import { mergeSerializers, type Serializers, serialize } from "./serializers.ts";

/** The names of levels and their numbers, as pino has them. */
const values: Record<string, number> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };
const silent = Number.POSITIVE_INFINITY;
const labels: Record<number, string> = Object.fromEntries(Object.entries(values).map(([name, value]) => [value, name]));

/** The number of a level; undefined of what is none. */
export function levelNumber(level: unknown): number | undefined {
  if (level === "silent") return silent;
  return typeof level === "string" && Object.hasOwn(values, level) ? values[level] : undefined;
}

/** The member under which a request's lines carry its id. */
export const idMember = "requestId";

const ownKey = Symbol.for("philog.fastify.logger");

/** Whether a logger was made here, by whichever copy of this package. */
export function isOwnLogger(log: unknown): boolean {
  return typeof log === "object" && log !== null && ownKey in log;
}

/** Where the lines of loggers go. */
export interface LoggerParts {
  /** Carries the id of the request under way. */
  readonly log: Log;
  /** A logger whose lines carry this id of a request, whichever is under way. */
  readonly bind: (requestId: string) => Log;
}

/** What pino's `child` takes besides bindings, as far as it cannot loosen the policy. */
interface ChildOptions {
  level?: string;
  serializers?: object;
}

const none: ChildOptions = {};

/** A logger as Fastify and its users know pino's, whose lines are redacted. */
export class PolicyLogger {
  /** What Fastify answers with, where the logger is a request's: warnings of its own name the URL. */
  answering: Answering | undefined;
  #least: number;
  /** Made when the first line is written: most requests write none. */
  #log: Log | undefined;
  readonly #open: () => Log;
  readonly #parts: LoggerParts;
  readonly #serializers: Serializers;

  constructor(parts: LoggerParts, open: () => Log, least: number, serializers: Serializers) {
    this.answering = undefined;
    this.#parts = parts;
    this.#open = open;
    this.#least = least;
    this.#serializers = serializers;
  }

  get [ownKey](): true {
    return true;
  }

  /** Fastify holds the levels of routes to these. */
  get levels() {
    return { values, labels };
  }

  get level(): string {
    return labels[this.#least] ?? "silent";
  }

  set level(level: string) {
    const least = levelNumber(level);
    if (least === undefined) {
      throw new RedactionError("PHILOG_OPTION_BAD", `\`level\` is one of ${Object.keys(values).join(", ")}, silent`);
    }
    this.#least = least;
  }

  isLevelEnabled(level: string): boolean {
    return (values[level] ?? 0) >= this.#least;
  }

  trace(...args: unknown[]): void {
    if (this.#least <= 10) this.#write("trace", args);
  }

  debug(...args: unknown[]): void {
    if (this.#least <= 20) this.#write("debug", args);
  }

  info(...args: unknown[]): void {
    if (this.#least <= 30) this.#write("info", args);
  }

  warn(...args: unknown[]): void {
    if (this.#least <= 40) this.#write("warn", restate(args, this.answering));
  }

  error(...args: unknown[]): void {
    if (this.#least <= 50) this.#write("error", args);
  }

  fatal(...args: unknown[]): void {
    if (this.#least <= 60) this.#write("fatal", args);
  }

  silent(): void {}

  child(bindings: object, options: ChildOptions = none): PolicyLogger {
    const serializers = mergeSerializers(this.#serializers, options.serializers);
    const open = () => this.#with(bindings, serializers);
    return new PolicyLogger(this.#parts, open, levelNumber(options.level) ?? this.#least, serializers);
  }

  /** Adds members to all lines from now on. */
  setBindings(bindings: object): void {
    this.#log = this.#with(bindings, this.#serializers);
  }

  #own(): Log {
    this.#log ??= this.#open();
    return this.#log;
  }

  #with(bindings: object, serializers: Serializers): Log {
    const { log, bind } = this.#parts;
    const before = this.#own();
    try {
      const { [idMember]: id, ...rest } = serialize(bindings, serializers) as Record<string, unknown>;
      // The id of the request under way is on all lines that are no request's own.
      const isRequest = before === log && (typeof id === "string" || typeof id === "number");
      const bound = isRequest ? bind(String(id)) : before;
      const others = isRequest || id === undefined ? rest : bindings;
      return Object.keys(others).length === 0 ? bound : bound.child(others);
    } catch {
      return before.child(bindings);
    }
  }

  #write(level: Level, args: unknown[]): void {
    try {
      // As in pino: a record that is missing is none.
      if ((args[0] === undefined || args[0] === null) && args.length > 1) args.shift();
      if (this.#serializers.size > 0) args[0] = serializeFirst(args[0], this.#serializers);
    } catch {
      // The record goes to the policy as it is.
    }
    this.#own()[level](...(args as [object]));
  }
}

function serializeFirst(first: unknown, serializers: Serializers): unknown {
  if (typeof first !== "object" || first === null || first instanceof Error) return first;
  return serialize(first, serializers);
}

/** The logger of an app. `level`: the least level of lines. */
export function createLogger(parts: LoggerParts, level: string): PolicyLogger {
  return new PolicyLogger(parts, () => parts.log, levelNumber(level) ?? values.info!, new Map());
}
