import { types } from "node:util";
import { asRecord } from "../engine/as-record.ts";
import { internalsOf } from "../engine/create-redactor.ts";
import { isRedacted, markRedacted } from "../engine/redacted.ts";
import type { Host } from "../host/open-host.ts";
import type { Call } from "../http/log.ts";
import type { ResolvedPolicy } from "../policy/resolve.ts";
import { markContent } from "../redactors/mark.ts";
import { isBinary, isError } from "../redactors/settle.ts";

const placeholder = /%[sdifjoOc%]/g;

/** The policy in force, with every default filled in. */
export function policyOf(host: Host): ResolvedPolicy {
  return internalsOf(host.redactor)!.compiled().policy;
}

function isRecord(value: object): boolean {
  return !Array.isArray(value) && !isBinary(value) && !types.isDate(value) && markContent(value) === undefined;
}

/** A record's members beside those of `more`, each read where the policy asks for it and not before. */
export function beside(record: object, more: object, keys: number): object {
  const both: object = Object.defineProperties({}, Object.getOwnPropertyDescriptors(more));
  for (const key of Object.keys(record).slice(0, keys + 1)) {
    if (key in more) continue;
    const get = () => (record as Record<string, unknown>)[key];
    Object.defineProperty(both, key, { enumerable: true, configurable: true, get });
  }
  return isRedacted(record) ? markRedacted(both) : both;
}

/** The arguments of a console call, told apart. */
interface Arguments {
  error: object | undefined;
  record: object | undefined;
  template: unknown;
  /** Without those that the line has as members, except where the template has a placeholder for them. */
  values: unknown[];
  placeholders: number;
}

/** Takes the first error and the first record. */
function takesMember(read: Arguments, arg: object): boolean {
  const name = isError(arg) ? "error" : "record";
  if (read[name] !== undefined || (name === "record" && !isRecord(arg))) return false;
  read[name] = arg;
  return true;
}

function isMessage(arg: unknown): boolean {
  return typeof arg === "object" && arg !== null && markContent(arg)?.kind === "message";
}

function readArguments(args: readonly unknown[]): Arguments {
  const read: Arguments = { error: undefined, record: undefined, template: undefined, values: [], placeholders: 0 };
  for (const [index, arg] of args.entries()) {
    const isMember = typeof arg === "object" && arg !== null && takesMember(read, arg);
    if (isMember && read.values.length >= read.placeholders) continue;
    const opens =
      read.template === undefined && read.values.length === 0 && (typeof arg === "string" || isMessage(arg));
    if (!opens) {
      read.values.push(arg);
      continue;
    }
    read.template = arg;
    if (typeof arg !== "string" || index === args.length - 1) continue;
    for (const [hit] of arg.matchAll(placeholder)) if (hit !== "%%") read.placeholders += 1;
  }
  return read;
}

/**
 * A console call as a record and a message: the first error is `err`, the members of the first record are the line's,
 * the first string is the message, and what else there is are its arguments, which no field vouches for. `more` are
 * members of the method's own. May throw what an argument throws.
 */
export function readConsoleCall(host: Host, args: readonly unknown[], more?: object): Call {
  const policy = policyOf(host);
  const { error, record, template, values, placeholders } = readArguments(args);
  const own = error === undefined ? more : { ...more, err: error };
  const base = record === undefined ? {} : asRecord(record, policy.limits.keys);
  const members = own === undefined ? base : beside(base, own, policy.limits.keys);
  if (error !== undefined && isRedacted(error)) markRedacted(members);

  if (template === undefined && values.length === 0) {
    return [members, error === undefined ? undefined : (error as Error).message, "error"];
  }
  if (typeof template === "string" && values.length === 0) return [members, template, "text"];
  if (typeof template === "object") return [members, host.passes.format(template, values), "formatted"];
  // The console prints what its template has no place for; a catalogue holds templates as they stand.
  const extra = policy.message.text === "static" ? 0 : Math.max(values.length - placeholders, 0);
  const text = ((template as string | undefined) ?? "") + " %s".repeat(extra);
  return [members, host.passes.format(template === undefined ? text.slice(1) : text, values), "formatted"];
}
