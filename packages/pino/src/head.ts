import type { Passes } from "@philog/core/host";
import pino from "pino";
import type { Instance } from "./instance.ts";
import type { Symbols } from "./symbols.ts";

/** The start of a line: `{"level":30,"time":1700000000000`. */
export type Head = (instance: Instance, level: number, time: string) => string;

const plainLevel = /^\{"level":(?:\d{1,3}|"[A-Za-z]{1,16}")$/;
const levelKey = /^[A-Za-z_@.]{1,32}$/;
// Epoch seconds to nanoseconds, or an ISO instant: what else a time function writes could be anything.
const plainTime =
  /^,"[A-Za-z_@.]{1,32}":(?:\d{9,19}(?:\.\d{1,9})?|"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)")$/;

const standardTimes = new Set<unknown>(Object.values(pino.stdTimeFunctions));

/** Makes the line's start from what pino's level formatter and time function wrote, neither of which is trusted. */
export function createHead(symbols: Symbols, passes: Passes): Head {
  const levels = new Map<string, string>();
  let trustedTime: unknown;

  /** What a level formatter adds to the level is a field like any other. */
  const rebuild = (instance: Instance, level: number, text: string): string => {
    const label = instance.levels.labels[level];
    const rest: Record<string, unknown> = {};
    let kept = "";
    try {
      for (const [key, value] of Object.entries(JSON.parse(`${text}}`))) {
        const isLevel = value === level || String(value).toLowerCase() === label;
        if (isLevel && levelKey.test(key)) kept += `,"${key}":${JSON.stringify(value)}`;
        else rest[key] = value;
      }
    } catch {
      // Not JSON: the number alone is written.
    }
    return `{${(kept === "" ? `,"level":${level}` : kept).slice(1)}${passes.fragment(rest).text}`;
  };

  return (instance, level, time) => {
    const text: string = instance[symbols.levelCache][level];
    let head = levels.get(text);
    if (head === undefined) {
      head = plainLevel.test(text) ? text : rebuild(instance, level, text);
      levels.set(text, head);
    }
    const timeFunction = instance[symbols.time];
    if (timeFunction === trustedTime) return head + time;
    if (standardTimes.has(timeFunction)) trustedTime = timeFunction;
    else if (time !== "" && !plainTime.test(time)) return `${head},"time":${Date.now()}`;
    return head + time;
  };
}
