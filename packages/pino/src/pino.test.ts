import { type EventEmitter, once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { captureStream } from "@philog/testing";
import plain from "pino";
import { afterAll, expect, test } from "vitest";
import * as door from "./index.ts";
import { policy } from "./logger.test-data.ts";
import { pino } from "./pino.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-pino-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name);
const lines = (name: string) =>
  readFileSync(file(name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const secret = { patient: "Zlaivexon", event: "a.b" };
const written = expect.objectContaining({ event: "a.b", redacted: ["patient"], msg: "for [REDACTED]" });

test("the factory takes pino's options and a stream, and Philog's options below philog", () => {
  const stream = captureStream();
  const log = pino({ level: "debug", philog: { policy, startLine: false } }, stream);
  log.debug(secret, "for %s", "Kvoudrub");
  expect(stream.records()).toEqual([written]);
});

test("the factory takes a stream alone, and the presets hold", () => {
  const stream = captureStream();
  pino(stream).info(secret, "for %s", "Kvoudrub");
  expect(stream.records()).toEqual([expect.objectContaining({ philog: "started" }), written]);
});

test("a stream is anything with write, as the second argument or the first", () => {
  const chunks: string[] = [];
  const stream = { write: (line: string) => void chunks.push(line) };
  pino({ philog: { startLine: false } }, stream).info("x");
  pino(stream).info("x");
  expect(chunks.length).toBe(3);
});

test("a path as the destination is a file, as in pino", async () => {
  const log = pino(file("path.log"));
  log.info(secret, "for %s", "Kvoudrub");
  await new Promise((resolve) => setTimeout(resolve, 50));
  log.flush();
  await expect.poll(() => lines("path.log")).toEqual([expect.anything(), written]);
});

test("all that hangs on pino's factory hangs on this one", () => {
  for (const name of Object.keys(plain)) expect(pino).toHaveProperty(name);
  expect(pino.stdSerializers).toBe(plain.stdSerializers);
  expect(pino.pino).toBe(pino);
  expect(pino.default).toBe(pino);
  expect(Object.keys(door)).toEqual(["philog", "pino"]);
});

test("custom levels of the factory are levels of the logger", () => {
  const stream = captureStream();
  const log = pino({ customLevels: { audit: 35 }, philog: { policy, startLine: false } }, stream);
  log.audit(secret, "for %s", "Kvoudrub");
  expect(stream.records()).toEqual([written]);
});

test("pino.destination, flush and its callback work", async () => {
  const destination = pino.destination({ dest: file("destination.log"), sync: false, minLength: 4096 });
  const log = pino({ philog: { policy, startLine: false } }, destination);
  await once(destination, "ready");
  log.info(secret, "for %s", "Kvoudrub");
  await new Promise((resolve) => log.flush(resolve));
  expect(lines("destination.log")).toEqual([written]);
});

test("fatal flushes the destination at once", async () => {
  const destination = pino.destination({ dest: file("fatal.log"), sync: false, minLength: 4096 });
  const log = pino({ philog: { policy, startLine: false } }, destination);
  await once(destination, "ready");
  log.info(secret, "for %s", "Kvoudrub");
  log.fatal(secret, "for %s", "Kvoudrub");
  expect(lines("fatal.log")).toEqual([written, written]);
});

test("pino.multistream splits by level, and none of its streams is told what was logged", () => {
  const told = Object.assign(captureStream(), { [Symbol.for("pino.metadata")]: true }) as any;
  const all = captureStream();
  for (const streams of [
    [{ stream: all }],
    [
      { level: "error" as const, stream: told },
      { level: "info" as const, stream: all },
    ],
  ]) {
    all.clear();
    const stream = pino.multistream(streams) as any;
    const log = pino({ philog: { policy, startLine: false } }, stream);
    log.info(secret, "for %s", "Kvoudrub");
    log.error(secret, "for %s", "Kvoudrub");
    expect(all.records()).toEqual([written, written]);
    for (const { lastObj = {}, lastMsg = "" } of [stream, told]) {
      expect(JSON.stringify([lastObj, lastMsg])).not.toMatch(/Zlaivexon|Kvoudrub/);
    }
  }
  expect(told.records()).toEqual([written]);
  expect(told.lastObj).toEqual({ event: "a.b", redacted: ["patient"] });
  expect(told.lastMsg).toBe("for [REDACTED]");
});

const closed = async (transport: EventEmitter & { end(): void }) => {
  transport.end();
  await once(transport, "close");
};

test("pino.transport with one target writes redacted lines", async () => {
  const transport = pino.transport({ target: "pino/file", options: { destination: file("one.log") } });
  pino({ philog: { policy, startLine: false } }, transport).info(secret, "for %s", "Kvoudrub");
  await closed(transport);
  expect(lines("one.log")).toEqual([written]);
});

test("pino.transport with several targets splits by level", async () => {
  const target = "pino/file";
  const transport = pino.transport({
    targets: [
      { target, level: "info", options: { destination: file("info.log") } },
      { target, level: "error", options: { destination: file("error.log") } },
    ],
  });
  const log = pino({ philog: { policy, startLine: false } }, transport);
  log.info(secret, "for %s", "Kvoudrub");
  log.error(secret, "for %s", "Kvoudrub");
  await closed(transport);
  expect(lines("info.log")).toEqual([written, written]);
  expect(lines("error.log")).toEqual([written]);
});

test("the transport option finds its target as pino does", async () => {
  const log = pino({
    philog: { policy, startLine: false },
    transport: { target: "pino/file", options: { destination: file("option.log") } },
  });
  log.info(secret, "for %s", "Kvoudrub");
  await closed((log as any)[plain.symbols.streamSym]);
  expect(lines("option.log")).toEqual([written]);
});
