import { markRedacted } from "@philog/core/host";
import { type Info, LEVEL, MESSAGE } from "./instance.ts";

/** What goes to transports that read the line alone: winston's own, without a format. */
export const briefInfo = (level: string, text: string): Info => ({ level, [LEVEL]: level, [MESSAGE]: text });

/** What the line holds, as an object, with the line. */
export function fullInfo(level: string, text: string): Info {
  const info: Info = JSON.parse(text);
  info[LEVEL] = level;
  info[MESSAGE] = text;
  return markRedacted(info);
}

/** What the application's formats are given in the place of what was logged. */
export function formatInfo(level: string, text: string): Info {
  const info: Info = JSON.parse(text);
  info.message ??= "";
  const { err } = info;
  if (typeof err?.stack === "string") {
    // Where winston puts it and formats look for it, with the message above it.
    info.stack = `${[err.type ?? "Error", err.message].filter(Boolean).join(": ")}\n${err.stack}`;
    delete err.stack;
  }
  info[LEVEL] = level;
  return markRedacted(info);
}

const own = new Set<symbol>([LEVEL, MESSAGE, Symbol.for("philog.redacted")]);

/** Takes away what a format has put behind symbols: nobody can say what it is. */
export function dropSymbols(info: Info): void {
  for (const symbol of Object.getOwnPropertySymbols(info)) if (!own.has(symbol)) delete info[symbol];
}
