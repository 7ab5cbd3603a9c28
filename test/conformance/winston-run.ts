import { inspect } from "node:util";
import type { Policy } from "@philog/core";
import { capture, captureStream } from "@philog/testing";
import { type PhilogOptions, philog } from "@philog/winston";
import winston, { type Logger, type LoggerOptions } from "winston";

/** What the examples log on purpose: nothing here takes what stands for a patient. */
export const policy: Policy = {
  version: 1,
  extends: ["process", "http", "errors"],
  rules: { event: "code", note: "text", "patient.mrn": "mrn", a: { integer: { min: 0, max: 9 } } },
};

/** What a process would emit: lines, standard error, and all that transports of others are handed. */
export interface Emitted {
  text(): string;
  lines(): string[];
  records(): Record<string, any>[];
}

interface TransportOptions {
  format?: any;
  handleExceptions?: boolean;
  handleRejections?: boolean;
}

export type Log = (log: Logger) => unknown;

export interface RunOptions {
  protect: boolean;
  options?: LoggerOptions | undefined;
  philog?: PhilogOptions | undefined;
  /** Options of the two transports that show what they are given; false for none. */
  transport?: TransportOptions | false | undefined;
}

const Transport = (winston as unknown as { Transport: any }).Transport;

/** A transport of somebody else, which shows all that it is given: members, symbols and arguments. */
export class Showing extends Transport {
  readonly told: string[];

  constructor(told: string[], options: object = {}) {
    super(options);
    this.told = told;
  }

  log(info: any, done: () => void): void {
    const { level, message, ...attributes } = info;
    const symbols = Object.getOwnPropertySymbols(info).map((symbol) => info[symbol]);
    this.told.push(inspect({ level, message, attributes, symbols }, { depth: 12 }), JSON.stringify(info));
    this.emit("logged", info);
    done();
  }
}

/** Logs through winston, protected or not, and collects all that would leave the process. */
export async function run(
  log: Log,
  { protect, options = {}, philog: own = { policy }, transport }: RunOptions,
): Promise<Emitted> {
  const stream = captureStream();
  const told: string[] = [];
  const given =
    transport === false
      ? []
      : [new winston.transports.Stream({ ...transport, stream }), new Showing(told, transport) as any];
  const captured = await capture(async () => {
    const { transports = given, ...rest } = options;
    const plain = winston.createLogger({ ...rest, transports });
    const logger = protect ? philog(plain, { startLine: false, ...own }) : plain;
    for (const transport of logger.transports) {
      transport.on("logged", (info) => told.push(inspect(info, { depth: 12, showHidden: true })));
    }
    await log(logger);
    // Transports report on the next turn.
    await new Promise(setImmediate);
  });
  return {
    text: () => [stream.text(), captured.all, ...told].join("\n"),
    lines: () => [...stream.lines(), ...captured.all.split("\n").filter((line) => line !== "")],
    records: stream.records,
  };
}
