import winston from "winston";
import type { Logger, Transport } from "./instance.ts";

/** Says whether anything that a logger writes to reads more of a record than its line. */
export function createReadsMembers(logger: Logger): () => boolean {
  const { Console, File, Stream } = winston.transports;
  /** winston's own transports print the line and read nothing else. */
  const own = new Set<unknown>([Console, File, Stream]);
  const readsLineAlone = (transport: Transport): boolean =>
    own.has(transport.constructor) &&
    transport.format === undefined &&
    transport.isObjectMode !== true &&
    transport.log === transport.constructor.prototype.log &&
    transport.listenerCount?.("logged") === 0;

  return () => {
    const { transports } = logger;
    if (transports.length === 0 || logger.listenerCount("data") > transports.length) return true;
    if (logger.listenerCount("readable") > 0) return true;
    for (const transport of transports) if (!readsLineAlone(transport)) return true;
    return false;
  };
}
