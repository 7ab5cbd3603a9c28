import { inspect } from "node:util";
import { markRedacted } from "@philog/core/host";
import { copyMembers } from "./copy-members.ts";
import { type Info, LEVEL, MESSAGE } from "./instance.ts";
import { endOfString } from "./sort-members.ts";

const messageStart = ',"message":';
const unreadKey = Symbol("philog.unread");

/** What `inspect` prints: it looks behind the proxy, where nothing is until the record is read, and may name it. */
const behind = {
  [inspect.custom](this: Info) {
    return { ...this };
  },
};

/** A record's members as JSON text, which are read when a format asks for more than can be told without. */
class Unread implements ProxyHandler<Info> {
  readonly target: Info;
  readonly text: string;
  readonly level: string;
  /** Where its message starts, which is the last member. */
  readonly messageAt: number;
  /** The time that a format has set. */
  time: unknown;
  isRead = false;

  constructor(target: Info, level: string, text: string, messageAt: number) {
    this.target = target;
    this.level = level;
    this.text = text;
    this.messageAt = messageAt;
  }

  read(): Info {
    const { target, text, time } = this;
    if (this.isRead) return target;
    this.isRead = true;
    copyMembers(JSON.parse(text), target);
    if (time !== undefined) target.timestamp = time;
    return target;
  }

  get(target: Info, key: string | symbol): unknown {
    if (key === unreadKey) return this;
    if (!this.isRead && typeof key === "string") {
      if (key === "timestamp") return this.time;
      if (key === "level") return this.level;
      if (key === "message") return JSON.parse(this.text.slice(this.messageAt, -1));
      if (this.text.includes(`${JSON.stringify(key)}:`)) this.read();
    }
    return Reflect.get(target, key);
  }
  set(target: Info, key: string | symbol, value: unknown): boolean {
    if (key === "timestamp" && !this.isRead) {
      this.time = value;
      return true;
    }
    return Reflect.set(typeof key === "string" ? this.read() : target, key, value);
  }
  getPrototypeOf(target: Info): object | null {
    const own = Object.getPrototypeOf(target);
    return own === behind ? Object.prototype : own;
  }
  setPrototypeOf(_target: Info, prototype: object | null): boolean {
    return Reflect.setPrototypeOf(this.read(), prototype);
  }
  has(_target: Info, key: string | symbol): boolean {
    return Reflect.has(this.read(), key);
  }
  ownKeys(): (string | symbol)[] {
    return Reflect.ownKeys(this.read());
  }
  getOwnPropertyDescriptor(_target: Info, key: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.read(), key);
  }
  defineProperty(_target: Info, key: string | symbol, how: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.read(), key, how);
  }
  deleteProperty(_target: Info, key: string | symbol): boolean {
    return Reflect.deleteProperty(this.read(), key);
  }
  preventExtensions(target: Info): boolean {
    // From now on the prototype that is told has to be the one that is there.
    Object.setPrototypeOf(this.read(), this.getPrototypeOf(target));
    return Reflect.preventExtensions(target);
  }
}

/**
 * What formats are given in the place of what was logged, unread; of a record without a time of its own, and without an
 * error, whose stack has to be put where winston has it. Undefined where there is no message.
 */
export function unreadInfo(level: string, text: string): Info | undefined {
  const at = text.lastIndexOf(messageStart);
  const messageAt = at + messageStart.length;
  if (at < 0 || text[messageAt] !== '"' || endOfString(text, messageAt) !== text.length - 1) return undefined;
  const target: Info = Object.create(behind);
  target[LEVEL] = level;
  return new Proxy(target, new Unread(markRedacted(target), level, text, messageAt));
}

const behindOf = (info: Info): Unread | undefined => info[unreadKey];

/** Whether nothing of a record has been read that was given unread. */
export const isUnread = (info: Info): boolean => behindOf(info)?.isRead === false;
/** Whether a record that was given unread has been read, by formats or to hold what they made to it. */
export const wasRead = (info: Info): boolean => behindOf(info)?.isRead === true;
/** What an unread record stands for, with its line: for those that come behind the formats. */
export function plainInfo(info: Info): Info {
  const { level, text, time, target } = behindOf(info)!;
  const plain: Info = JSON.parse(text);
  if (time !== undefined) plain.timestamp = time;
  plain[LEVEL] = level;
  plain[MESSAGE] = target[MESSAGE];
  return markRedacted(plain);
}
