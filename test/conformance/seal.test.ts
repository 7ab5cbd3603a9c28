import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { definePolicy, phi, publicSealKey } from "@philog/core";
import { createUnseal, privateKeyFile } from "@philog/core/unseal";
import { philog as philogExpress } from "@philog/express";
import { philog as philogPino } from "@philog/pino";
import { philog as philogWinston } from "@philog/winston";
import express from "express";
import pino from "pino";
import { afterAll, describe, expect, test } from "vitest";
import winston from "winston";

const folder = mkdtempSync(join(tmpdir(), "philog-conformance-seal-"));
afterAll(() => rmSync(folder, { recursive: true }));
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 3072 });
const file = join(folder, "private.pem");
writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
const sealKey = publicSealKey({ publicKey: `${publicKey.export({ type: "spki", format: "pem" })}`, keyId: "test" });

const policy = definePolicy({
  version: 1,
  extends: ["process", "http", "errors"],
  rules: { mrn: "mrn", event: "code", "patient.mrn": "mrn" },
  actions: { mrn: "seal" },
  message: { text: "scan" },
});
const given = { policy, sealKey, startLine: false } as const;
const secrets = ["98441207", "77120031", "55500912"] as const;

/** Each line alone, or after those before it, opens from what the lines themselves hold. */
async function expectOpens(written: string, values: readonly string[]): Promise<void> {
  for (const value of values) expect(written).not.toContain(value);
  const unseal = createUnseal({ key: privateKeyFile(file) });
  let opened = "";
  for (const line of written.trimEnd().split("\n")) opened += `${await unseal.line(line)}\n`;
  expect(unseal.stats().left).toEqual({ norecord: 0, refused: 0, changed: 0 });
  for (const value of values) expect(opened).toContain(value);
}

function collector() {
  let text = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return { stream, text: () => text };
}

describe("a sealed value opens from the lines of", () => {
  test("pino: members, bindings, nested members and messages", async () => {
    for (const options of [{}, { nestedKey: "payload" }, { messageKey: "message" }]) {
      const { stream, text } = collector();
      const log = philogPino(pino({ base: null, ...options }, stream), given);
      const child = log.child({ mrn: secrets[0] });
      child.info({ event: "chart.read", patient: { mrn: secrets[1] } }, "read %s", phi("mrn", secrets[2]));
      child.child({ event: "again" }).info("again");
      await expectOpens(text(), secrets);
    }
  });

  test("pino: its bindings after a reload", async () => {
    const { stream, text } = collector();
    const { createRedactor } = await import("@philog/core");
    const redactor = createRedactor(policy, { sealKey });
    const log = philogPino(pino({ base: null }, stream), { redactor, startLine: false });
    const child = log.child({ mrn: secrets[0] });
    redactor.reload({ ...policy, limits: { keys: 30 } });
    child.info("after");
    await expectOpens(text(), secrets.slice(0, 1));
  });

  test("winston: with its own formats, whatever they are, and in child loggers", async () => {
    const { combine, timestamp, json, splat, metadata, simple } = winston.format;
    const formats = [
      json(),
      combine(timestamp(), json()),
      combine(splat(), json()),
      combine(metadata(), json()),
      simple(),
    ];
    for (const format of formats) {
      const { stream, text } = collector();
      const transports = [new winston.transports.Stream({ stream })];
      const log = philogWinston(winston.createLogger({ format, transports }), given);
      log.info("first", { mrn: secrets[0], event: "chart.read" });
      log.child({ patient: { mrn: secrets[1] } }).info("second");
      await expectOpens(text(), secrets.slice(0, 2));
    }
  });

  test("express: the request's own logger, behind a policy of its own and behind the adapter's", async () => {
    const { stream, text } = collector();
    const own = philogPino(pino({ base: null }, stream), given);
    await expectExpress({ logger: own }, text);
    const { stream: other, text: more } = collector();
    await expectExpress({ logger: pino({ base: null }, other), policy, sealKey }, more);
  });

  async function expectExpress(options: object, text: () => string): Promise<void> {
    const app = express();
    app.use(philogExpress(options));
    app.get("/chart/:mrn", (req, res) => {
      (req as never as { log: pino.Logger }).log.child({ mrn: req.params.mrn }).info("read");
      res.end("ok");
    });
    const server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    for (const mrn of secrets) expect(await (await fetch(`http://127.0.0.1:${port}/chart/${mrn}`)).text()).toBe("ok");
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expectOpens(text(), secrets);
  }
});
