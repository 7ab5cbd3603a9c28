import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { startAwsLocal } from "@philog/aws-local";
import { captureProcess } from "@philog/testing";
import { afterEach, expect, test } from "vitest";

// The built package, as processes of their own load it.

const cwd = fileURLToPath(new URL("../../packages/cloudwatch", import.meta.url));
const secret = "x6v8Ek2M0WoRThHa1TaStVukhqeQ1bmRWyNvbrp1GWk=";
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start() {
  const local = await startAwsLocal();
  closers.push(() => local.close());
  const client = new CloudWatchLogsClient(local.client);
  await client.send(new CreateLogGroupCommand({ logGroupName: "g" }));
  client.destroy();
  const folder = mkdtempSync(join(tmpdir(), "philog-doors-"));
  closers.push(() => rmSync(folder, { recursive: true }));
  const keys = join(folder, "keys.json");
  writeFileSync(keys, JSON.stringify({ current: { id: "k1", secret } }), { mode: 0o600 });
  const options = {
    group: "g",
    aws: local.client,
    expect: { kmsKey: false, retentionDays: false },
    spool: { directory: join(folder, "a", "spool"), dataKeys: { file: keys } },
  };
  return { local, folder, options };
}

let scripts = 0;
/** A file of the package's own folder, so that its imports are found. */
function script(code: string, extension = "mjs"): string {
  const path = join(cwd, "dist", `doors-${process.pid}-${scripts++}.${extension}`);
  writeFileSync(path, code);
  closers.push(() => rmSync(path));
  return path;
}
const run = (code: string, env: Record<string, string>, extension?: string) =>
  captureProcess(process.execPath, ["--no-warnings", script(code, extension)], { cwd, env });

test.each(["mjs", "cjs"])("pino.transport: a process that ends by itself has stored its lines (%s)", async (type) => {
  const { local, options } = await start();
  const load = type === "mjs" ? 'import pino from "pino";' : 'const pino = require("pino");';
  const code = `${load}
    const options = JSON.parse(process.env.OPTIONS);
    const logger = pino(pino.transport({ target: "@philog/cloudwatch/pino", options }));
    for (let index = 0; index < 2000; index++) logger.info({ index }, "visit moved");`;
  const { code: exit, stderr } = await run(code, { OPTIONS: JSON.stringify(options) }, type);
  expect([exit, stderr]).toEqual([0, ""]);
  // By number: the lines' own times are those of the application, from before the worker was there.
  const lines = local
    .events("g")
    .map(({ message }) => JSON.parse(message))
    .sort((a, b) => a.philogSeq - b.philogSeq);
  expect(lines[0]).toMatchObject({ philog: "cloudwatch", durability: "spool", group: "g" });
  expect(lines.slice(1).map(({ index }) => index)).toEqual(Array.from({ length: 2_000 }, (_, index) => index));
});

test("processes and workers on one group and one spool have a stream and keys each", async () => {
  const { local, folder, options } = await start();
  await local.fault({ kind: "denied", operation: "PutLogEvents" });
  const code = `import { Worker, isMainThread } from "node:worker_threads";
    import { createCloudWatch } from "@philog/cloudwatch";
    import { secretDataKeys } from "@philog/core";
    const options = JSON.parse(process.env.OPTIONS);
    const dataKeys = secretDataKeys({ current: { id: "k1", secret: process.env.SECRET } });
    const cloudWatch = createCloudWatch({ ...options, spool: { ...options.spool, dataKeys }, onProblem() {} });
    const workers = process.env.WORKERS ? [1, 2].map(() => new Worker(process.env.SELF, { env: { ...process.env, WORKERS: "" } })) : [];
    await new Promise(setImmediate);
    for (let index = 0; index < 50; index++) cloudWatch.write(JSON.stringify({ index }));
    await cloudWatch.close({ timeoutMs: 100 });`;
  const self = script(code);
  const env = { ...process.env, OPTIONS: JSON.stringify(options), SECRET: secret, SELF: self, WORKERS: "1" };
  for (let started = 0; started < 2; started++) execFileSync(process.execPath, ["--no-warnings", self], { env });
  const segments = readdirSync(join(folder, "a", "spool"), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".seg"));
  const headers = segments.map((name) => {
    const bytes = readFileSync(join(folder, "a", "spool", name));
    return JSON.parse(bytes.toString("utf8", 12, 12 + bytes.readUInt32LE(8)));
  });
  expect(headers.length).toBeGreaterThanOrEqual(6);
  for (const member of ["stream", "segment", "salt", "wrapped"]) {
    expect(new Set(headers.map((header) => header[member])).size).toBe(headers.length);
  }
  // The last of all finds and sends what the others have left.
  await local.clearFaults();
  const { code: exit } = await run(code.replace("timeoutMs: 100", "timeoutMs: 20000"), { ...env, WORKERS: "" });
  expect(exit).toBe(0);
  const streams = new Set(local.events("g").map(({ logStreamName }) => logStreamName));
  expect(streams.size).toBe(headers.length + 1);
  const counts = [...streams].map((name) => local.events("g", name).length);
  expect(new Set(counts)).toEqual(new Set([51]));
});

test("without `signals` a process that throws leaves its lines in the spool, and the next start sends them", async () => {
  const { local, options } = await start();
  const code = `import { createCloudWatch } from "@philog/cloudwatch";
    import { secretDataKeys } from "@philog/core";
    const options = JSON.parse(process.env.OPTIONS);
    const dataKeys = secretDataKeys({ current: { id: "k1", secret: process.env.SECRET } });
    const cloudWatch = createCloudWatch({ ...options, startLine: false, spool: { ...options.spool, dataKeys } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (process.env.CRASH) {
      for (let index = 0; index < 100; index++) cloudWatch.write(JSON.stringify({ index }));
      throw new Error("crash");
    }
    await cloudWatch.close({ timeoutMs: 20000 });`;
  const env = { OPTIONS: JSON.stringify(options), SECRET: secret };
  expect((await run(code, { ...env, CRASH: "1" })).code).toBe(1);
  expect(local.events("g")).toHaveLength(0);
  expect((await run(code, env)).code).toBe(0);
  expect(local.events("g").map(({ message }) => JSON.parse(message).index)).toEqual(
    Array.from({ length: 100 }, (_, index) => index),
  );
});
