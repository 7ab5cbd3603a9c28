import type { Compiled } from "../compile/compile.ts";
import { namesMember } from "../compile/names.ts";
import { marker } from "../policy/markers.ts";
import { jsonString } from "../redactors/json-string.ts";
import { markContent } from "../redactors/mark.ts";
import type { Run } from "../redactors/run.ts";
import { asRecord } from "./as-record.ts";
import { isRedacted, markRedacted, type Redacted } from "./redacted.ts";

/** What the passes look at, each time anew: the policy can be swapped and locked. */
export interface PassContext {
  compiled(): Compiled;
  lockdownReason(): string | undefined;
  policyHash(): string;
}

/** Members that were redacted before the record they belong to, such as a child logger's bindings. */
export interface Fragment {
  /** JSON text of the members, each with a comma before it. */
  readonly text: string;
  /** Names of what is gone from them. */
  readonly names: string;
  readonly nameCount: number;
}

/** The ways in which a record, a text or an error goes through the compiled policy. None throws. */
export interface Passes {
  json(record: unknown): string;
  copy(record: unknown): Redacted<Record<string, unknown>>;
  text(text: string): string;
  error(error: unknown): Redacted<Record<string, unknown>>;
  /** Members to be written into many records, after those of `before`. */
  fragment(record: unknown, trusted?: boolean, before?: Fragment): Fragment;
  /** What a host that writes its own lines puts between its own members and the line's end. Undefined: unreadable. */
  line(record: object, inherited: Fragment | undefined, message: unknown, form: LineForm): string | undefined;
  /** A message as a text; `kind` as in `LineForm`. */
  message(message: unknown, kind: LineForm["message"]): string | undefined;
  /** A message behind a logger's prefix. `formatted`: `rest` was made by `format`. */
  prefixed(prefix: string, rest: string, formatted: boolean): string;
  /** A message's template and arguments as one text; what the `msg` tag made, too. */
  format(template: unknown, values: readonly unknown[]): string;
  /** What stands in a record's place in lockdown: members, each with a comma before it. */
  lockedMembers(record: object): string;
  /** Open to adapters, which withhold lines of their own. */
  readonly counts: { records: number; withheld: number };
}

/** How a host writes its lines. */
export interface LineForm {
  /** The message's key as JSON text, with comma and colon. */
  readonly messageText: string;
  /** As above, and an opening brace, where the record's members go below a key of their own. */
  readonly nestText: string | undefined;
  /** The key under which the host puts errors, where it is not `err`. */
  readonly errorKey?: string | undefined;
  /** What the message is: raw text, an error's, or text that `format` has made. */
  readonly message: "text" | "error" | "formatted";
}

const emptyFragment: Fragment = { text: "", names: "", nameCount: 0 };
const lockedKeys = ["level", "time", "event"];

/** What is written in the place of a record that cannot be read, after its level and time. */
export const withheldMembers = ',"philog":"withheld","code":"PHILOG_RECORD_UNREADABLE"';

/** Makes the passes over the compiled policy of the moment. */
export function createPasses(context: PassContext): Passes {
  const counts = { records: 0, withheld: 0 };

  const write = (record: object, run: Run, compiled: Compiled): string => compiled.root.members(record, run, 0);

  const pick = (record: unknown, keys: readonly string[]): object => {
    const picked: Record<string, unknown> = {};
    try {
      for (const key of keys) picked[key] = (record as Record<string, unknown>)[key];
    } catch {
      // What cannot be read is left out.
    }
    return picked;
  };
  /** Level and time as far as they can be read, and what `after` says. */
  const bare = (record: unknown, keys: readonly string[], after: string): string => {
    const compiled = context.compiled();
    let members = "";
    try {
      members = write(pick(record, keys), compiled.startRun(false), compiled);
    } catch {
      // As above.
    }
    const time = members.includes(',"time":') ? "" : `,"time":${Date.now()}`;
    return `{${(members + time + after).slice(1)}}`;
  };
  const lockedAfter = () => `,"philog":"lockdown","policy":"${context.policyHash()}"`;

  const withhold = (record: unknown): string => {
    counts.withheld += 1;
    return bare(record, ["level", "time"], withheldMembers);
  };

  const json = (record: unknown): string => {
    counts.records += 1;
    if (context.lockdownReason() !== undefined) return bare(record, lockedKeys, lockedAfter());
    try {
      const compiled = context.compiled();
      const object = asRecord(record, compiled.policy.limits.keys);
      const run = compiled.startRun(isRedacted(object));
      const members = write(object, run, compiled) + namesMember(run);
      return members === "" ? "{}" : `{${members.slice(1)}}`;
    } catch {
      return withhold(record);
    }
  };
  const objectOf = (text: string | undefined): Record<string, unknown> => {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  };
  const errorJson = (error: unknown): string | undefined => {
    if (context.lockdownReason() !== undefined) return undefined;
    const compiled = context.compiled();
    const run = compiled.startRun(false);
    if (typeof error === "object" && error !== null) return compiled.errors.value(error, run, 1);
    // A thrown string is a message like any other.
    const thrown = new Error(typeof error === "string" ? error : `a ${typeof error} was thrown`);
    thrown.stack = "";
    return compiled.errors.value(thrown, run, 1);
  };

  const messageJson = (message: unknown, kind: LineForm["message"], run: Run, compiled: Compiled) => {
    if (kind === "formatted") return jsonString(message as string);
    return kind === "text" ? compiled.message(message, run, 0) : compiled.errorMessage(message, run, 0);
  };

  return {
    counts,
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
    fragment(record, trusted = false, before = emptyFragment) {
      try {
        const compiled = context.compiled();
        const object = asRecord(record, compiled.policy.limits.keys);
        const run = compiled.startRun(trusted || isRedacted(object));
        run.names = before.names;
        run.nameCount = before.nameCount;
        const text = before.text + write(object, run, compiled);
        return { text, names: run.names, nameCount: run.nameCount };
      } catch {
        counts.withheld += 1;
        return before;
      }
    },
    line(record, inherited, message, form) {
      counts.records += 1;
      try {
        const compiled = context.compiled();
        const run = compiled.startRun(isRedacted(record));
        if (inherited !== undefined) {
          run.names = inherited.names;
          run.nameCount = inherited.nameCount;
        }
        const root = form.errorKey === undefined ? compiled.root : compiled.rootFor(form.errorKey);
        let members = root.members(record, run, 0);
        if (form.nestText !== undefined && members !== "") members = `${form.nestText}${members.slice(1)}}`;
        const text = message === undefined ? undefined : messageJson(message, form.message, run, compiled);
        return members + namesMember(run) + (text === undefined ? "" : form.messageText + text);
      } catch {
        counts.withheld += 1;
        return undefined;
      }
    },
    message(message, kind) {
      try {
        const compiled = context.compiled();
        if (message === undefined) return undefined;
        const text = messageJson(message, kind, compiled.startRun(false), compiled);
        return text === undefined ? undefined : String(JSON.parse(text));
      } catch {
        counts.withheld += 1;
        return marker.withheld;
      }
    },
    prefixed(prefix, rest, formatted) {
      try {
        const { text, policy, startRun } = context.compiled();
        const run = startRun(formatted);
        // Read together, a prefix is context for what follows; but a catalogue holds each by itself.
        if (policy.message.text === "scan") return text(prefix + rest, run, 0);
        return text(prefix, run, 0) + (formatted ? rest : text(rest, run, 0));
      } catch {
        counts.withheld += 1;
        return marker.withheld;
      }
    },
    format(template, values) {
      try {
        const compiled = context.compiled();
        const run = compiled.startRun(false);
        const content = typeof template === "object" && template !== null ? markContent(template) : undefined;
        if (content?.kind === "message") return compiled.messages.tagged(content, run);
        if (typeof template === "string") return compiled.messages.format(template, values, run);
        return compiled.messages.format("%s", [template], run);
      } catch {
        counts.withheld += 1;
        return marker.withheld;
      }
    },
    lockedMembers(record) {
      counts.records += 1;
      const compiled = context.compiled();
      let members = "";
      try {
        members = write(pick(record, ["event"]), compiled.startRun(false), compiled);
      } catch {
        // As above.
      }
      return members + lockedAfter();
    },
  };
}
