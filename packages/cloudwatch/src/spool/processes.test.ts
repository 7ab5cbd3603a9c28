import { createSecretKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { packageFolder, runScript } from "../process.test-data.ts";
import { createBench, inOrder, numbersOf, segmentsIn, upTo } from "../transport.test-data.ts";
import { openFrame } from "./seal.ts";
import { readHeader } from "./segment-header.ts";
import { segmentKeys } from "./segment-keys.ts";

const bench = createBench();
const lines = 6_000;
const each = 1_000;

/** One data key for all: what a key service would never give, and the worst that can be asked of nonces. */
const plain = Buffer.alloc(32, 5);
const writer = (options: object) => `
  const { createSecretKey } = require("node:crypto");
  const { createCloudWatch } = require("@philog/cloudwatch");
  const options = ${JSON.stringify(options)};
  const key = createSecretKey(Buffer.from("${plain.toString("base64")}", "base64"));
  options.spool.dataKeys = {
    create: async () => ({ id: "same", key, wrapped: Buffer.from("same") }),
    open: async () => key,
  };
  const cloudWatch = createCloudWatch({ ...options, onProblem() {} });
  setTimeout(async () => {
    for (let index = 0; index < ${lines}; index++) {
      cloudWatch.write(JSON.stringify({ index, msg: "x".repeat(${each}) }));
      if (index % 50 === 0) await new Promise(setImmediate);
    }
    await cloudWatch.close({ timeoutMs: 0 });
  }, 100);`;

const inWorker = (code: string) =>
  new Promise((resolve, reject) => {
    const from = `require = require("node:module").createRequire(${JSON.stringify(`${packageFolder}/package.json`)});`;
    new Worker(`${from}\n${code}`, { eval: true }).on("exit", resolve).on("error", reject);
  });

test("no key is used twice with one nonce by processes and workers on one directory, be their data key the same", async () => {
  const { local } = await bench.start();
  const directory = bench.folder();
  local.fault({ kind: "refuse" });
  const expected = { kmsKey: false, retentionDays: false };
  const code = writer({
    group: "g",
    aws: local.client,
    startLine: false,
    expect: expected,
    spool: { directory, maxBytes: 33_554_432 },
  });
  await Promise.all([runScript(code), runScript(code), inWorker(code), inWorker(code)]);

  const used: string[] = [];
  const salts: string[] = [];
  const streams = new Set<string>();
  let events = 0;
  const dataKey: KeyObject = createSecretKey(plain);
  for (const name of segmentsIn(directory)) {
    const file = readFileSync(join(directory, name));
    const { header, bytes, digest } = readHeader(file)!;
    const keys = segmentKeys(dataKey, Buffer.from(header.salt, "base64"), digest);
    salts.push(header.salt);
    streams.add(header.stream);
    for (let place = 0, offset = bytes; offset < file.length; place++) {
      const opened = openFrame(keys, place, file, offset);
      if (opened === "torn" || opened.frame === undefined) throw new Error(`frame ${place} of ${name} does not open`);
      used.push(`${keys.frames.export().toString("hex")} ${place}`);
      events += opened.frame.count;
      offset += opened.bytes;
    }
  }
  expect(streams.size).toBe(4);
  expect(events).toBe(4 * lines);
  expect(salts.length).toBeGreaterThan(4);
  expect(new Set(salts).size).toBe(salts.length);
  expect(used.length).toBeGreaterThan(100);
  expect(new Set(used).size).toBe(used.length);

  await local.clearFaults();
  const open = async () => dataKey;
  const create = async () => ({ id: "same", key: dataKey, wrapped: Buffer.from("same") });
  const { cloudWatch } = bench.make(local, { spool: { directory, dataKeys: { create, open } } });
  expect(await cloudWatch.flush()).toBe(true);
  for (const stream of streams) {
    const stored = inOrder(local).filter((message) => message.includes(`"philogStream":"${stream}"`));
    expect(numbersOf(stored)).toEqual({ numbers: upTo(lines), duplicates: 0 });
  }
});
