import type { Host } from "@philog/core/host";
import pino from "pino";
import type { Instance } from "./instance.ts";
import type { Symbols } from "./symbols.ts";

/** Makes a line's start, such as `{"level":30` and `,"time":1700000000000`, of pino's texts for both. */
export interface Head {
  level(instance: Instance, text: string | undefined, level: number): string;
  /** The level alone, without what a level formatter adds to it. */
  bare(instance: Instance, text: string | undefined, level: number): string;
  time(instance: Instance, text: string): string;
}

const levelKey = /^(?:@?level|severity|severity_?text|log[_.]?level|level_?name|lvl|status|priority)$/i;
// Epoch seconds to nanoseconds, or an ISO instant: what else a time function writes could be anything.
const plainTime =
  /^,"(?:@?time(?:stamp)?|ts|t|date(?:time)?|asctime|event_?time)":(?:(\d{10})(?:\.\d{1,9})?|(\d{13})(?:\.\d{1,9})?|(\d{13})\d{3}|(\d{13})\d{6}|"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))")$/i;
/** Milliseconds by which a time function may differ from the clock: no birth date is that near. */
const tolerance = 86_400_000;

/** Texts remembered of one level: more come only from a formatter that makes them up. */
const remembered = 64;

const standardTimes = new Set<unknown>(Object.values(pino.stdTimeFunctions));

function isNow(text: string): boolean {
  const [, seconds, ...rest] = plainTime.exec(text) ?? [];
  const instant = rest.pop();
  const milliseconds = seconds === undefined ? rest.find((digits) => digits !== undefined) : `${seconds}000`;
  const at = instant === undefined ? Number(milliseconds) : Date.parse(instant);
  return Math.abs(at - Date.now()) < tolerance;
}

/** Neither pino's level formatter nor its time function is trusted: both are the application's. */
export function createHead(symbols: Symbols, host: Host): Head {
  const known = new Map<number, Map<string, string>>();
  let plan: unknown;
  let trustedTime: unknown;

  /** What a level formatter adds to the level is a field like any other. */
  const split = (instance: Instance, text: string, level: number): { kept: string; rest: object } => {
    const label = String(instance.levels.labels[level]).toLowerCase();
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
    return { kept: `{${(kept === "" ? `,"level":${level}` : kept).slice(1)}`, rest };
  };

  return {
    level(instance, text = "", level) {
      if (plan !== host.plan()) {
        plan = host.plan();
        known.clear();
      }
      const texts = known.get(level) ?? new Map<string, string>();
      const head = texts.get(text);
      if (head !== undefined) return head;
      const { kept, rest } = split(instance, text, level);
      const made = kept + host.passes.fragment(rest).text;
      if (texts.size < remembered) known.set(level, texts.set(text, made));
      return made;
    },
    bare: (instance, text = "", level) => split(instance, text, level).kept,
    time(instance, text) {
      const timeFunction = instance[symbols.time];
      if (timeFunction === trustedTime || text === "") return text;
      if (standardTimes.has(timeFunction)) trustedTime = timeFunction;
      else if (!isNow(text)) return `,"time":${Date.now()}`;
      return text;
    },
  };
}
