// @ts-check
import { philog } from "@philog/pino";
import pino from "pino";

/** @typedef {import("pino").DestinationStream} Stream */

/** @type {import("pino").LoggerOptions} */
export const pinoOptions = { base: { service: "clinic-api" }, serializers: pino.stdSerializers };

/** The logger as it was. */
export const plainLogger = (/** @type {Stream} */ stream) => pino(pinoOptions, stream);

/** The logger as it is now: the same one, behind a policy. This is the line that a service adds. */
export const philogLogger = (
  /** @type {Stream} */ stream,
  /** @type {import("@philog/pino").PhilogOptions} */ options,
) => philog(pino(pinoOptions, stream), options);
