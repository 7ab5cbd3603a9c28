import { tracingChannel } from "node:diagnostics_channel";
import { inspect } from "node:util";
import type { Policy } from "@philog/core";
import { type PhilogOptions, philog } from "@philog/pino";
import { captureChannels, captureStream } from "@philog/testing";
import type { Logger, LoggerOptions } from "pino";
import type { PinoHost } from "./pino-hosts.ts";

/** What the examples log on purpose: nothing here takes what stands for a patient. */
export const policy: Policy = {
  version: 1,
  extends: ["process", "http", "errors"],
  rules: { event: "code", note: "text", "patient.mrn": "mrn", a: { integer: { min: 0, max: 9 } } },
};

/** What a process would emit: the stream, what is published, and what metadata streams are told. */
export interface Emitted {
  text(): string;
  lines(): string[];
  records(): Record<string, any>[];
}

export type Log = (log: Logger<any>, stream: MetadataStream) => void;
type MetadataStream = ReturnType<typeof captureStream> & Record<string | symbol, unknown>;

export interface RunOptions {
  protect: boolean;
  options?: LoggerOptions<any> | undefined;
  philog?: PhilogOptions | undefined;
}

const channels = ["apm:pino:log:json", "ci:log-submission:log"];

/**
 * Logs through pino, protected or not, and collects all that would leave the process. pino publishes the arguments
 * only while somebody listens, so the listeners are part of every run.
 */
export function run(
  host: PinoHost,
  log: Log,
  { protect, options = {}, philog: own = { policy } }: RunOptions,
): Emitted {
  const stream = captureStream() as MetadataStream;
  stream[Symbol.for("pino.metadata")] = true;
  const told: string[] = [];
  const published = captureChannels(channels);
  const { start, end } = tracingChannel("pino_asJson");
  const listen = (message: any) => {
    const { arguments: args, result, error } = message;
    told.push(inspect({ args: [...args], result, error }, { depth: 12, showHidden: true }));
    try {
      told.push(JSON.stringify([...args]));
    } catch {
      // As raw as pino publishes them, arguments may not be readable.
    }
  };
  start.subscribe(listen);
  end.subscribe(listen);
  try {
    const plain = host.pino(options, stream);
    const logger = protect ? philog(plain, { startLine: false, ...own }) : plain;
    const write = stream.write.bind(stream);
    stream.write = ((...chunk: Parameters<typeof write>) => {
      const { lastObj, lastMsg, lastTime } = stream;
      told.push(inspect({ lastObj, lastMsg, lastTime }, { depth: 12, showHidden: true }));
      return write(...chunk);
    }) as typeof stream.write;
    log(logger, stream);
  } finally {
    start.unsubscribe(listen);
    end.unsubscribe(listen);
    published.stop();
  }
  return {
    text: () => [stream.text(), published.text(), ...told].join("\n"),
    lines: stream.lines,
    records: stream.records,
  };
}
