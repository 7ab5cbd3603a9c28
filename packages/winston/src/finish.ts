import { briefInfo, dropSymbols } from "./info.ts";
import { type Info, LEVEL, MESSAGE } from "./instance.ts";
import { createKnown, type Known } from "./known.ts";
import type { Settle } from "./settle-record.ts";
import { isNow } from "./time.ts";

/** What a format was given. */
export interface Before {
  /** Its members as JSON text. */
  readonly text: string;
  readonly level: string;
  /** The line that it had, from a format before. */
  readonly line: unknown;
  /** Whether nothing reads more of it than its line. */
  readonly isLineAll: boolean;
}

/** Redacts what a format has added to what it was given, and the line that it has made. May throw. */
export type Finish = (made: Info, before: Before) => Info;

function stringify(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function parseRecord(text: string): object | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a format has added the time at most, behind all that was there. */
function addsTimeAlone(text: string | undefined, before: string, time: unknown): boolean {
  if (text === undefined || text === before) return text !== undefined;
  if (text !== `${before.slice(0, -1)},"timestamp":${JSON.stringify(time)}}`) return false;
  return isNow(time);
}

export function createFinish(settle: Settle): Finish {
  return (made, { text, level, line, isLineAll }) => {
    const own: unknown = made[MESSAGE];
    if (isLineAll && own === text) return briefInfo(level, own);
    let known: Known | undefined;
    const knownOf = () => {
      known ??= createKnown(JSON.parse(text));
      return known;
    };
    const members = stringify(made);
    const isUnchanged = addsTimeAlone(members, text, made.timestamp);
    const settled = isUnchanged ? made : settle.record(made, knownOf());
    const info = (settled === made ? made : { ...settled }) as Info;
    dropSymbols(info);
    info[LEVEL] = level;

    const finishLine = (): unknown => {
      if (own === undefined || own === line) return own;
      if (typeof own !== "string") return JSON.stringify(info);
      if (isUnchanged && own === members) return own;
      const parsed = parseRecord(own);
      knownOf().add(JSON.parse(JSON.stringify(info)));
      if (parsed === undefined) return settle.text(own, knownOf());
      const record = settle.record(parsed, knownOf());
      return record === parsed ? own : JSON.stringify(record);
    };
    info[MESSAGE] = finishLine();
    return info;
  };
}
