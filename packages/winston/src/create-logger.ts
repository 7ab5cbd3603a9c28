import winston, { type Logger, type LoggerOptions } from "winston";
import { type PhilogOptions, philog } from "./philog.ts";

/** winston's options, and Philog's under `philog`. */
export interface CreateLoggerOptions extends LoggerOptions {
  philog?: PhilogOptions;
}

/** winston's own factory with a policy in front: a drop-in. Throws as `philog` does. */
export function createLogger(options: CreateLoggerOptions = {}): Logger {
  const { philog: own, ...rest } = options;
  return philog(winston.createLogger(rest), own);
}
