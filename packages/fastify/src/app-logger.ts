import { RedactionError } from "@philog/core";
import { isGuarded, type LoggerLike } from "@philog/core/http";
import type { FastifyBaseLogger } from "fastify";
import { readSlot } from "./slots.ts";

interface PinoLike extends FastifyBaseLogger {
  levels?: { values?: object };
}

const same = (value: unknown): unknown => value;

/** Whether it is what Fastify has where it is given no logger: one function that does nothing, for all levels. */
const isNone = ({ level, trace, fatal }: FastifyBaseLogger): boolean => level === undefined && trace === fatal;

/** A child that writes records as they are, at all levels: Fastify's own serializers know its requests alone. */
function asIs(logger: PinoLike): LoggerLike {
  const own = readSlot(logger, "pino.serializers");
  const names = typeof own === "object" && own !== null ? Object.keys(own) : [];
  const serializers = Object.fromEntries(names.map((name) => [name, same]));
  return logger.child({}, { level: "trace", serializers });
}

/**
 * The logger that an app was made with, as one that redacted lines are written to; undefined where it has none.
 * Throws PHILOG_HOST_UNSUPPORTED for levels that no line could be written at.
 */
export function loggerOf(logger: PinoLike): LoggerLike | undefined {
  if (isGuarded(logger as LoggerLike)) return logger;
  if (isNone(logger)) return undefined;
  const names = Object.keys(logger.levels?.values ?? {});
  if (names.some((name) => !["trace", "debug", "info", "warn", "error", "fatal"].includes(name))) {
    throw new RedactionError(
      "PHILOG_HOST_UNSUPPORTED",
      "a logger with levels of its own is put behind a policy by @philog/pino",
    );
  }
  return asIs(logger);
}
