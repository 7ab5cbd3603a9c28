import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { formatInfo } from "./info.ts";
import { type Info, LEVEL, MESSAGE } from "./instance.ts";
import { isUnread, plainInfo, unreadInfo, wasRead } from "./unread-info.ts";

const text =
  '{"level":"info","event":"order.read","order":{"status":"open"},"__proto__":{"x":1},"message":"order \\"read\\""}';
const plain = () => formatInfo("info", text);
const unread = () => unreadInfo("info", text)!;
const now = "2026-02-03T04:05:06.789Z";

describe("a record that is given unread is to formats as one that is read", () => {
  const asks: [string, (info: Info) => unknown][] = [
    ["its level", (info) => info.level],
    ["its message", (info) => info.message],
    ["a member", (info) => info.order.status],
    ["a member that it has not", (info) => [info.stack, info.splat, info.timestamp, info["a\nb"]]],
    [
      "a method of every object",
      (info) => [String(info), Object.hasOwn(info, "event"), Object.hasOwn(info, "nothing")],
    ],
    ["its symbols", (info) => [info[LEVEL], info[MESSAGE], info[Symbol.for("splat")]]],
    ["a name in it", (info) => ["event" in info, "stack" in info]],
    ["its names", (info) => [Object.keys(info), Reflect.ownKeys(info)]],
    ["a copy", (info) => [{ ...info }, Object.assign({}, info)]],
    ["its JSON", (info) => JSON.stringify(info)],
    ["its kind", (info) => [info instanceof Error, Object.getPrototypeOf(info) === Object.prototype]],
    ["what is printed of it", (info) => inspect(info)],
    ["how a member stands there", (info) => Object.getOwnPropertyDescriptor(info, "event")],
  ];
  const changes: [string, (info: Info) => unknown][] = [
    ["a time", (info) => void Object.assign(info, { timestamp: now })],
    ["another time", (info) => Object.assign(info, { timestamp: now }, { timestamp: "x" }).timestamp],
    ["a time, and a member", (info) => void Object.assign(info, { timestamp: now, service: "clinic-api" })],
    ["a member, and a time", (info) => void Object.assign(info, { service: "clinic-api", timestamp: now })],
    ["a message", (info) => void Object.assign(info, { message: "x" })],
    ["a level", (info) => void Object.assign(info, { level: info.level.toUpperCase() })],
    ["a member that is defined", (info) => Object.defineProperty(info, "event", { value: "x" }) === info],
    ["one member less", (info) => delete info.event],
    ["another prototype", (info) => Object.setPrototypeOf(info, null) === info],
    ["no more members", (info) => Object.isFrozen(Object.freeze(info))],
    ["a line", (info) => void Object.assign(info, { [MESSAGE]: "x" })],
  ];
  test.each(asks)("where they ask for %s", (_name, ask) => {
    expect(ask(unread())).toEqual(ask(plain()));
  });
  test.each(changes)("where they give it %s", (name, change) => {
    const [one, other] = [unread(), plain()];
    expect(change(one)).toEqual(change(other));
    expect(Object.getPrototypeOf(one)).toBe(Object.getPrototypeOf(other));
    // Node 26 names a proxy whose prototype is its own; nothing else of it is seen.
    const isOwn = /prototype|no more members/.test(name);
    for (const [what, ask] of asks) {
      if (/kind|every object/.test(what) || (isOwn && /printed/.test(what))) continue;
      expect(ask(one)).toEqual(ask(other));
    }
    expect(Object.getPrototypeOf({ ...one })).toBe(Object.prototype);
  });

  test("is read by what cannot be told without, and by nothing else", () => {
    const given = unread();
    given.timestamp = now;
    given[MESSAGE] = "x";
    expect([given.level, given.message, given.timestamp, given.stack, given[LEVEL]]).toEqual([
      "info",
      'order "read"',
      now,
      undefined,
      "info",
    ]);
    expect([isUnread(given), wasRead(given)]).toEqual([true, false]);
    expect(given.event).toBe("order.read");
    expect([isUnread(given), wasRead(given)]).toEqual([false, true]);
    expect([isUnread(plain()), wasRead(plain())]).toEqual([false, false]);
  });

  test("stands for a plain object, which transports are given", () => {
    const given = unread();
    given[MESSAGE] = "x";
    const { [MESSAGE]: line, ...members } = plainInfo(given);
    expect([line, members]).toEqual(["x", { ...plain() }]);
    given.timestamp = now;
    expect(plainInfo(given).timestamp).toBe(now);
  });

  test.each([
    ["without a message", '{"level":"info","event":"a.b"}'],
    ["whose message is another's", '{"level":"info","err":{"message":"x"}}'],
    ["whose message is not its last member", '{"level":"info","a":{"message":"x"},"b":"c"}'],
    ["whose message is no text", '{"level":"info","message":7}'],
  ])("is none %s", (_name, given) => {
    expect(unreadInfo("info", given)).toBeUndefined();
  });
});
