import type { Compiled } from "../compile/compiled.ts";
import { marker } from "../policy/markers.ts";
import { asRecord } from "./as-record.ts";
import { isRedacted, markRedacted, type Redacted } from "./redacted.ts";

/** What the passes look at, each time anew: the policy can be swapped and locked. */
export interface PassContext {
  compiled(): Compiled;
  lockdownReason(): string | undefined;
  policyHash(): string;
  /** Open to adapters, which write and withhold lines of their own. */
  readonly counts: { records: number; withheld: number };
}

/** The ways in which a record, a text or an error goes through the compiled policy. None throws. */
export interface Passes {
  json(record: unknown): string;
  copy(record: unknown): Redacted<Record<string, unknown>>;
  text(text: string): string;
  error(error: unknown): Redacted<Record<string, unknown>>;
}

/** What is written in the place of a record that cannot be read, after its level and time. */
export const withheldMembers = ',"philog":"withheld","code":"PHILOG_RECORD_UNREADABLE"';

/** Some members of a record as JSON text, each with a comma before it, as far as they can be read. */
export function pickMembers({ compiled }: PassContext, record: unknown, keys: readonly string[]): string {
  const picked: Record<string, unknown> = {};
  try {
    for (const key of keys) picked[key] = (record as Record<string, unknown>)[key];
  } catch {
    // What cannot be read is left out.
  }
  const { root, startRun } = compiled();
  return root.members(picked, startRun(false), 0);
}

/** What every line says in lockdown, after what is left of its record. */
export function lockdownMembers({ policyHash }: PassContext): string {
  return `,"philog":"lockdown","policy":"${policyHash()}"`;
}

function objectOf(text: string | undefined): Record<string, unknown> {
  const value: unknown = JSON.parse(text ?? "{}");
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Makes the passes over the compiled policy of the moment. */
export function createPasses(context: PassContext): Passes {
  const { counts } = context;

  const bare = (record: unknown, keys: readonly string[], after: string): string => {
    const members = pickMembers(context, record, keys);
    const time = members.includes(',"time":') ? "" : `,"time":${Date.now()}`;
    return `{${(members + time + after).slice(1)}}`;
  };
  const json = (record: unknown): string => {
    counts.records += 1;
    if (context.lockdownReason() !== undefined)
      return bare(record, ["level", "time", "event"], lockdownMembers(context));
    try {
      const compiled = context.compiled();
      const object = asRecord(record, compiled.policy.limits.keys);
      const run = compiled.startRun(isRedacted(object));
      const members = compiled.root.members(object, run, 0) + compiled.tail(run);
      return members === "" ? "{}" : `{${members.slice(1)}}`;
    } catch {
      counts.withheld += 1;
      return bare(record, ["level", "time"], withheldMembers);
    }
  };
  const errorJson = (error: unknown): string | undefined => {
    if (context.lockdownReason() !== undefined) return undefined;
    const { errors, startRun } = context.compiled();
    if (typeof error === "object" && error !== null) return errors.value(error, startRun(false), 1);
    // A thrown string is a message like any other.
    const thrown = new Error(typeof error === "string" ? error : `a ${typeof error} was thrown`);
    thrown.stack = "";
    return errors.value(thrown, startRun(false), 1);
  };

  return {
    json,
    copy: (record) => markRedacted(JSON.parse(json(record)) as Record<string, unknown>),
    text(text) {
      if (context.lockdownReason() !== undefined) return marker.withheld;
      try {
        const compiled = context.compiled();
        return compiled.text(text, compiled.startRun(true), 0);
      } catch {
        counts.withheld += 1;
        return marker.withheld;
      }
    },
    error(error) {
      let text: string | undefined;
      try {
        text = errorJson(error);
      } catch {
        counts.withheld += 1;
      }
      // A policy can say that an error is gone: then there is no record of it.
      return markRedacted(objectOf(text));
    },
  };
}
