// Runs one row: the service in this process, the application in another. Judges by what the service has stored.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { startAwsLocal } from "@philog/aws-local";

const app = fileURLToPath(new URL("app.mjs", import.meta.url));
const secret = "x6v8Ek2M0WoRThHa1TaStVukhqeQ1bmRWyNvbrp1GWk=";
const mark = /philogStream"?[:=]"?(\w+)"?,? ?"?philogSeq"?[:=](\d+)/;

/** Starts the application. `last` is the newest state that it has said of itself. */
function start(options, kill) {
  const child = spawn(process.execPath, ["--no-warnings", app, JSON.stringify(options)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const run = { last: undefined };
  createInterface({ input: child.stdout }).on("line", (text) => {
    run.last = JSON.parse(text);
    if (run.last.started && kill) setTimeout(() => child.kill(kill[0]), kill[1] * 1_000);
  });
  run.ended = new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal })));
  run.ended.then(() => (run.isOver = true));
  run.stop = () => child.kill("SIGKILL");
  return run;
}

/** Lost of the events that were accepted; stored twice; out of order to a reader, who sorts by time. */
export function judge(events, stream, accepted) {
  const stored = new Set();
  let duplicates = 0;
  let disordered = 0;
  let before = 0;
  const own = events.filter(({ logStreamName }) => logStreamName.endsWith(`/${stream}`));
  for (const { message } of own.sort((a, b) => a.timestamp - b.timestamp)) {
    const number = Number(mark.exec(message)?.[2]);
    if (stored.has(number)) {
      duplicates++;
      continue;
    }
    stored.add(number);
    if (number < before) disordered++;
    before = number;
  }
  let lost = 0;
  for (let number = 1; number <= accepted; number++) if (!stored.has(number)) lost++;
  return { stored: stored.size, lost, duplicates, disordered };
}

/** Gives counts, largest memory in bytes, and milliseconds from the last line written to the last stored. */
export async function runRow(row, { durability = "spool", scale = 1 } = {}) {
  const local = await startAwsLocal();
  const client = new CloudWatchLogsClient(local.client);
  const folder = mkdtempSync(join(tmpdir(), "philog-faults-"));
  const runs = [];
  try {
    await client.send(new CreateLogGroupCommand({ logGroupName: "g" }));
    const load = { ...row.load, count: Math.round(row.load.count * scale) };
    const seconds = (value) => value * (row.load.perSecond ? scale : 1);
    const options = { aws: local.client, group: "g", secret, load, signals: row.kill?.[0] === "SIGTERM" };
    if (durability === "spool") options.spool = folder;
    const first = start(options, row.kill && [row.kill[0], seconds(row.kill[1])]);
    runs.push(first);
    let recovered;
    const faults = (async () => {
      if (!row.faults) return;
      while (first.last === undefined && !first.isOver) await wait(10);
      await wait(seconds(row.from) * 1_000);
      for (const fault of row.faults) local.fault(fault);
      // A process that was killed leaves the fault behind; one that has ended by itself needs no more of it.
      const abort = new AbortController();
      if (!row.kill) first.ended.then(() => abort.abort());
      await wait(seconds(row.during) * 1_000, undefined, { signal: abort.signal }).catch(() => {});
      await local.clearFaults();
      recovered = performance.now();
    })();
    const end = await first.ended;
    const ended = performance.now();
    if (first.last === undefined) throw new Error("the application did not start");
    const { stream, accepted, largest } = first.last;
    if (row.kill) {
      await faults;
      // Started again, it finds what was left.
      const second = start({ ...options, load: { ...load, count: 1 } });
      runs.push(second);
      await second.ended;
    }
    const result = judge(local.events("g"), stream, accepted);
    const refused = first.last.lost;
    const drain = recovered === undefined ? undefined : Math.max(0, ended - recovered);
    return { ...result, accepted, refused, largest, end, drain };
  } finally {
    for (const run of runs) run.stop();
    client.destroy();
    await local.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
