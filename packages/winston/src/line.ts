import { type Host, type LineForm, type MessageKind, marker, withheldMembers } from "@philog/core/host";
import { type Entry, entryOf, isObject } from "./entry.ts";
import { createResolve, type Resolved } from "./resolve.ts";
import { createClock } from "./time.ts";

/** One redacted record. */
export interface Line {
  readonly level: string;
  /** JSON text of its members, each with a comma before it, the level not among them. */
  readonly members: string;
  /** Whether no format may change it: it stands for a record that could not be made, or is all that lockdown lets pass. */
  readonly isFinal: boolean;
  /** Whether it has a timestamp of its own. */
  readonly hasTime: boolean;
  /** Whether one of winston's handlers made it, which transports ask the record. */
  readonly isFlagged: boolean;
  /** Whether it may have an error, as `err`. */
  readonly hasError: boolean;
}

export interface Lines {
  /** What was written, redacted. Never throws. */
  make(info: unknown, levels: Record<string, number>, level: string): Line;
  withheld(level: string): Line;
  /** Which policy is in force, which is Philog's own and passes as it stands. */
  start(level: string): Line;
  /** The whole line, with the time of its making where it has none. */
  text(line: Line): string;
  /** The line without the time, for formats that add their own. */
  bare(line: Line): string;
}

const shortHash = 12;
const messageKey = "message";
const messageText = ',"message":';
const form = (message: MessageKind): LineForm => ({ messageKey, messageText, nestText: undefined, message });
const forms = { text: form("text"), error: form("error"), formatted: form("formatted") };

/** What a level is called that a logger could have. Any text may be free of what is known for PHI; a level is a word. */
const levelWord = /^[A-Za-z]{1,20}$/;

const hasOwnTime = (members: string): boolean =>
  members.includes('"timestamp":') && Object.hasOwn(JSON.parse(`{${members.slice(1)}}`), "timestamp");

/** Makes lines of what is written to a logger. */
export function createLines(host: Host, policyInLines: boolean): Lines {
  const { passes } = host;
  const now = createClock();
  const resolve = createResolve(passes, () => host.startRecord().text === "static");
  /** A level is the logger's, or a word that is text like any other: winston prints one that it does not know. */
  const levelOf = (level: unknown, levels: Record<string, number>): string => {
    if (typeof level === "string" && Object.hasOwn(levels, level)) return level;
    if (level === undefined) return "undefined";
    if (typeof level !== "string" || !levelWord.test(level)) return marker.redacted();
    return passes.message(level, "text") ?? marker.redacted();
  };
  const policyText = (): string =>
    policyInLines ? `,"policy":"${host.redactor.policyHash.slice(0, "sha256:".length + shortHash)}"` : "";
  const flags = ({ exception, rejection }: Resolved): string =>
    (exception ? ',"exception":true' : "") + (rejection ? ',"rejection":true' : "");
  const ordinary = { isFinal: false, hasTime: false, isFlagged: false, hasError: false };

  const withheld = (level: string): Line => {
    passes.counts.withheld += 1;
    return { ...ordinary, level, members: withheldMembers, isFinal: true };
  };
  const makeOf = (entry: Entry, levels: Record<string, number>): Line => {
    const resolved = resolve(entry);
    const { record, message, kind } = resolved;
    const level = levelOf(resolved.level, levels);
    const own = flags(resolved);
    const isFlagged = own !== "";
    if (host.lockdownReason() !== undefined) {
      return { ...ordinary, level, members: own + passes.lockedMembers(record), isFinal: true, isFlagged };
    }
    const written = passes.line(record, undefined, message, forms[kind]);
    if (written === undefined) {
      return { ...ordinary, level, members: own + withheldMembers, isFinal: true, isFlagged };
    }
    const members = own + policyText() + written;
    const hasTime = "timestamp" in record && hasOwnTime(members);
    return { level, members, isFinal: false, hasTime, isFlagged, hasError: "err" in record };
  };

  return {
    make(info, levels, level) {
      const entry = entryOf(info);
      const known = typeof entry.level === "string" && Object.hasOwn(levels, entry.level) ? entry.level : level;
      try {
        return makeOf(entry.level === undefined && !isObject(entry.given[0]) ? { ...entry, level } : entry, levels);
      } catch {
        return withheld(known);
      }
    },
    withheld,
    start(level) {
      const members = `,${JSON.stringify(host.startRecord()).slice(1, -1)}${messageText}"policy in force"`;
      return { ...ordinary, level, members };
    },
    text: ({ level, members, hasTime }) =>
      `{"level":${JSON.stringify(level)}${hasTime ? "" : `,"timestamp":"${now()}"`}${members}}`,
    bare: ({ level, members }) => `{"level":${JSON.stringify(level)}${members}}`,
  };
}
