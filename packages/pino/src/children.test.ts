import { captureStream } from "@philog/testing";
import pino from "pino";
import { expect, test } from "vitest";
import { policy, start } from "./logger.test-data.ts";
import { philog } from "./philog.ts";

test("bindings() and setBindings work on redacted bindings", () => {
  const { log, last } = start();
  const child = log.child({ event: "a.b", patient: { mrn: "98441207", name: "Zlaivexon" } });
  expect(child.bindings()).toEqual({ event: "a.b", patient: { mrn: "[REDACTED:mrn]" } });
  child.setBindings({ count: 2, owner: "Zlaivexon" });
  expect(child.bindings()).toEqual({ event: "a.b", patient: { mrn: "[REDACTED:mrn]" }, count: 2 });
  child.info("x");
  expect(last()).toMatchObject({ count: 2, redacted: ["patient.name", "owner"] });
  log.info("x");
  expect(last()).not.toHaveProperty("count");
});

test("a child's own level, serializers, formatters, custom levels and prefix work as in pino", () => {
  const { log, last, lines } = start({ level: "warn" });
  const child = log.child(
    { count: 1 },
    {
      level: "debug",
      serializers: { count: (n: number) => n + 1 },
      formatters: {
        bindings: (own) => ({ ...own, note: "bound" }),
        log: (record) => ({ ...record, event: "from.log" }),
      },
      customLevels: { audit: 35 },
      msgPrefix: "[db] ",
    },
  );
  child.debug({ count: 5 }, "ready");
  expect(last()).toMatchObject({ level: 20, note: "bound", event: "from.log", count: 6, msg: "[db] ready" });
  (child as any).audit("seen");
  expect(last()).toMatchObject({ level: 35, msg: "[db] seen" });
  log.info("not logged");
  expect(lines().length).toBe(2);
});

test("a child's formatter of bindings is called once, with the bindings, and is not its children's", () => {
  const { log, last } = start();
  const calls: object[] = [];
  const bindings = (own: object) => {
    calls.push(own);
    return { count: calls.length };
  };
  const child = log.child({ event: "a.b" }, { formatters: { bindings } });
  expect(calls).toEqual([{ event: "a.b" }]);
  child.child({ event: "c.d" }).info("x");
  expect(calls.length).toBe(1);
  expect(last()).toMatchObject({ count: 1, event: "c.d" });
});

test("the members that pino reads from bindings as options are not written", () => {
  const { log, last } = start();
  log.child({ level: "silent", serializers: {}, formatters: {}, customLevels: {}, count: 1 }).info("x");
  expect(last()).toMatchObject({ level: 30, count: 1, msg: "x" });
  expect(last()).not.toHaveProperty("redacted");
});

test("an Error among bindings is written by the policy", () => {
  const { log, last } = start();
  log.child({ err: new TypeError("no row for 'Zlaivexon'") }).info("x");
  expect(last().err).toMatchObject({ type: "TypeError", message: "no row for [REDACTED]" });
});

test("onChild is called once, with a child that has its bindings; it can be set later, also for one child's own", () => {
  const seen: unknown[] = [];
  const onChild = (child: pino.Logger) => seen.push(child.bindings());
  const { log } = start({ onChild: onChild as never });
  const child = log.child({ count: 1 });
  child.child({ event: "a.b" }, {});
  expect(seen).toEqual([{ count: 1 }, { count: 1, event: "a.b" }]);
  child.onChild = (own) => seen.push("own", own.bindings());
  child.child({});
  log.child({});
  expect(seen.slice(2)).toEqual(["own", { count: 1 }, {}]);
  log.onChild = () => seen.push("later");
  log.child({});
  expect(seen.at(-1)).toBe("later");
});

test("what onChild throws is the application's to know, and the next child is made as ever", () => {
  const { log, last } = start({
    onChild: (child) => {
      if ("count" in child.bindings()) throw new Error("not this one");
    },
  });
  expect(() => log.child({ count: 1 })).toThrow("not this one");
  log.child({ event: "a.b" }).info("x");
  expect(last()).toMatchObject({ event: "a.b" });
});

test("missing bindings are pino's own error, also after a child that could not be made", () => {
  const { log } = start();
  expect(() => log.child(undefined as never)).toThrow("missing bindings");
  expect(() => log.child({}, { level: "no such level" })).toThrow("unknown level");
  expect(log.onChild).toBeTypeOf("function");
});

test("a child made before the policy is behind it with its bindings and records", () => {
  const stream = captureStream();
  const logger = pino({}, stream);
  const child = logger.child({ event: "a.b", owner: "Zlaivexon" });
  philog(logger, { policy, startLine: false });
  expect(child.bindings()).toEqual({ event: "a.b" });
  child.info({ patient: "Kvoudrub" }, "x %s", "Gzailoon");
  child.child({ count: 1, who: "Zlaivexon" }).info("x");
  const [first, second] = stream.records();
  expect(first).toMatchObject({ event: "a.b" });
  expect(second).toMatchObject({ event: "a.b", count: 1, msg: "x" });
  for (const word of ["Zlaivexon", "Kvoudrub", "Gzailoon"]) expect(stream.text()).not.toContain(word);
});

test("a child with a level of its own made before the policy loses its first message, then goes through the guard", () => {
  const stream = captureStream();
  const logger = pino({}, stream);
  const child = logger.child({}, { level: "debug" });
  philog(logger, { policy, startLine: false });
  child.info({ event: "a.b" }, "for %s", "Zlaivexon");
  child.info({ event: "a.b" }, "for %s", "Zlaivexon");
  child.debug("ready");
  expect(stream.records().map(({ msg }) => msg)).toEqual(["[REDACTED]", "for [REDACTED]", "ready"]);
  expect(stream.text()).not.toContain("Zlaivexon");
});

test("a method that was taken off the logger before the policy never writes a message", () => {
  const stream = captureStream();
  const logger = pino({}, stream);
  const { info } = logger;
  philog(logger, { policy, startLine: false });
  for (let n = 0; n < 3; n++) info.call(logger, "for %s", "Zlaivexon");
  info.call(logger, new Error("no 'Kvoudrub'"));
  expect(stream.records().map(({ msg }) => msg)).toEqual(["[REDACTED]", "[REDACTED]", "[REDACTED]", "no [REDACTED]"]);
});

test("bindings that cannot be parsed are gone", () => {
  const { log, last } = start();
  const child = log.child({ count: 1 }) as any;
  child[pino.symbols.chindingsSym] = ',"owner":"Zlaivexon';
  child.info("x");
  expect(last()).toMatchObject({ msg: "x" });
  expect(last()).not.toHaveProperty("count");
});

test("no more than twenty names of what is gone are listed, also over several children", () => {
  const { log, last } = start();
  const many = (letter: string) =>
    Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`${letter}_${"abcdefghijklmno"[n]}`, 1]));
  log.child(many("order")).child(many("item")).info(many("sum"), "x");
  expect(last().redacted.length).toBe(21);
  expect(last().redacted.at(-1)).toBe("+25 more");
});
