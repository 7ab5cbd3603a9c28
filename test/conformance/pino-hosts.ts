import { createRequire } from "node:module";
import type pino from "pino";

const require = createRequire(import.meta.url);

/** pino's own module, of one version. */
export interface PinoHost {
  version: string;
  pino: typeof pino;
}

const host = (path: string): PinoHost => {
  const module = require(path) as typeof pino;
  return { version: module.version, pino: module };
};

/** The versions of pino that the adapter is held to. */
export const pinoHosts: readonly PinoHost[] = [host("pino"), host("../hosts/pino9/node_modules/pino")];
