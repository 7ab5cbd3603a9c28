import pinoFactory, { type DestinationStream, type Logger, type LoggerOptions } from "pino";
import { type PhilogOptions, philog } from "./philog.ts";

/** pino's options, and Philog's under `philog`. */
export type PinoOptions<Levels extends string = never, OnlyLevels extends boolean = boolean> = LoggerOptions<
  Levels,
  OnlyLevels
> & { philog?: PhilogOptions };

const isDestination = (value: object | string): value is DestinationStream | string =>
  typeof value === "string" || typeof (value as Partial<DestinationStream>).write === "function";

function create<Levels extends string = never, OnlyLevels extends boolean = boolean>(
  optionsOrStream: PinoOptions<Levels, OnlyLevels> | DestinationStream | string = {},
  stream?: DestinationStream,
): Logger<Levels, OnlyLevels> {
  if (isDestination(optionsOrStream)) {
    return philog(pinoFactory({}, optionsOrStream as DestinationStream)) as Logger<Levels, OnlyLevels>;
  }
  const { philog: own, ...options } = optionsOrStream;
  const logger = stream === undefined ? pinoFactory(options) : pinoFactory(options, stream);
  return philog(logger, own) as unknown as Logger<Levels, OnlyLevels>;
}

type Statics = Omit<typeof pinoFactory, "pino" | "default">;

/** pino's factory, and all that hangs on it. */
export interface PinoFactory extends Statics {
  <Levels extends string = never, OnlyLevels extends boolean = boolean>(
    options: PinoOptions<Levels, OnlyLevels>,
    stream?: DestinationStream,
  ): Logger<Levels, OnlyLevels>;
  (stream?: DestinationStream | string): Logger;
  pino: PinoFactory;
  default: PinoFactory;
}

/** pino's own factory with a policy in front: a drop-in. Throws as `philog` does. */
export const pino = Object.assign(create, pinoFactory, { pino: create, default: create }) as unknown as PinoFactory;
