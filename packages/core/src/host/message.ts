import type { Compiled } from "../compile/compiled.ts";
import type { PassContext } from "../engine/passes.ts";
import { marker } from "../policy/markers.ts";
import { jsonString } from "../redactors/json-string.ts";
import { markContent } from "../redactors/mark.ts";
import type { Run } from "../redactors/run.ts";

/** What a message is: raw text, an error's, or text that `format` has made. */
export type MessageKind = "text" | "error" | "formatted";

/** The JSON text of a message; undefined where it is left out. May throw. */
export function messageJson(message: unknown, kind: MessageKind, run: Run, compiled: Compiled): string | undefined {
  if (kind === "formatted") return jsonString(message as string);
  return kind === "text" ? compiled.message(message, run, 0) : compiled.errorMessage(message, run, 0);
}

/** Messages as texts. None throws: what cannot be made is withheld. */
export interface WriteMessage {
  message(message: unknown, kind: MessageKind): string | undefined;
  /** A message behind a logger's prefix. `formatted`: `rest` was made by `format`. */
  prefixed(prefix: string, rest: string, formatted: boolean): string;
  /** A message's template and arguments as one text; what the `msg` tag made, too. */
  format(template: unknown, values: readonly unknown[]): string;
}

export function createWriteMessage({ compiled, counts }: PassContext): WriteMessage {
  const guarded = <T>(write: (compiled: Compiled) => T): T | string => {
    try {
      return write(compiled());
    } catch {
      counts.withheld += 1;
      return marker.withheld;
    }
  };
  return {
    message(message, kind) {
      if (message === undefined) return undefined;
      return guarded((plan) => {
        const text = messageJson(message, kind, plan.startRun(false), plan);
        return text === undefined ? undefined : String(JSON.parse(text));
      });
    },
    prefixed(prefix, rest, formatted) {
      return guarded(({ text, scan, policy, startRun }) => {
        const { text: mode } = policy.message;
        const run = startRun(formatted);
        // Read together, a prefix is context for what follows; but a catalogue holds each by itself, and so does a
        // vocabulary where arguments were kept.
        if (mode === "scan" || (mode === "strict" && !formatted)) return text(prefix + rest, run, 0);
        const held = text(prefix, run, 0) + (formatted ? rest : text(rest, run, 0));
        return mode === "strict" ? scan(held) : held;
      });
    },
    format(template, values) {
      return guarded(({ messages, startRun }) => {
        const run = startRun(false);
        const content = typeof template === "object" && template !== null ? markContent(template) : undefined;
        if (content?.kind === "message") return messages.tagged(content, run);
        if (typeof template === "string") return messages.format(template, values, run);
        return messages.format("%s", [template], run);
      });
    },
  };
}
