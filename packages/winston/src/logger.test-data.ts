import type { Policy } from "@philog/core";
import { type Captured, captureStream } from "@philog/testing";
import winston, { type Logger, type LoggerOptions } from "winston";
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
export type AnyRecord = Record<string | symbol, any>;

export interface Started extends Captured {
  log: Logger;
  /** The last line as an object, without its time. */
  last(): AnyRecord;
}

// biome-ignore lint/suspicious/noExplicitAny: winston's types name it otherwise
const Transport: new (options?: object) => any = (winston as any).Transport;

/** A transport that keeps what it is given. */
export class Keeping extends Transport {
  readonly infos: AnyRecord[] = [];

  log(info: AnyRecord, done: () => void): void {
    this.infos.push(info);
    done();
  }
}

/** A logger behind the policy, and what it has written. */
export function start(options: LoggerOptions = {}, own: PhilogOptions = {}): Started {
  const stream = captureStream();
  const given = "redactor" in own || "policy" in own ? own : { policy, ...own };
  const transports = [new winston.transports.Stream({ stream })];
  const log = philog(winston.createLogger({ transports, ...options }), { startLine: false, ...given } as PhilogOptions);
  const { bytes, text, lines, records, clear } = stream;
  const last = () => {
    const { timestamp, ...record } = stream.records().at(-1) as AnyRecord;
    return record;
  };
  return { log, bytes, text, lines, records, clear, last };
}
