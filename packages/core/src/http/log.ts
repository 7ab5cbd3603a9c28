import { types } from "node:util";
import { withheldMembers } from "../engine/passes.ts";
import type { Fragment } from "../host/fragment.ts";
import type { LineForm } from "../host/line.ts";
import type { WriteMessage } from "../host/message.ts";
import type { Host } from "../host/open-host.ts";
import { markContent } from "../redactors/mark.ts";
import { type Level, levelNames, levels } from "./levels.ts";
import type { Sink } from "./sink.ts";

/** Takes a record, a message or both, and values for the message's placeholders, as pino does. */
export interface LogCall {
  (record: object, message?: string, ...values: unknown[]): void;
  (message: string, ...values: unknown[]): void;
}

/** A logger behind the policy. */
export type Log = Record<Level, LogCall> & {
  /** A logger whose lines also carry these members. */
  child(bindings: object): Log;
};

/** Members that lines carry besides their own; made anew after a reload. */
export type Bound = () => Fragment;

/** A record, its message, and what kind of message that is. */
export type Call = readonly [record: object, message: unknown, kind: LineForm["message"]];

/** What an adapter has made of a call to a logger of its own. */
export interface Told {
  readonly record: object;
  readonly message: unknown;
  /** Values for the message's placeholders. With none, the message itself may be any value. */
  readonly values?: readonly unknown[];
  /** Whether the message is that of the record's `err`. */
  readonly isError?: boolean;
}

/** Reads such a call; `passes`: to ask how a text is held. May throw. */
export type ReadTold = (passes: Pick<WriteMessage, "message">) => Told;

/** A call that was told, as this package writes its lines. */
export function callOf(host: Host, { record, message, values, isError }: Told): Call {
  if (values !== undefined) return [record, host.passes.format(message, values), "formatted"];
  return [record, message, isError === true ? "error" : "text"];
}

/** Writes one line; what cannot be read is withheld. */
export type WriteRecord = (level: Level, read: () => Call) => void;

const base = { messageKey: "msg", messageText: ',"msg":', nestText: undefined };
const forms: Record<LineForm["message"], LineForm> = {
  text: { ...base, message: "text" },
  error: { ...base, message: "error" },
  formatted: { ...base, message: "formatted" },
};

/** Redacts members once for many lines. */
export function createBound(host: Host, record: object, before?: Bound): Bound {
  let plan: unknown;
  let fragment: Fragment;
  return () => {
    if (plan !== host.plan()) {
      fragment = host.passes.fragment(record, false, before?.());
      plan = host.plan();
    }
    return fragment;
  };
}

/** Writes records to a sink as lines of level, time, what is bound, members and message. `ambient`: see `createLog`. */
export function createWriteRecord(host: Host, sink: Sink, ambient: () => string, bound?: Bound): WriteRecord {
  const { passes } = host;
  const members = (read: () => Call): string => {
    let call: Call;
    try {
      call = read();
    } catch {
      passes.counts.withheld += 1;
      return withheldMembers;
    }
    const [record, message, kind] = call;
    if (host.lockdownReason() !== undefined) return passes.lockedMembers(record);
    const inherited = bound?.();
    const own = passes.line(record, inherited, message, forms[kind]);
    return own === undefined ? withheldMembers : ambient() + (inherited?.text ?? "") + own;
  };
  return (level, read) => {
    if (!sink.isEnabled(level)) return;
    sink.write(`{"level":${levels[level]},"time":${Date.now()}${members(read)}}`, level);
  };
}

const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && markContent(value) === undefined;

/** Tells a record from a message and its values. A record after a message is taken, too, as winston does. */
function readCall(host: Host, args: readonly unknown[]): Call {
  const [first, second] = args;
  if (isRecord(first)) {
    const isError = types.isNativeError(first);
    const record = isError ? { err: first } : first;
    if (args.length === 1) return [record, isError ? first.message : undefined, "error"];
    if (args.length === 2 && typeof second === "string") return [record, second, "text"];
    return [record, host.passes.format(second, args.slice(2)), "formatted"];
  }
  if (args.length === 1 && typeof first === "string") return [{}, first, "text"];
  if (args.length === 2 && typeof first === "string" && !first.includes("%") && isRecord(second)) {
    return [types.isNativeError(second) ? { err: second } : second, first, "text"];
  }
  return [{}, host.passes.format(first, args.slice(1)), "formatted"];
}

/** A logger on a sink. `ambient` gives members of the moment as JSON text, such as the id of the request under way. */
export function createLog(host: Host, sink: Sink, ambient: () => string, bound?: Bound): Log {
  const write = createWriteRecord(host, sink, ambient, bound);
  const call = (level: Level): LogCall => {
    return (...args: unknown[]) => write(level, () => readCall(host, args));
  };
  const calls = Object.fromEntries(levelNames.map((level) => [level, call(level)])) as Record<Level, LogCall>;
  return { ...calls, child: (bindings) => createLog(host, sink, ambient, createBound(host, bindings, bound)) };
}
