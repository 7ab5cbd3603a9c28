import { noteName } from "../compile/names.ts";
import { lockdownMembers, type PassContext, pickMembers } from "../engine/passes.ts";
import { isRedacted } from "../engine/redacted.ts";
import type { Fragment } from "./fragment.ts";
import { type MessageKind, messageJson } from "./message.ts";

/** How a host writes its lines. */
export interface LineForm {
  readonly messageKey: string;
  /** The message's key as JSON text, with comma and colon. */
  readonly messageText: string;
  /** As above, and an opening brace, where the record's members go below a key of their own. */
  readonly nestText: string | undefined;
  /** The key under which the host puts errors, where it is not `err`. */
  readonly errorKey?: string | undefined;
  readonly message: MessageKind;
}

/** What a host that writes its own lines puts between its own members and the line's end. */
export interface WriteLine {
  /** The record's members, what is gone from it and from `inherited`, the message. Undefined: it cannot be read. */
  line(record: object, inherited: Fragment | undefined, message: unknown, form: LineForm): string | undefined;
  /** What stands in a record's place in lockdown: members, each with a comma before it. */
  lockedMembers(record: object): string;
}

export function createWriteLine(context: PassContext): WriteLine {
  const { counts } = context;
  return {
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
        let text: string | undefined;
        if (message !== undefined) {
          const denied = compiled.messageRule(form.messageKey);
          text = denied === undefined ? messageJson(message, form.message, run, compiled) : denied(message, run, 1);
          if (denied !== undefined && text === undefined) noteName(run, form.messageText.slice(0, -1));
        }
        return members + compiled.tail(run, inherited?.told) + (text === undefined ? "" : form.messageText + text);
      } catch {
        counts.withheld += 1;
        return undefined;
      }
    },
    lockedMembers(record) {
      counts.records += 1;
      return pickMembers(context, record, ["event"]) + lockdownMembers(context);
    },
  };
}
