import { types } from "node:util";
import { briefInfo, dropSymbols } from "./info.ts";
import { type Info, LEVEL, MESSAGE } from "./instance.ts";
import { isSame } from "./is-same.ts";
import { createKnown, type Known } from "./known.ts";
import type { Settle } from "./settle-record.ts";
import { isNow } from "./time.ts";
import { isUnread, plainInfo } from "./unread-info.ts";

type Members = Record<string, unknown>;

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

/**
 * Redacts what a format has added to what it was given, and the line that it has made. `written`: a line that holds what
 * it was given, and no more than the time. May throw.
 */
export type Finish = (made: Info, before: Before, written: string | undefined) => Info;

function parseRecord(text: string): object | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a format was given, with the time that it has added, where it is one of now. */
function withTime(text: string, time: unknown): { members: Members; length: number } {
  const members: Members = JSON.parse(text);
  if (members.timestamp !== undefined || !isNow(time)) return { members, length: text.length };
  members.timestamp = time;
  return { members, length: text.length + `,"timestamp":${JSON.stringify(time)}`.length };
}

/** Whether all that can be read of an object is its own: a transport may read what it inherits. */
function isOwnAlone(made: Info): boolean {
  const prototype: unknown = Object.getPrototypeOf(made);
  return (prototype === Object.prototype || prototype === null) && !types.isProxy(made);
}

export function createFinish(settle: Settle): Finish {
  return (made, { text, level, line, isLineAll }, written) => {
    const own: unknown = made[MESSAGE];
    const isText = typeof own === "string";
    const isWritten = isText && own === written;
    if (isLineAll && isText && (isWritten || own === text)) return briefInfo(level, own);
    if (isWritten && isUnread(made)) return plainInfo(made);
    let known: Known | undefined;
    const knownOf = () => {
      known ??= createKnown(JSON.parse(text));
      return known;
    };
    const { members, length } = withTime(text, made.timestamp);
    // Where it is as long there is no room for a member that another of its name hides.
    const isLine = isWritten || (isText && own.length === length && isSame(parseRecord(own), members));
    if (isLineAll && isText && isLine) return briefInfo(level, own);
    const isUnchanged = isSame(made, members);
    const settled = isUnchanged ? made : settle.record(made, knownOf());
    const info = (settled === made && isOwnAlone(made) ? made : { ...settled }) as Info;
    dropSymbols(info);
    info[LEVEL] = level;

    const finishLine = (): unknown => {
      if (own === undefined || own === line) return own;
      if (!isText) return JSON.stringify(info);
      if (isUnchanged && isLine) return own;
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
