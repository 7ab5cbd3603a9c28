import winston from "winston";
import { type Format, type Info, MESSAGE } from "./instance.ts";
import { sortMembers } from "./sort-members.ts";
import { isNow } from "./time.ts";
import { isUnread } from "./unread-info.ts";

/** The one object that all formats of winston's `json` are made from. */
const json: Format & Keyed = Object.getPrototypeOf(winston.format.json());
const ownKey = Symbol.for("philog.winston.json");

/** A record on its way through an application's formats. */
interface Passing {
  readonly info: Info;
  /** Its members as JSON text. */
  readonly text: string;
  /** The line that was made of it here. */
  line: string | undefined;
}

interface Own {
  readonly transform: Format["transform"];
  passing: Passing | undefined;
}

interface Keyed {
  [ownKey]?: Own;
}

/** The line of a record that formats have added no more to than the time; undefined where there may be more. */
function lineOf(info: Info, text: string): string | undefined {
  const { timestamp } = info;
  const isTimed = isNow(timestamp);
  const timed = isTimed ? `${text.slice(0, -1)},"timestamp":${JSON.stringify(timestamp)}}` : text;
  if (isUnread(info)) return isTimed || timestamp === undefined ? sortMembers(timed) : undefined;
  try {
    const members = JSON.stringify(info);
    return members === timed || members === text ? sortMembers(members) : undefined;
  } catch {
    return undefined;
  }
}

const hasOptions = (options: unknown): boolean => Object.keys(options ?? {}).length > 0;

/** Lets winston's `json` write the line of what is passing; all other records, and other copies of winston, keep its own. */
function install(): Own {
  const own: Own = { transform: json.transform, passing: undefined };
  json.transform = function (info, options) {
    const { passing } = own;
    const line = passing?.info === info && !hasOptions(options) ? lineOf(info, passing.text) : undefined;
    if (line === undefined) return own.transform.call(this, info, options);
    info[MESSAGE] = line;
    passing!.line = line;
    return info;
  };
  json[ownKey] = own;
  return own;
}

/** winston's own transform of `json`. */
export const jsonTransform = (): Format["transform"] => json[ownKey]?.transform ?? json.transform;

/**
 * Runs formats on a redacted record. Where winston's `json` without options is one of them, its line is written as Philog
 * does: the same bytes, which need not be read and held to the record, and are given back beside it.
 */
export function runFormats(format: Format, info: Info, text: string): { made: unknown; line: string | undefined } {
  const own = json[ownKey] ?? install();
  const before = own.passing;
  const passing: Passing = { info, text, line: undefined };
  own.passing = passing;
  try {
    return { made: format.transform(info, format.options), line: passing.line };
  } finally {
    own.passing = before;
  }
}
