// An application that logs at a rate, run as a process of its own so that it can be killed.
import { once } from "node:events";
import { writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { kinds } from "./load.mjs";
import { createTransport } from "./transports.mjs";

const options = JSON.parse(process.argv[2]);
const { run, load } = options;
const { count, perSecond, kind } = load;

let largest = 0;
const measure = () => (largest = Math.max(largest, process.memoryUsage().rss));
const watch = setInterval(measure, 25);
const transport = await createTransport(options);
/** Written at once, so that it counts even if the process is killed behind it. */
const say = (more) => {
  const { stream } = transport;
  writeSync(
    1,
    `${JSON.stringify({ stream, ...transport.counts(), rss: process.memoryUsage().rss, largest, ...more })}\n`,
  );
};
process.on("uncaughtException", () => {});

say({ started: true });
await wait(300);
const start = performance.now();
const make = kinds[kind];
for (let written = 0; written < count; ) {
  const due = perSecond
    ? Math.min(count, Math.floor(((performance.now() - start) / 1_000) * perSecond))
    : written + 500;
  for (; written < Math.min(count, due); written++) transport.log(...make(run, written));
  await (perSecond ? wait(5) : new Promise(setImmediate));
  if (perSecond) say({});
}
transport.flushSync();
measure();
say({ written: true });
// A peer's own end gives up after a while: it is called when no more lines arrive.
if (options.waits) await once(process.stdin, "data");
await transport.end();
clearInterval(watch);
say({});
process.exit();
