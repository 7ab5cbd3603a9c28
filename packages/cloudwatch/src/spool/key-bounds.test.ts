import { startupSnapshot } from "node:v8";
import { MessageChannel } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { createBench, spoolIn, until } from "../transport.test-data.ts";

const bench = createBench();

test("no transport is made while a startup snapshot is built: each process of it would have the same keys", async () => {
  const { local } = await bench.start();
  const building = vi.spyOn(startupSnapshot, "isBuildingSnapshot").mockReturnValue(true);
  try {
    expect(() => bench.make(local, { spool: spoolIn(bench.folder()) })).toThrow("PHILOG_CLOUDWATCH_SNAPSHOT");
  } finally {
    building.mockRestore();
  }
  expect(() => bench.make(local, { spool: spoolIn(bench.folder()) })).not.toThrow();
});

test("no transport is handed to a worker or another process: it cannot be cloned", async () => {
  const { local } = await bench.start();
  const { cloudWatch } = bench.make(local, { spool: spoolIn(bench.folder()) });
  await until(() => cloudWatch.stats().group === "verified");
  const { port1, port2 } = new MessageChannel();
  expect(() => structuredClone(cloudWatch)).toThrow("could not be cloned");
  expect(() => port1.postMessage(cloudWatch)).toThrow("could not be cloned");
  port1.close();
  port2.close();
});
