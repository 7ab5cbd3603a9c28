import type { LoggerService, LogLevel } from "@nestjs/common";
import { requestContext } from "@philog/core/context";
import { exchangeOf, type Level } from "@philog/core/http";
import { note } from "./note.ts";
import { type Opened, openNest, type PhilogOptions } from "./open.ts";
import { type Arguments, readArguments } from "./read-arguments.ts";
import { countLines, createReadTold } from "./read-told.ts";

/** Nest's levels, least first, and the level of a line. */
const lineLevels: Record<LogLevel, Level> = {
  verbose: "trace",
  debug: "debug",
  log: "info",
  warn: "warn",
  error: "error",
  fatal: "fatal",
};
const order = Object.keys(lineLevels) as LogLevel[];

/** The context under which Nest logs an exception that it has answered. */
const answered = "ExceptionsHandler";

/** The request whose line takes an exception up. */
function exchangeUnderWay() {
  const context = requestContext();
  return context === undefined ? undefined : exchangeOf(context.request);
}

/**
 * A logger for Nest, behind the policy: for `NestFactory.create(App, { logger })` and `app.useLogger`. An exception that
 * Nest has answered stands in its request's line. No method throws; the constructor throws as `PhilogModule.forRoot`.
 */
export class PhilogLogger implements LoggerService {
  readonly #current: () => Opened;
  #least = 0;
  #listed: readonly LogLevel[] = order;

  /** A function is the module's own way. */
  constructor(options: PhilogOptions | (() => Opened) = {}) {
    const opened = typeof options === "function" ? undefined : openNest(options, "PhilogLogger");
    this.#current = opened === undefined ? (options as () => Opened) : () => opened;
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.#write("log", [message, ...rest]);
  }
  error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) === answered && rest.every((value) => value === undefined || value === answered)) {
      const exchange = exchangeUnderWay();
      if (exchange !== undefined) {
        note(exchange, message);
        return;
      }
    }
    this.#write("error", [message, ...rest]);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.#write("warn", [message, ...rest]);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.#write("debug", [message, ...rest]);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.#write("verbose", [message, ...rest]);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.#write("fatal", [message, ...rest]);
  }

  /** The levels that are written, and all above the highest of them; the options' `level` holds, too. */
  setLogLevels(levels: LogLevel[]): void {
    this.#listed = [...levels];
    this.#least = levels.length === 0 ? order.length : Math.max(...levels.map((level) => order.indexOf(level)));
  }

  #write(level: LogLevel, given: unknown[]): void {
    if (!this.#listed.includes(level) && order.indexOf(level) < this.#least) return;
    const { tell } = this.#current().exchanges;
    let args: Arguments;
    try {
      args = readArguments(given);
    } catch (failure) {
      tell(lineLevels[level], () => {
        throw failure;
      });
      return;
    }
    for (let at = 0; at < countLines(args); at++) tell(lineLevels[level], createReadTold(args, at));
  }
}
