import { EOL } from "node:os";
import { Writable } from "node:stream";
import type { Redactor } from "@philog/core";
import { philog as behindPino } from "@philog/pino";
import { philog as behindWinston } from "@philog/winston";
import pino from "pino";
import winston from "winston";
import type { Garden } from "../fuzz/garden.ts";
import type { Outlets } from "../fuzz/outlets.ts";

/** Options of an adapter for HTTP, and what its lines are known by. */
export interface Guard {
  /** Made anew for each app: a logger is attached to once. */
  options: any;
  logger: "stdout" | "function" | "pino" | "winston" | "guarded pino" | "guarded winston" | "throws";
  /** What each line ends with; undefined where lines are handed over as records. */
  end: string;
  /** Whether a request without an error has a line at the level that is set. */
  tellsAll: boolean;
}

/** A destination as a stream, which winston asks for. */
function streamTo(outlets: Outlets, tells: boolean): Writable {
  const destination = outlets.destination(tells);
  return new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      destination.write(String(chunk));
      done();
    },
  });
}

export const loggers = ["stdout", "function", "pino", "winston", "guarded pino", "guarded winston", "throws"] as const;

/** Random options of an adapter around a redactor. */
export function guardOf({ random }: Garden, redactor: Redactor, outlets: Outlets): Guard {
  const logger = random.pick(loggers);
  const destination = outlets.destination(random.percent(35));
  const level = random.pick([undefined, undefined, "trace", "info", "error"] as const);
  const winstonLogger = () =>
    winston.createLogger({
      level: "silly",
      transports: [new winston.transports.Stream({ stream: streamTo(outlets, false) })],
    });
  const own = { redactor, startLine: random.percent(50) };
  const made: Record<Guard["logger"], () => unknown> = {
    stdout: () => undefined,
    function: () => (record: object) => destination.write(`${JSON.stringify(record)}\n`),
    pino: () => pino({ level: "trace" }, destination as any),
    winston: winstonLogger,
    "guarded pino": () => behindPino(pino({ level: "trace" }, destination as any), own),
    "guarded winston": () => behindWinston(winstonLogger(), own),
    throws: () => () => {
      throw new Error("logger");
    },
  };
  const options: Record<string, unknown> = { redactor, logger: made[logger]() };
  if (level !== undefined) options.level = level;
  if (random.percent(50)) options.requestIdHeader = random.pick([false, "x-request-id", "X-User", "x-id", "cookie"]);
  if (random.percent(40)) options.bodyLimit = random.pick([0, 10, 100, 100_000]);
  if (random.percent(60)) options.startLine = false;
  return {
    options,
    logger,
    end: logger === "winston" || logger === "guarded winston" ? EOL : "\n",
    tellsAll: level !== "error",
  };
}
