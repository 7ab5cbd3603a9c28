import { markRedacted, type Redacted } from "../engine/redacted.ts";
import { RedactionError } from "../errors.ts";
import { admitLine } from "../host/admit-line.ts";
import { type Level, levels } from "./levels.ts";
import { createWriteOut } from "./write-out.ts";

/** A logger as applications have them: its methods take a record and a message, as pino's, or it is one of winston. */
export interface LoggerLike {
  // biome-ignore lint/suspicious/noExplicitAny: loggers of many libraries
  info(...args: any[]): unknown;
  // biome-ignore lint/suspicious/noExplicitAny: loggers of many libraries
  error(...args: any[]): unknown;
}

/** Is given every record, redacted, with level, time and message. */
export type LogFunction = (record: Redacted<Record<string, unknown>>) => void;

/** Where lines go. What is written is redacted. */
export interface Sink {
  isEnabled(level: Level): boolean;
  /** A line's JSON text without its end. */
  write(text: string, level: Level): void;
}

// biome-ignore lint/suspicious/noExplicitAny: loggers of many libraries
type AnyLogger = any;

/** Whether a logger is one of winston, whose methods take the message first. */
export function isWinston(logger: object): boolean {
  const { levels: own, log, add } = logger as AnyLogger;
  return typeof own === "object" && own !== null && typeof log === "function" && typeof add === "function";
}

/** winston's names for levels that it lacks, on its own default levels or syslog's. */
const nearLevels: Record<Level, readonly string[]> = {
  trace: ["trace", "silly", "debug"],
  debug: ["debug"],
  info: ["info"],
  warn: ["warn", "warning"],
  error: ["error"],
  fatal: ["fatal", "crit", "error"],
};

/** The name under which a winston logger knows a level. */
export function winstonLevel({ levels: own }: AnyLogger, level: Level): string {
  return nearLevels[level].find((name) => Object.hasOwn(own, name)) ?? "info";
}

/** The name of the nearest method that a logger has for a level. */
export function methodOf(logger: AnyLogger, level: Level): string {
  if (typeof logger[level] === "function") return level;
  return levels[level] < levels.error ? "info" : "error";
}

function createWinstonSink(logger: AnyLogger): Sink {
  return {
    isEnabled: (level) => logger.isLevelEnabled?.(winstonLevel(logger, level)) !== false,
    write(text, level) {
      const { level: _level, time: _time, msg = "", ...record } = JSON.parse(text);
      logger.log(markRedacted({ ...record, level: winstonLevel(logger, level), message: msg }));
    },
  };
}

function createPinoSink(logger: AnyLogger): Sink {
  return {
    isEnabled: (level) => logger.isLevelEnabled?.(level) !== false,
    write(text, level) {
      const { level: _level, time: _time, msg, ...record } = JSON.parse(text);
      logger[methodOf(logger, level)](markRedacted(record), msg);
    },
  };
}

function createStdoutSink(least: Level): Sink {
  const write = createWriteOut(process.stdout);
  return {
    isEnabled: (level) => levels[level] >= levels[least],
    write(text) {
      admitLine(text);
      write(`${text}\n`);
    },
  };
}

/** Writes a line that its logger has thrown on to stderr. */
export function writeToStderr(text: string): void {
  admitLine(text);
  process.stderr.write(`${text}\n`);
}

/**
 * What a line is written to. A line that it throws on goes to stderr: it is redacted, and not to be lost.
 * Throws PHILOG_OPTION_BAD for what is no logger.
 */
export function createSink(logger: LoggerLike | LogFunction | undefined, least: Level = "info"): Sink {
  const sink = openSink(logger, least);
  return {
    isEnabled: sink.isEnabled,
    write(text, level) {
      try {
        sink.write(text, level);
      } catch {
        writeToStderr(text);
      }
    },
  };
}

function openSink(logger: LoggerLike | LogFunction | undefined, least: Level): Sink {
  if (logger === undefined) return createStdoutSink(least);
  if (typeof logger === "function") {
    const isEnabled = (level: Level) => levels[level] >= levels[least];
    return { isEnabled, write: (text) => logger(markRedacted(JSON.parse(text))) };
  }
  if (typeof logger?.info !== "function" || typeof logger.error !== "function") {
    throw new RedactionError("PHILOG_OPTION_BAD", "`logger` is a logger of pino or winston, or a function");
  }
  return isWinston(logger) ? createWinstonSink(logger) : createPinoSink(logger);
}
