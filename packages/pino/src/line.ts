import { tracingChannel } from "node:diagnostics_channel";
import { type Host, type LineForm, marker, withheldMembers } from "@philog/core/host";
import type { Bindings, Own } from "./bindings.ts";
import { createDatadog } from "./datadog.ts";
import type { Head } from "./head.ts";
import type { Instance } from "./instance.ts";
import type { LineState } from "./state.ts";
import type { Symbols } from "./symbols.ts";

export type AsJson = (this: Instance, record: object | null, message: unknown, level: number, time: string) => string;

/** What a line holds of the record and its message. */
export type Show = () => { record: object; message: unknown };

export interface Lines {
  asJson: AsJson;
  /** The line that stands for one that could not be made. */
  withheld(instance: Instance, level: number): string;
  /** What the last line holds, for those who are shown both apart. */
  show: Show;
}

const shortHash = 12;

/** Makes pino's `asJson`: the whole line, and what diagnostics channels see of it, in redacted form. */
export function createLines(
  symbols: Symbols,
  host: Host,
  parts: { head: Head; bindings: Bindings; state: LineState; root: Instance; policyInLines: boolean },
): Lines {
  const { passes } = host;
  const { head, bindings, state, root, policyInLines } = parts;
  const traced = tracingChannel("pino_asJson");

  const errorKey: string = root[symbols.errorKey];
  const messageKey: string = root[symbols.messageKey];
  const nestedKey: string | undefined = root[symbols.nestedKey] || undefined;
  const end: string = root[symbols.end];
  const datadog = createDatadog(end);
  const base = {
    messageKey,
    messageText: `,${JSON.stringify(messageKey)}:`,
    nestText: nestedKey === undefined ? undefined : (root[symbols.nestedText] as string),
    errorKey: errorKey === "err" ? undefined : errorKey,
  };
  const forms: Record<LineForm["message"], LineForm> = {
    text: { ...base, message: "text" },
    error: { ...base, message: "error" },
    formatted: { ...base, message: "formatted" },
  };

  /** The first digits of the policy's hash, as every line carries them where that is asked for. */
  const policyText = (): string =>
    policyInLines ? `,"policy":"${host.redactor.policyHash.slice(0, "sha256:".length + shortHash)}"` : "";

  const isMessageOf = (record: object, key: string, message: unknown): boolean => {
    const error = (record as Record<string, unknown>)[key];
    return typeof error === "object" && error !== null && (error as { message?: unknown }).message === message;
  };
  const isErrorMessage = (record: object, message: unknown): boolean =>
    isMessageOf(record, errorKey, message) || (errorKey !== "error" && isMessageOf(record, "error", message));

  const prefixed = (prefix: string, rest: string, record: object): string => {
    if (rest === state.formatted) return passes.prefixed(prefix, rest, true);
    if (!isErrorMessage(record, rest)) return passes.prefixed(prefix, rest, false);
    return passes.prefixed(prefix, String(passes.message(rest, "error")), true);
  };

  const admitted = new WeakSet<Instance>();
  /** A child with a level of its own that is older than the guard: setting the level makes its methods anew. */
  const admit = (instance: Instance): void => {
    if (admitted.has(instance)) return;
    admitted.add(instance);
    instance[symbols.setLevel](instance.level);
  };

  /** The record's members and the message, each with a comma before it. */
  const body = (own: Own, raw: object, message: unknown): string => {
    const { instance, fragment, prefix, preparation } = own;
    const { caller, formatted, given } = state;
    let record = raw;
    let text = message;
    let form = forms.text;
    if (own.formatRecord !== undefined) record = own.formatRecord(record) ?? {};
    if (message !== undefined) {
      if (message === formatted) form = forms.formatted;
      else if ((caller === instance && !given) || isErrorMessage(record, message)) form = forms.error;
      else if (caller !== instance) {
        // What has not been through the guard may hold arguments that pino has interpolated.
        admit(instance);
        text = marker.redacted();
        form = forms.formatted;
      } else if (prefix !== "" && typeof message === "string" && message.startsWith(prefix)) {
        text = prefixed(prefix, message.slice(prefix.length), record);
        form = forms.formatted;
      }
    }
    if (preparation !== undefined) {
      record = preparation.record(record);
      const prepared = text === undefined ? undefined : preparation.message(text);
      if (prepared !== text) form = forms.text;
      text = prepared;
    }
    return passes.line(record, fragment, text, form) ?? withheldMembers;
  };

  const recall = (instance: Instance, level: number, time: string, line: string): string => {
    state.writer = instance;
    state.level = level;
    state.time = time;
    state.line = line;
    return line;
  };
  const withheld: Lines["withheld"] = (instance, level) => {
    passes.counts.withheld += 1;
    state.members = withheldMembers;
    const time = `,"time":${Date.now()}`;
    const start = head.bare(instance, instance[symbols.levelCache][level], level);
    return recall(instance, level, time, start + time + withheldMembers + end);
  };
  const write = (instance: Instance, raw: object | null, message: unknown, level: number, time: string): string => {
    const own = bindings.of(instance);
    const at = head.time(instance, time);
    let start = head.level(instance, own.levels[level], level);
    let bound = own.fragment.text;
    let members: string;
    try {
      if (raw !== null && raw === state.start) {
        members = `,${JSON.stringify(raw).slice(1, -1)}${base.messageText}${JSON.stringify(message)}`;
      } else if (host.lockdownReason() !== undefined) {
        start = head.bare(instance, own.levels[level], level);
        bound = "";
        members = passes.lockedMembers(raw ?? {});
      } else {
        bound += policyText();
        members = body(own, raw ?? {}, message);
      }
    } catch {
      return withheld(instance, level);
    }
    const line = start + at + bound + members + end;
    const published = datadog.isListening() ? datadog.publish(line, raw) : line;
    state.members = members;
    return recall(instance, level, at, published);
  };

  const show: Show = () => {
    const { [messageKey]: message, ...record } = JSON.parse(`{${state.members.slice(1)}}`);
    return { record: nestedKey === undefined ? record : (record[nestedKey] ?? {}), message };
  };
  return {
    withheld,
    show,
    asJson(record, message, level, time) {
      const line = write(this, record, message, level, time);
      if (!traced.hasSubscribers) return line;
      // Subscribers are shown what the line holds, never what it was made of.
      const { members, time: at } = state;
      const shown = show();
      traced.traceSync(() => line, { instance: this, arguments: [shown.record, shown.message, level, at] });
      // A subscriber may have logged in between.
      state.members = members;
      return recall(this, level, at, line);
    },
  };
}
