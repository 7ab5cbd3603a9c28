import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { philog } from "@philog/pino";
import pino from "pino";
import { expect, test } from "vitest";
import target, { cloudWatchStream, type PinoTargetOptions } from "./pino.ts";
import { createBench, inOrder, numbersOf, upTo } from "./transport.test-data.ts";

const bench = createBench();
const secret = "x6v8Ek2M0WoRThHa1TaStVukhqeQ1bmRWyNvbrp1GWk=";

test("a pino logger's lines are stored, redacted before, in this process", async () => {
  const { local } = await bench.start();
  const { cloudWatch } = bench.make(local);
  const policy = { version: 1 as const, extends: ["process" as const], rules: { "patient.mrn": "mrn" as const } };
  const logger = philog(pino({}, cloudWatchStream(cloudWatch)), { policy, startLine: false });
  logger.info({ patient: { mrn: "98441207" } }, "visit moved");
  logger.fatal("stopped");
  await cloudWatch.flush();
  expect(inOrder(local).map((line) => JSON.parse(line))).toMatchObject([
    { level: 30, patient: { mrn: "[REDACTED:mrn]" }, philogSeq: 1 },
    { level: 60, philogSeq: 2 },
  ]);
});

async function targetOf(options: Partial<PinoTargetOptions>) {
  const { local } = await bench.start();
  const stream = await target({
    group: "g",
    aws: local.client,
    expect: { kmsKey: false, retentionDays: false },
    startLine: false,
    lingerMs: 10,
    ...options,
  });
  return { local, stream };
}
const ended = (stream: NodeJS.WritableStream) => new Promise<void>((resolve) => stream.end(() => resolve()));

test("the target takes lines that come in pieces, with their own times", async () => {
  const { local, stream } = await targetOf({});
  const time = Date.now() - 60_000;
  const text = upTo(500)
    .map((index) => `{"level":30,"time":${time + index},"msg":"患者 ${index}"}\n`)
    .join("");
  for (let at = 0; at < text.length; at += 997) stream.write(text.slice(at, at + 997));
  stream.write('{"msg":"without an end"}');
  await ended(stream);
  const events = local.events("g");
  expect(numbersOf(inOrder(local))).toEqual({ numbers: upTo(501), duplicates: 0 });
  expect(events.slice(0, 500).map(({ timestamp }) => timestamp)).toEqual(upTo(500).map((index) => time + index));
});

test("`flush` of the target resolves when all is stored", async () => {
  const { local, stream } = await targetOf({ lingerMs: 60_000 });
  stream.write('{"msg":"a"}\n');
  await new Promise(setImmediate);
  await (stream as unknown as { flush(): Promise<unknown> }).flush();
  expect(inOrder(local)).toHaveLength(1);
  await ended(stream);
});

test.each(["file", "environment", "module"] as const)("data keys come from a %s", async (from) => {
  const folder = bench.folder();
  const directory = join(bench.folder(), "spool");
  const file = join(folder, "keys.json");
  writeFileSync(file, JSON.stringify({ current: { id: "k1", secret } }), { mode: 0o600 });
  process.env.PHILOG_TEST_KEYS = `k1:${secret}`;
  const dataKeys = {
    file: { file },
    environment: { environment: "PHILOG_TEST_KEYS" },
    module: { module: "@philog/core", export: "secretDataKeys", options: { current: { id: "k1", secret } } },
  }[from];
  const { local, stream } = await targetOf({ spool: { directory, dataKeys }, durability: "spool" });
  stream.write('{"msg":"a"}\n');
  await ended(stream);
  expect(inOrder(local)).toHaveLength(1);
  delete process.env.PHILOG_TEST_KEYS;
});

test("a module that gives no keys is refused", async () => {
  const dataKeys = { module: "@philog/core", export: "nothing" };
  await expect(targetOf({ spool: { directory: bench.folder(), dataKeys } })).rejects.toThrow(
    "PHILOG_CLOUDWATCH_OPTION",
  );
});
