import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { canaries, createFinder } from "@philog/testing";
import { expect, test } from "vitest";
import type { Stats } from "../stats.ts";
import { createBench, inOrder, numbersOf, spoolIn, until, upTo, write } from "../transport.test-data.ts";
import { createEmf } from "./emf.ts";

const bench = createBench();

/** A meter of OpenTelemetry's own SDK, and what it has exported last. */
function createMeter() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  bench.onEnd(() => provider.shutdown());
  return {
    meter: provider.getMeter("test"),
    async collect() {
      exporter.reset();
      await provider.forceFlush();
      const metrics = exporter
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
      const points = metrics.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints[0]!.value] as const);
      return { metrics, values: Object.fromEntries(points) };
    },
  };
}

test("a meter of OpenTelemetry is given what stats() says, also after an outage, a loss and the end", async () => {
  const { local } = await bench.start();
  const { meter, collect } = createMeter();
  const { cloudWatch } = bench.make(local, { meter, memoryBytes: 1_048_576 });
  local.fault({ kind: "throttle", operation: "PutLogEvents", times: 2 });
  await write(cloudWatch, 500);
  await cloudWatch.flush();
  const { values, metrics } = await collect();
  expect(values).toEqual({
    "philog.cloudwatch.accepted": 500,
    "philog.cloudwatch.sent": 500,
    "philog.cloudwatch.retried": 2,
    "philog.cloudwatch.throttled": 2,
    "philog.cloudwatch.uncertain": 0,
    "philog.cloudwatch.lost": 0,
    "philog.cloudwatch.waiting": 0,
    "philog.cloudwatch.spooled": 0,
    "philog.cloudwatch.lag": 0,
  });
  expect(metrics.map(({ descriptor }) => descriptor.unit)).toContain("{event}");
  expect(metrics[0]!.dataPoints[0]!.attributes).toEqual({
    "philog.group": "g",
    "philog.stream": cloudWatch.stream,
  });
  local.fault({ kind: "denied", operation: "PutLogEvents" });
  await write(cloudWatch, 20_000);
  const waiting = (await collect()).values;
  expect(waiting["philog.cloudwatch.waiting"]).toBeGreaterThan(0);
  expect(waiting["philog.cloudwatch.lag"]).toBeGreaterThan(0);
  expect(waiting["philog.cloudwatch.lost"]).toBe(cloudWatch.stats().lost);
  const { lost } = await cloudWatch.close({ timeoutMs: 0 });
  expect(lost).toBeGreaterThan(0);
  const after = (await collect()).values["philog.cloudwatch.lost"];
  expect(after).toBe(cloudWatch.stats().lost);
  expect(after).toBeGreaterThanOrEqual(lost);
});

const isMetrics = (text: string) => text.includes('"philog":"metrics"');

test("an EMF line says what was added since the one before, in the stream itself", async () => {
  const { local } = await bench.start();
  const { cloudWatch } = bench.make(local, {
    emf: { namespace: "Clinic/Logs", everyMs: 1_000, dimensions: { Service: "api" } },
    spool: spoolIn(bench.folder()),
  });
  await write(cloudWatch, 200);
  await cloudWatch.flush();
  await until(() => inOrder(local).some(isMetrics));
  await write(cloudWatch, 50);
  await cloudWatch.close();
  const lines = inOrder(local)
    .filter(isMetrics)
    .map((text) => JSON.parse(text));
  const [first] = lines;
  expect(first).toMatchObject({ LogGroup: "g", Service: "api", Accepted: 200, Sent: 200, Lost: 0, Lag: 0 });
  expect(first._aws.Timestamp).toBe(first.time);
  expect(first._aws.CloudWatchMetrics).toEqual([
    {
      Namespace: "Clinic/Logs",
      Dimensions: [["Service", "LogGroup"]],
      Metrics: [
        { Name: "Accepted", Unit: "Count" },
        { Name: "Sent", Unit: "Count" },
        { Name: "Retried", Unit: "Count" },
        { Name: "Throttled", Unit: "Count" },
        { Name: "Uncertain", Unit: "Count" },
        { Name: "Lost", Unit: "Count" },
        { Name: "Waiting", Unit: "Count" },
        { Name: "Spooled", Unit: "Bytes" },
        { Name: "Lag", Unit: "Seconds" },
      ],
    },
  ]);
  // The end writes one, too: no count waits for a line that never comes.
  expect(lines.length).toBeGreaterThan(1);
  // Each line but the last counts as taken in itself.
  expect(lines.reduce((sum, line) => sum + line.Accepted, 0)).toBe(250 + lines.length - 1);
  const { numbers, duplicates } = numbersOf(inOrder(local));
  expect([numbers, duplicates]).toEqual([upTo(250 + lines.length), 0]);
});

test("metrics hold nothing of a line", async () => {
  const { local } = await bench.start();
  const { meter, collect } = createMeter();
  const { cloudWatch } = bench.make(local, { meter, emf: { namespace: "Clinic" } });
  const found = canaries.opaque("metrics", 20);
  for (const { value } of found) cloudWatch.write(JSON.stringify({ [String(value)]: String(value) }));
  await cloudWatch.close();
  const finder = createFinder(found);
  expect(finder(JSON.stringify((await collect()).metrics))).toEqual([]);
  const lines = inOrder(local).filter(isMetrics);
  expect(lines).toHaveLength(1);
  expect(finder(lines.join("\n"))).toEqual([]);
});

test("counts of an EMF line that was refused stand in the next one", () => {
  let lost = 0;
  let isTaken = false;
  const lines: string[] = [];
  const counts = { accepted: 0, sent: 0, retried: 0, throttled: 0, uncertain: 0, waiting: 0, spoolBytes: 0 };
  const stats = () => ({ ...counts, lost, lagSeconds: 0 }) as unknown as Stats;
  const write = (line: string) => {
    lines.push(line);
    return isTaken;
  };
  const writeEmf = createEmf({ namespace: "Clinic" }, "g", stats, () => 5, write);
  for (const [added, taken] of [
    [3, true],
    [4, false],
    [5, true],
    [0, true],
  ] as const) {
    lost += added;
    isTaken = taken;
    writeEmf();
  }
  expect(lines.map((line) => JSON.parse(line).Lost)).toEqual([3, 4, 9, 0]);
});

test("a meter that fails is said, and stops no line", async () => {
  const { local } = await bench.start();
  const fail = () => {
    throw new TypeError("no meter");
  };
  const meter = { createObservableCounter: fail, createObservableGauge: fail, addBatchObservableCallback: fail };
  const { cloudWatch, problems } = bench.make(local, { meter });
  await write(cloudWatch, 10);
  expect(await cloudWatch.flush()).toBe(true);
  expect(problems).toMatchObject([{ code: "PHILOG_CLOUDWATCH_INTERNAL", detail: "TypeError" }]);
});
