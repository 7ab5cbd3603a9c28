import type { Policy } from "@philog/core";
import { type Captured, captureStream } from "@philog/testing";
import pino, { type BaseLogger, type Logger, type LoggerOptions } from "pino";
import { type PhilogOptions, philog } from "./philog.ts";

/** A small clinic's policy. */
export const policy: Policy = {
  version: 1,
  extends: ["process", "http", "errors"],
  rules: {
    event: "code",
    note: "text",
    count: { integer: { min: 0, max: 99 } },
    "order.status": { oneOf: ["open", "filled"] },
    "patient.mrn": "mrn",
  },
};

// biome-ignore lint/suspicious/noExplicitAny: records of any members
type AnyRecord = Record<string, any>;

export interface Started<L extends BaseLogger = Logger> extends Captured {
  log: L;
  /** The last line as an object. */
  last(): AnyRecord;
}

/** A logger behind the policy, and what it has written. */
export function start<Levels extends string = never, Only extends boolean = boolean>(
  options: LoggerOptions<Levels, Only> = {},
  own: PhilogOptions = {},
): Started<Logger<Levels, Only>> {
  const stream = captureStream();
  const given = "redactor" in own || "policy" in own ? own : { policy, ...own };
  const log = philog(pino(options, stream), { startLine: false, ...given } as PhilogOptions);
  const { bytes, text, lines, records, clear } = stream;
  return { log, bytes, text, lines, records, clear, last: () => stream.records().at(-1) as AnyRecord };
}
