// What does it cost to send 100,000 lines in bursts of 500 a turn, and do they arrive?
// node src/cloudwatch/burst.js [--rounds 5] [--lines 100000] [--only TEXT] [--write]; exits 1 where a goal is missed.
// `--write` keeps the figures for docs/reference/cloudwatch-speed.md.
import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand } from "@aws-sdk/client-cloudwatch-logs";
import { startAwsLocal } from "@philog/aws-local";
import { readMachine } from "../suite/machine.js";
import { contenders } from "./contenders.js";
import { cellsOf, figures, goals, head, writePage } from "./page.js";

const { values } = parseArgs({
  options: {
    serve: { type: "string" },
    rounds: { type: "string", default: "5" },
    lines: { type: "string", default: "100000" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});
const lines = Number(values.lines);
const longest = 60_000;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const record = (index) => ({
  event: "visit.moved",
  index,
  req: { method: "GET", route: "/patients/:mrn/visits", userAgent: "node" },
  res: { statusCode: 200, bytes: 1_802 },
  traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
});

async function serve(name, { aws, folder }) {
  const { log, end } = await contenders[name](aws, folder);
  // What is loaded and compiled once is no part of the question.
  for (let index = 0; index < 2_000; index++) log(record(index), "moved to another ward");
  await wait(2_500);
  const atStart = process.memoryUsage().rss;
  let largest = atStart;
  const watch = setInterval(() => (largest = Math.max(largest, process.memoryUsage().rss)), 20);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = process.cpuUsage();
  delay.enable();
  const start = performance.now();
  process.send({ started: true });
  // Time of this thread alone, which other processes do not lengthen; Node 24 and later can tell.
  const threadMs = () => {
    const { user, system } = process.threadCpuUsage?.() ?? { user: Number.NaN, system: 0 };
    return (user + system) / 1e3;
  };
  const turns = [];
  for (let index = 0, last = threadMs(); index < lines; ) {
    turns.push(threadMs() - last);
    last = threadMs();
    for (const until = Math.min(lines, index + 500); index < until; index++)
      log(record(index), "moved to another ward");
    await new Promise(setImmediate);
  }
  const taken = performance.now() - start;
  process.on("message", async () => {
    delay.disable();
    clearInterval(watch);
    const { user, system } = process.cpuUsage(before);
    const turn = turns.sort((a, b) => a - b)[Math.floor(turns.length * 0.99)];
    process.send({ taken, turn, atStart, largest, p99: delay.percentile(99) / 1e6, cpu: (user + system) / 1_000 });
    await Promise.race([end(), wait(5_000)]);
    process.exit();
  });
}

/** One contender once, in a process of its own, against a service in this one. */
async function measure(name) {
  const local = await startAwsLocal();
  const client = new CloudWatchLogsClient(local.client);
  const folder = mkdtempSync(join(tmpdir(), "philog-bench-"));
  const child = fork(fileURLToPath(import.meta.url), ["--serve", name, "--lines", values.lines], {
    env: { ...process.env, PHILOG_BENCH: JSON.stringify({ aws: local.client, folder: join(folder, "spool") }) },
    execArgv: ["--no-warnings"],
  });
  const messages = [];
  child.on("message", (message) => messages.push(message));
  const next = async () => {
    while (messages.length === 0 && child.exitCode === null) await wait(2);
    if (messages.length === 0) throw new Error(`${name} ended with ${child.exitCode}`);
    return messages.shift();
  };
  try {
    await client.send(new CreateLogGroupCommand({ logGroupName: "g" }));
    await client.send(new CreateLogStreamCommand({ logGroupName: "g", logStreamName: "s" }));
    await next();
    const start = performance.now();
    let stored = 0;
    let at = start;
    while (stored < lines + 2_000 && performance.now() - at < 5_000 && performance.now() - start < longest) {
      const now = local.events("g").length;
      if (now !== stored) at = performance.now();
      stored = now;
      await wait(10);
    }
    child.send("report");
    const { taken, turn, atStart, largest, p99, cpu } = await next();
    const arrived = Math.max(0, stored - 2_000);
    return {
      written: lines / (taken / 1e3),
      stored: arrived / ((at - start) / 1e3),
      lost: lines - arrived,
      // Node 20 and 22 do not tell a thread's time.
      turn: Number.isNaN(turn) ? null : turn,
      atStart: atStart / 1e6,
      largest: largest / 1e6,
      p99,
      cpu,
    };
  } finally {
    child.kill("SIGKILL");
    client.destroy();
    await local.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (values.serve !== undefined) await serve(values.serve, JSON.parse(process.env.PHILOG_BENCH));
else {
  const names = Object.keys(contenders).filter((name) => name.includes(values.only));
  const results = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const name of names) {
      try {
        const result = await measure(name);
        results.get(name).push(result);
        console.error(`${name}: ${Math.round(result.stored)} lines/s stored`);
      } catch (error) {
        if (round === 0) console.error(error.message);
      }
    }
  }
  const about = { node: process.version, machine: readMachine(), lines, rounds: Number(values.rounds) };
  console.log(
    `Node ${about.node}, ${about.machine}, ${lines} lines in bursts of 500 a turn, medians of ${values.rounds} rounds\n`,
  );
  const medians = {};
  for (const [name, runs] of results) {
    if (runs.length === 0) continue;
    const members = Object.keys(runs[0]);
    medians[name] = Object.fromEntries(members.map((member) => [member, median(runs.map((run) => run[member]))]));
  }
  console.log(head.join("\n"));
  for (const [name, result] of Object.entries(medians)) console.log(cellsOf(name, result));
  const own = medians["philog, spool"];
  for (const { text, holds } of own === undefined ? [] : goals) {
    console.log(`${holds(own) ? "met   " : "MISSED"} ${text}`);
    if (!holds(own)) process.exitCode = 1;
  }
  if (values.write) {
    mkdirSync(figures, { recursive: true });
    const file = new URL(`node${process.version.slice(1).split(".")[0]}.json`, figures);
    writeFileSync(file, `${JSON.stringify({ ...about, results: medians }, null, 2)}\n`);
    writePage();
  }
}
