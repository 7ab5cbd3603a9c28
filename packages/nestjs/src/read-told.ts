import { types } from "node:util";
import { phi } from "@philog/core";
import { asRecord, markContent } from "@philog/core/host";
import type { ReadTold, Told } from "@philog/core/http";
import type { Arguments } from "./read-arguments.ts";

type Passes = Parameters<ReadTold>[0];

const humps = /(?<=[a-z0-9])(?=[A-Z])|[-_.:]/g;

/**
 * A logger's context, which is also where a second text of a call ends up. The policy tells class names from people's;
 * of what begins in lower case every word has to pass as text.
 */
function readContext(context: string, passes: Passes): unknown {
  if (/^[A-Z]/.test(context)) return context;
  const text = context.replace(humps, " ");
  return passes.message(text, "text") === text ? context : phi("otherId", context);
}

/** A class's name, or what a function gives that was passed for its message. May throw. */
function settle(message: unknown): unknown {
  let settled = message;
  for (let calls = 0; typeof settled === "function" && calls < 8; calls++) {
    settled = /^class\b/.test(Function.prototype.toString.call(settled)) ? settled.name : settled();
  }
  return settled;
}

/** Adds members: those that are computed are read when the record is, and at their own object. */
function add(record: object, members: object): void {
  for (const key of Object.keys(members)) {
    const { value, get } = Object.getOwnPropertyDescriptor(members, key)!;
    const own = get === undefined ? { value, writable: true } : { get: () => get.call(members) };
    Object.defineProperty(record, key, { ...own, configurable: true, enumerable: true });
  }
}

/** Puts a member in the place of any that is there. */
function put(record: object, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, writable: true, configurable: true, enumerable: true });
}

/** Keys read of a record that is no plain object. */
const mostKeys = 200;

/** The line of one of a call's messages. */
export function createReadTold(args: Arguments, at: number): ReadTold {
  return (passes): Told => {
    const { context, params, stack, error } = args;
    const record = {};
    const finish = (told: Omit<Told, "record">): Told => {
      if (context !== undefined) put(record, "context", readContext(context, passes));
      return { record, ...told };
    };
    const message = settle(args.messages[at]);
    if (at === 0) {
      for (const param of params) add(record, param);
      if (error !== undefined) put(record, "err", error);
      else if (stack !== undefined) put(record, "err", { stack });
    }
    if (types.isNativeError(message)) {
      put(record, "err", message);
      return finish({ message: message.message, isError: true });
    }
    if (typeof message === "string") {
      const values = at === 0 && message.includes("%") ? args.messages.slice(1) : [];
      return finish(values.length === 0 ? { message } : { message, values });
    }
    if (typeof message !== "object" || message === null) return finish({ message: "%s", values: [message] });
    if (markContent(message) !== undefined) return finish({ message, values: [] });
    add(record, Array.isArray(message) ? { value: message } : asRecord(message, mostKeys));
    return finish({ message: undefined });
  };
}

/** How many lines a call is: values for the placeholders of its message are none of their own. */
export function countLines({ messages }: Arguments): number {
  const [first] = messages;
  return typeof first === "string" && first.includes("%") ? 1 : messages.length;
}
