import { asRecord, type HostPasses, isRedacted, type MessageKind, markRedacted } from "@philog/core/host";
import { copyMembers } from "./copy-members.ts";
import { type Entry, isError, isMark, isObject, isRecord } from "./entry.ts";
import { LEVEL, SPLAT } from "./instance.ts";

/** A record and its message, ready for the pass that redacts and writes. */
export interface Resolved {
  readonly level: unknown;
  readonly record: object;
  readonly message: unknown;
  readonly kind: MessageKind;
  /** What winston's own handlers say of it: transports choose by this. */
  readonly exception: boolean;
  readonly rejection: boolean;
}

const placeholder = /%[sdifjoOc%]/g;
/** Members that are not the record's: winston reads them itself. */
const hostMembers: ReadonlySet<string> = new Set(["level", "message", "splat", "exception", "rejection"]);
/** Members of a Map that are looked at; the policy's own limit comes after it. */
const mostKeys = 1000;

const countPlaceholders = (template: string): number =>
  template.includes("%") ? (template.match(placeholder)?.filter((hit) => hit !== "%%").length ?? 0) : 0;
const hasHostMembers = (layer: object): boolean =>
  "message" in layer || "level" in layer || "splat" in layer || "exception" in layer || "rejection" in layer;
const says = (layers: readonly object[], key: string): boolean =>
  layers.some((layer) => (layer as Record<string, unknown>)[key] === true);

/** The layers as one record, later members over earlier ones; nothing is copied where there is only one. */
function merge(layers: readonly object[]): object {
  const records = layers.map((layer) => asRecord(layer, mostKeys));
  if (records.length === 1 && !hasHostMembers(records[0]!)) return records[0]!;
  const merged: Record<string, unknown> = {};
  for (const record of records) copyMembers(record, merged, hostMembers);
  return layers.length > 0 && layers.every(isRedacted) ? markRedacted(merged) : merged;
}

/** Whether metadata is the record as it stands, as nearly all is. May throw, as a proxy may. */
const isPlain = (meta: unknown): meta is object =>
  isObject(meta) &&
  Object.getPrototypeOf(meta) === Object.prototype &&
  !("toJSON" in meta) &&
  !hasHostMembers(meta) &&
  isRecord(meta);

/** Where the arguments of a message stand in an object that is logged whole. */
function argumentsOf(info: Record<string | symbol, unknown>): readonly unknown[] {
  const splat = info[SPLAT] ?? info.splat;
  return Array.isArray(splat) ? splat : [];
}

/**
 * Makes the step from a call to its record, as winston would merge it. May throw what the record throws.
 * `isStatic`: whether messages are held to a catalogue.
 */
export function createResolve(passes: HostPasses, isStatic: () => boolean): (entry: Entry) => Resolved {
  /** What winston joins to a message: that of the metadata, which is text, or an error's. */
  const join = (before: string, message: unknown, kind: MessageKind): string => {
    const joined = `${before} ${passes.message(message, kind)}`;
    // A catalogue holds each by itself; else what both spell together is looked at, too.
    return isStatic() ? joined : passes.prefixed("", joined, true);
  };

  return ({ level: ownLevel, given, defaults, bindings }) => {
    const [first, second] = given;
    const isAlone = given.length === 2 && bindings.length === 0 && defaults === undefined;
    if (isAlone && typeof first === "string" && !first.includes("%") && isPlain(second)) {
      return { level: ownLevel, record: second, message: first, kind: "text", exception: false, rejection: false };
    }
    const layers = [...bindings];
    let level: unknown = ownLevel;
    let message = first;
    let args: readonly unknown[] = [];
    if (given.length > 1) {
      args = given.slice(1);
      if (defaults !== undefined) layers.push(defaults);
    } else {
      if (isObject(first) && !isMark(first)) {
        const info = first as Record<string | symbol, unknown>;
        level ??= info[LEVEL] ?? info.level;
        args = argumentsOf(info);
        if (!isError(first) && !Array.isArray(first)) {
          layers.push(first);
          message = info.message;
        }
      }
      if (defaults !== undefined) layers.push(defaults);
    }
    if (isRecord(message)) {
      layers.push(message);
      // As with other loggers: the record first, and then its message.
      [message, ...args] = typeof args[0] === "string" ? args : [undefined, ...args];
    }

    let kind: MessageKind = "text";
    if (isError(message)) {
      layers.push({ err: message });
      message = message.message;
      kind = "error";
    } else if (isMark(message)) {
      message = passes.format(message, []);
      kind = "formatted";
    } else if (typeof message === "string" && args.length > 0) {
      const count = countPlaceholders(message);
      if (count > 0) {
        message = passes.format(message, args.slice(0, count));
        args = args.slice(count);
        kind = "formatted";
      }
    }
    for (const meta of args) {
      // What has neither a placeholder nor a name is left out.
      if (!isRecord(meta) && !isError(meta)) continue;
      layers.push(isError(meta) ? { err: meta } : meta);
      const { message: more } = meta as { message?: unknown };
      if (!more || isObject(more)) continue;
      message = join(String(passes.message(message ?? "", kind)), more, isError(meta) ? "error" : "text");
      kind = "formatted";
    }
    return {
      level,
      record: merge(layers),
      message,
      kind,
      exception: says(layers, "exception"),
      rejection: says(layers, "rejection"),
    };
  };
}
