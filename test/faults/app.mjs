// An application that logs at a rate, run as a process of its own so that it can be killed.
import { writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { createCloudWatch } from "@philog/cloudwatch";
import { secretDataKeys } from "@philog/core";

const { aws, group, spool, secret, load, onFull, signals } = JSON.parse(process.argv[2]);
const { count, perSecond, kind } = load;

const ordinary = (index) => ({
  level: 30,
  time: Date.now(),
  event: "visit.moved",
  index,
  req: { method: "GET", route: "/patients/:mrn", userAgent: "node" },
  res: { statusCode: 200, bytes: 18 },
  msg: "moved to another ward",
});
const lines = {
  ordinary: (index) => JSON.stringify(ordinary(index)),
  short: (index) => `{"i":${index}}`,
  cjk: (index) => JSON.stringify({ ...ordinary(index), msg: "患者は別の病棟に移動しました。".repeat(12) }),
  large: (index) => JSON.stringify({ ...ordinary(index), body: index % 1_000 === 999 ? "x".repeat(300_000) : "" }),
  oversized: (index) =>
    JSON.stringify({ ...ordinary(index), body: index % 4_000 === 3_999 ? "x".repeat(1_200_000) : "" }),
};

let largest = 0;
const watch = setInterval(() => (largest = Math.max(largest, process.memoryUsage().rss)), 25);
const cloudWatch = createCloudWatch({
  group,
  aws,
  onFull,
  signals,
  startLine: false,
  expect: { kmsKey: false, retentionDays: false },
  onProblem: () => {},
  ...(spool ? { spool: { directory: spool, dataKeys: secretDataKeys({ current: { id: "k1", secret } }) } } : {}),
});
/** Written at once, so that it counts even if the process is killed behind it. */
const say = (message) => writeSync(1, `${JSON.stringify(message)}\n`);
const state = () => {
  const { accepted, sent, lost, waiting, spoolBytes } = cloudWatch.stats();
  return { stream: cloudWatch.stream, accepted, sent, lost, waiting, spoolBytes, largest };
};

say({ ...state(), started: true });
await wait(300);
const start = performance.now();
const line = lines[kind];
for (let written = 0; written < count; ) {
  const due = perSecond
    ? Math.min(count, Math.floor(((performance.now() - start) / 1_000) * perSecond))
    : written + 500;
  for (; written < Math.min(count, due); written++) cloudWatch.write(line(written));
  await (perSecond ? wait(5) : new Promise(setImmediate));
  if (perSecond) say(state());
}
cloudWatch.flushSync();
const writing = performance.now() - start;
say({ ...state(), writing });
await cloudWatch.flush({ timeoutMs: 180_000 });
clearInterval(watch);
say({ ...state(), writing, all: performance.now() - start, closed: await cloudWatch.close() });
