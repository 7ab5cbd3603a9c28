import { checkOptions, type HostOptions, hostOptionNames, openHost } from "@philog/core/host";
import winston, { type Logform } from "winston";
import { fullInfo } from "./info.ts";
import { createLines } from "./line.ts";

/**
 * A policy as a format, for loggers that something else makes. Stands first in `combine`, or alone: it writes the line.
 * What comes by formats behind it, and what winston prints past all formats, is not seen. Throws as `philog` does.
 */
export function format(options: HostOptions = {}): Logform.Format {
  checkOptions(options, hostOptionNames, "format");
  const lines = createLines(openHost(options), false);
  const create = winston.format((info) => {
    const line = lines.make(info, levels, "info");
    return fullInfo(line.level, lines.text(line)) as Logform.TransformableInfo;
  });
  return create();
}

/** A format is not told its logger's levels: these are the names of those that winston brings. */
const { npm, cli, syslog } = winston.config;
const levels: Record<string, number> = { ...npm.levels, ...cli.levels, ...syslog.levels };
