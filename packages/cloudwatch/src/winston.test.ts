import { philog } from "@philog/winston";
import { expect, test } from "vitest";
import winston from "winston";
import { createBench, inOrder } from "./transport.test-data.ts";
import { CloudWatchTransport } from "./winston.ts";

const bench = createBench();
const ended = (logger: winston.Logger) => new Promise((resolve) => logger.on("finish", resolve).end());

test("a winston logger's lines are stored as its format has made them, redacted before", async () => {
  const { local } = await bench.start();
  const transport = new CloudWatchTransport({
    options: {
      group: "g",
      aws: local.client,
      expect: { kmsKey: false, retentionDays: false },
      startLine: false,
      lingerMs: 10,
    },
  });
  const policy = { version: 1 as const, extends: ["process" as const], rules: { "patient.mrn": "mrn" as const } };
  const logger = philog(winston.createLogger({ transports: [transport] }), { policy, startLine: false });
  logger.info("visit moved", { patient: { mrn: "98441207" } });
  logger.warn("bed is free");
  await ended(logger);
  await new Promise((resolve) => transport.on("close", resolve).destroy());
  const stored = inOrder(local).map((line) => JSON.parse(line));
  expect(stored).toMatchObject([
    { level: "info", patient: { mrn: "[REDACTED:mrn]" }, philogSeq: 1 },
    { level: "warn", philogSeq: 2 },
  ]);
  expect(transport.cloudWatch.write("late")).toBe(false);
});

test("a transport that is shared is flushed at the logger's end, and stays open", async () => {
  const { local } = await bench.start();
  const { cloudWatch } = bench.make(local, { onFull: "block" });
  const transport = new CloudWatchTransport({ cloudWatch, level: "warn" });
  const logged: unknown[] = [];
  transport.on("logged", (info) => logged.push(info));
  const logger = winston.createLogger({ transports: [transport], format: winston.format.simple() });
  logger.info("not this one");
  logger.error("but this one");
  const finished = new Promise((resolve) => transport.on("finish", resolve));
  logger.end();
  await finished;
  expect(inOrder(local)).toEqual([`error: but this one philogStream=${cloudWatch.stream} philogSeq=1`]);
  expect(logged).toHaveLength(1);
  expect(cloudWatch.write("still open")).toBe(true);
});

test("without either the options are asked for", () => {
  expect(() => new CloudWatchTransport({})).toThrow("PHILOG_CLOUDWATCH_OPTION");
});
