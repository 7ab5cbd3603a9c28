// Runs one row: the service in this process, the application in another.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand } from "@aws-sdk/client-cloudwatch-logs";
import { startAwsLocal } from "@philog/aws-local";
import { dedupe } from "./dedupe.mjs";
import { judge } from "./judge.mjs";

const app = fileURLToPath(new URL("app.mjs", import.meta.url));
/** Milliseconds after which a peer that comes to no end is stopped: what is stored by then counts. */
const longest = 300_000;
const secret = "x6v8Ek2M0WoRThHa1TaStVukhqeQ1bmRWyNvbrp1GWk=";

/** Starts the application. `last` is the newest state that it has said of itself. */
function start(options, kill) {
  const child = spawn(process.execPath, ["--no-warnings", app, JSON.stringify(options)], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const run = { last: undefined, isFaulty: false, before: 0, during: 0 };
  createInterface({ input: child.stdout }).on("line", (text) => {
    // Peers may print, too.
    if (!text.startsWith('{"')) return;
    run.last = JSON.parse(text);
    if (run.isFaulty) run.during = Math.max(run.during, run.last.rss);
    else if (run.during === 0) run.before = Math.max(run.before, run.last.rss);
    if (run.last.started && kill) setTimeout(() => child.kill(kill[0]), kill[1] * 1_000);
  });
  run.ended = new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal })));
  run.ended.then(() => (run.isOver = true));
  child.stdin.on("error", () => {});
  run.letEnd = () => child.stdin.write("end");
  run.stop = () => child.kill("SIGKILL");
  return run;
}

/** Resolves when all is written and nothing has arrived for 10 seconds, or after two minutes. */
async function arrivals(local, run) {
  while (!run.isOver && !run.last?.written) await wait(50);
  let stored = -1;
  let at = performance.now();
  for (const start = at; !run.isOver && performance.now() - start < 120_000; await wait(50)) {
    const now = local.events("g").length;
    if (now !== stored) at = performance.now();
    else if (performance.now() - at > 10_000) return;
    stored = now;
  }
}

/** Gives counts, memory in bytes before the fault, while it lasts and at most, and milliseconds from the fault's end to the last line stored. */
export async function runRow(row, { transport = "philog", durability = "spool", scale = 1 } = {}) {
  const local = await startAwsLocal();
  const client = new CloudWatchLogsClient(local.client);
  const folder = mkdtempSync(join(tmpdir(), "philog-faults-"));
  const runs = [];
  let limit;
  try {
    await client.send(new CreateLogGroupCommand({ logGroupName: "g" }));
    await client.send(new CreateLogStreamCommand({ logGroupName: "g", logStreamName: "s" }));
    const load = { ...row.load, count: Math.round(row.load.count * scale) };
    const seconds = (value) => value * (row.load.perSecond ? scale : 1);
    const signals = row.kill?.[0] === "SIGTERM";
    const own = { transport, aws: local.client, group: "g", secret, load, signals, run: "first" };
    const options = { ...own, waits: transport !== "philog" && row.kill === undefined };
    if (durability === "spool") options.spool = folder;
    const first = start(options, row.kill && [row.kill[0], seconds(row.kill[1])]);
    runs.push(first);
    if (options.waits) limit = setTimeout(first.stop, longest);
    let recovered;
    const faults = (async () => {
      if (!row.faults) return;
      while (first.last === undefined && !first.isOver) await wait(10);
      await wait(seconds(row.from) * 1_000);
      for (const fault of row.faults) local.fault(fault);
      first.isFaulty = true;
      // A process that was killed leaves the fault behind; one that has ended by itself needs no more of it.
      const abort = new AbortController();
      if (!row.kill) first.ended.then(() => abort.abort());
      await wait(seconds(row.during) * 1_000, undefined, { signal: abort.signal }).catch(() => {});
      first.isFaulty = false;
      await local.clearFaults();
      recovered = performance.now();
    })();
    if (options.waits) await arrivals(local, first);
    first.letEnd();
    const end = await first.ended;
    const ended = performance.now();
    if (first.last === undefined) throw new Error("the application did not start");
    const { stream, accepted, refused, largest } = first.last;
    const memory = { before: first.before, during: first.during, largest };
    if (row.kill) {
      await faults;
      // Started again, it finds what was left.
      const second = start({ ...options, waits: false, signals: false, load: { ...load, count: 1 }, run: "second" });
      runs.push(second);
      await second.ended;
    }
    const events = local.events("g");
    const result = judge(events, stream, accepted);
    const cleaned = transport === "philog" && result.duplicates > 0 ? dedupe(events) : undefined;
    const left = cleaned && events.length - cleaned.kept === result.duplicates && cleaned.isWhole ? 0 : undefined;
    const drain = recovered === undefined ? undefined : Math.max(0, ended - recovered);
    return { ...result, duplicatesLeft: left, accepted, refused, memory, end, drain };
  } finally {
    clearTimeout(limit);
    for (const run of runs) run.stop();
    client.destroy();
    await local.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
