import pinoFactory, { type DestinationStream, type Logger, type LoggerOptions } from "pino";
import { type PhilogOptions, philog } from "./philog.ts";

/** pino's options, and Philog's under `philog`. */
export type PinoOptions<Levels extends string = never, OnlyLevels extends boolean = boolean> = LoggerOptions<
  Levels,
  OnlyLevels
> & { philog?: PhilogOptions };

const isStream = (value: object): value is DestinationStream =>
  typeof (value as Partial<DestinationStream>).write === "function";

function create<Levels extends string = never, OnlyLevels extends boolean = boolean>(
  optionsOrStream: PinoOptions<Levels, OnlyLevels> | DestinationStream = {},
  stream?: DestinationStream,
): Logger<Levels, OnlyLevels> {
  if (isStream(optionsOrStream)) return philog(pinoFactory({}, optionsOrStream)) as Logger<Levels, OnlyLevels>;
  const { philog: own, ...options } = optionsOrStream;
  const logger = stream === undefined ? pinoFactory(options) : pinoFactory(options, stream);
  return philog(logger, own) as unknown as Logger<Levels, OnlyLevels>;
}

/** pino's own factory with a policy in front: a drop-in, with all that hangs on pino's. */
export const pino: typeof create & Omit<typeof pinoFactory, "pino" | "default"> = Object.assign(create, pinoFactory, {
  pino: create,
  default: create,
});
