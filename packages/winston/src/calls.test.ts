import { PassThrough } from "node:stream";
import { expect, test, vi } from "vitest";
import winston from "winston";
import { philog } from "./index.ts";
import { Keeping, policy, start } from "./logger.test-data.ts";

test("what is closer to the call wins: metadata, the logger's own, children's", () => {
  const { log, last } = start({ defaultMeta: { service: "clinic-api", component: "own" } });
  const child = log.child({ component: "child", module: "child", note: "child" }).child({ module: "inner" });
  child.info("x", { note: "call" });
  expect(last()).toEqual({
    level: "info",
    component: "own",
    module: "inner",
    note: "call",
    service: "clinic-api",
    message: "x",
  });
  // As in winston: over an object that is logged alone, the logger's own wins.
  child.info({ message: "x", component: "call", note: "call" });
  expect(last()).toMatchObject({ component: "own", note: "call", service: "clinic-api" });
});

test("metadata is read when a line is made, and a child can have its own", () => {
  const { log, last } = start();
  const metadata: Record<string, unknown> = { count: 1 };
  const child = log.child(metadata);
  metadata.count = 2;
  child.info("x");
  expect(last()).toEqual({ level: "info", count: 2, message: "x" });
  child.defaultMeta = { event: "a.b" };
  child.info("x");
  expect(last()).toEqual({ level: "info", count: 2, event: "a.b", message: "x" });
  (log as any).child().write({ level: "info", message: "x" });
  expect(last()).toEqual({ level: "info", message: "x" });
});

test("a child that is older than the policy is behind it, too", () => {
  const keeping = new Keeping();
  const plain = winston.createLogger({ transports: [keeping as never] });
  const older = plain.child({ user: "Zlaivexon", event: "a.b" });
  philog(plain, { policy, startLine: false });
  older.info("for %s", "Zlaivexon", { count: 1 });
  older.write({ level: "info", message: "x", patient: "Zlaivexon" });
  expect(keeping.infos).toMatchObject([
    { event: "a.b", count: 1, redacted: ["user"], message: "for [REDACTED]" },
    { event: "a.b", redacted: ["user", "patient"], message: "x" },
  ]);
});

test("methods return the logger that they were called on, and work without it", () => {
  const { log, last } = start();
  const child = log.child({});
  expect(log.info("x")).toBe(log);
  expect(child.info("x")).toBe(child);
  expect(child.log("info", "x")).toBe(child);
  const { warn, log: call } = log;
  expect(warn("y")).toBe(log);
  expect(last()).toMatchObject({ level: "warn", message: "y" });
  expect(call("info", "y")).toBe(log);
  (log as any).log();
  expect(log.isLevelEnabled("debug")).toBe(false);
});

test("timers say how long it took, and leave what they are given as it was", () => {
  const { log, last } = start();
  const given = Object.freeze({ message: "loaded", level: "warn", count: 1 });
  log.startTimer().done(given as never);
  expect(last()).toEqual({ level: "warn", durationMs: expect.any(Number), count: 1, message: "loaded" });
  log.profile("load").profile("load", given as never);
  expect(last()).toEqual({ level: "warn", durationMs: expect.any(Number), count: 1, message: "loaded" });
  log.profile("load").profile("load", null as never);
  expect(last()).toEqual({ level: "info", durationMs: expect.any(Number), message: "load" });
  log.startTimer().done();
  expect(last()).toEqual({ level: "info", durationMs: expect.any(Number) });
});

test("what is written that is no object is a message", () => {
  const { log, last } = start();
  log.write("order read");
  expect(last()).toEqual({ level: "info", message: "order read" });
});

test("what is written while a transport is busy waits, and comes in order", async () => {
  const waiting: (() => void)[] = [];
  const keeping = new Keeping();
  keeping.log = (info, done) => {
    keeping.infos.push(info);
    waiting.push(done);
  };
  const log = philog(winston.createLogger({ transports: [keeping as never], format: winston.format.json() }), {
    policy,
    startLine: false,
  });
  const done = vi.fn();
  for (let count = 0; count < 90; count++)
    log.write({ level: "info", message: "x", count, user: "Zlaivexon" }, done as never);
  while (waiting.length > 0) {
    waiting.shift()!();
    await new Promise(setImmediate);
  }
  expect(keeping.infos.map(({ count }) => count)).toEqual(Array.from({ length: 90 }, (_, count) => count));
  expect(JSON.stringify(keeping.infos)).not.toContain("Zlaivexon");
  expect(done).toHaveBeenCalledTimes(90);
});

test("streams can be piped in, and what is pushed past `write` is redacted, too", async () => {
  const { log, last } = start();
  const source = new PassThrough({ objectMode: true });
  source.pipe(log, { end: false });
  source.write({ level: "info", message: "x", user: "Zlaivexon" });
  await vi.waitFor(() => expect(last()).toEqual({ level: "info", redacted: ["user"], message: "x" }));
  (log as any)._transform({ level: "warn", message: "y", user: "Zlaivexon" }, "", () => {});
  expect(last()).toEqual({ level: "warn", redacted: ["user"], message: "y" });
});
