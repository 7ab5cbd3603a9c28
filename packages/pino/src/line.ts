import { channel, tracingChannel } from "node:diagnostics_channel";
import { type Host, type LineForm, withheldMembers } from "@philog/core/host";
import type { Bindings } from "./bindings.ts";
import type { Head } from "./head.ts";
import type { Instance } from "./instance.ts";
import type { Prepare } from "./prepare.ts";
import type { Symbols } from "./symbols.ts";

/** What the parts of one installation tell each other while one line is made. */
export interface LineState {
  /** The message that the log method's guard has formatted. */
  formatted: string | undefined;
  /** The last line, and how many there were. */
  line: string;
  made: number;
  /** What metadata streams are shown of the last record. */
  lastObject: object | undefined;
  lastMessage: string | undefined;
  /** The start-up record, which is Philog's own and passes as it stands. */
  start: object | undefined;
}

export type AsJson = (this: Instance, record: object | null, message: unknown, level: number, time: string) => string;

const metadata = Symbol.for("pino.metadata");
// dd-trace adds `"dd":{…}` of ids and names before the line's end; nothing else is taken.
const datadogSplice = /^,"dd":\{(?:"[a-z_.]{1,32}":"[\w.:/-]{0,200}",?){0,8}\}$/;

/** Makes pino's `asJson`: the whole line, and what diagnostics channels see of it, in redacted form. */
export function createAsJson(
  symbols: Symbols,
  host: Host,
  parts: { head: Head; bindings: Bindings; prepare: Prepare; state: LineState; root: Instance },
): AsJson {
  const { passes } = host;
  const { head, bindings, prepare, state, root } = parts;
  const traced = tracingChannel("pino_asJson");
  const datadog = channel("apm:pino:log:json");
  const submission = channel("ci:log-submission:log");

  const errorKey: string = root[symbols.errorKey];
  const base = {
    messageText: `,${JSON.stringify(root[symbols.messageKey])}:`,
    nestText: root[symbols.nestedKey] ? (root[symbols.nestedText] as string) : undefined,
    errorKey,
  };
  const forms: Record<LineForm["message"], LineForm> = {
    text: { ...base, message: "text" },
    error: { ...base, message: "error" },
    formatted: { ...base, message: "formatted" },
  };

  const isErrorMessage = (record: object, message: unknown): boolean => {
    const error = (record as Record<string, unknown>)[errorKey];
    return typeof error === "object" && error !== null && (error as { message?: unknown }).message === message;
  };
  /** The message and how it was made. A prefix that a logger carries is text, too. */
  const messageForm = (instance: Instance, record: object, message: unknown): [unknown, LineForm] => {
    const { formatted } = state;
    state.formatted = undefined;
    if (message === undefined) return [message, forms.text];
    if (formatted !== undefined && message === formatted) return [message, forms.formatted];
    const prefix = instance.msgPrefix;
    if (typeof prefix === "string" && prefix !== "" && typeof message === "string" && message.startsWith(prefix)) {
      const rest = message.slice(prefix.length);
      return [passes.prefixed(prefix, rest, rest === formatted), forms.formatted];
    }
    const serializer = instance[symbols.serializers][root[symbols.messageKey]];
    if (serializer !== undefined) return [serializer(message), forms.text];
    return [message, isErrorMessage(record, message) ? forms.error : forms.text];
  };
  const publish = (line: string, end: string, record: object): string => {
    let published = line;
    if (!Object.hasOwn(record, "dd")) {
      const payload = { line };
      datadog.publish(payload);
      const own = line.slice(0, -1 - (end.length - 1));
      if (typeof payload.line === "string" && payload.line.startsWith(own) && payload.line.endsWith(end)) {
        if (datadogSplice.test(payload.line.slice(own.length, -end.length))) published = payload.line;
      }
    }
    if (submission.hasSubscribers) submission.publish({ source: "pino", message: published });
    return published;
  };

  const write = (instance: Instance, raw: object | null, message: unknown, level: number, time: string): string => {
    const start = head(instance, level, time);
    const end: string = instance[symbols.end];
    const own = bindings.of(instance);
    if (raw !== null && raw === state.start) {
      return `${start}${own.text},${JSON.stringify(raw).slice(1, -1)}${base.messageText}${JSON.stringify(message)}${end}`;
    }
    let record: object = raw ?? {};
    if (host.lockdownReason() !== undefined) return start + passes.lockedMembers(record) + end;
    try {
      const formatter = instance[symbols.formatters].log;
      if (formatter) record = formatter(record) ?? {};
      record = prepare(instance, record);
      const [text, form] = messageForm(instance, record, message);
      if (instance[symbols.stream][metadata] === true) {
        state.lastObject = passes.copy(record);
        state.lastMessage = passes.message(text, form.message);
      }
      const body = passes.line(record, own, text, form) ?? withheldMembers;
      const line = start + own.text + body + end;
      return datadog.hasSubscribers ? publish(line, end, record) : line;
    } catch {
      passes.counts.withheld += 1;
      return start + withheldMembers + end;
    }
  };

  return function asJson(record, message, level, time) {
    let line: string;
    if (traced.hasSubscribers) {
      // Subscribers are shown what the line holds, never what it was made of.
      const shown = [passes.copy(record ?? {}), passes.message(message, "error"), level, time];
      line = traced.traceSync(() => write(this, record, message, level, time), {
        instance: this,
        arguments: shown,
      }) as string;
    } else line = write(this, record, message, level, time);
    state.line = line;
    state.made += 1;
    return line;
  };
}
