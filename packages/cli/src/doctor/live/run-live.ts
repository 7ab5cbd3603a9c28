import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { exit } from "../../exit.ts";
import { Failure } from "../../prompt/failure.ts";
import { byWeight, type Finding } from "../finding.ts";
import { type Order, orderVariable, type Told } from "./order.ts";

/** Package managers are Node processes, too. */
const managers = /^(?:npm|npx|yarn|pnpm|corepack)(?:-cli)?(?:\.[cm]?js)?$/;
const poll = 100;
/** Milliseconds beyond the time that the application was given: it may start slowly, or start others. */
const patience = 10_000;
const others = 1000;

function readTold(folder: string): Told[] {
  return readdirSync(folder).flatMap((name) => {
    try {
      const told = JSON.parse(readFileSync(join(folder, name), "utf8")) as Told;
      return managers.test(basename(told.main)) ? [] : [told];
    } catch {
      // Not written to its end yet.
      return [];
    }
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    // The whole group: a package manager does not pass every signal on.
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  end(child, "SIGTERM");
  await Promise.race([gone, sleep(3000, undefined, { ref: false })]);
  end(child, "SIGKILL");
}

/** Of several processes the worst that any of them has to say of one respect. */
function merge(told: readonly Told[]): Finding[] {
  const listening = told.filter(({ listens }) => listens);
  const all = (listening.length > 0 ? listening : told).flatMap(({ findings }) => findings).sort(byWeight);
  const known = new Map<string, Finding>();
  for (const finding of all) if (!known.has(finding.id)) known.set(finding.id, finding);
  return [...known.values()];
}

/** Starts an application, lets it be looked at from inside, and stops it. What it prints is dropped. */
export async function runLive([file = "", ...args]: readonly string[], after: number): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), "philog-doctor-"));
  const order: Order = { folder, after };
  const preload = new URL("preload.js", import.meta.url).href;
  const env = {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import ${preload}`.trim(),
    [orderVariable]: JSON.stringify(order),
  };
  const child = spawn(file, args, { stdio: "ignore", detached: true, env });
  let state: "running" | "ended" | "failed" = "running";
  child.once("error", () => {
    state = "failed";
  });
  child.once("exit", () => {
    state = "ended";
  });
  const interrupted = () => end(child, "SIGKILL");
  process.once("exit", interrupted);
  try {
    let until = Date.now() + after * 1000 + patience;
    let told: Told[] = [];
    // What is started and ends at once has told by then.
    for (let last = false; !last && Date.now() < until; ) {
      last = state !== "running";
      const before = told.length;
      told = readTold(folder);
      if (told.some(({ listens }) => listens)) break;
      if (told.length > before) until = Math.min(until, Date.now() + others);
      if (!last) await sleep(poll);
    }
    if ((state as string) === "failed") throw new Failure(exit.usage, "the command cannot be started");
    if (told.length === 0) throw new Failure(exit.usage, "no Node application came up to be looked at");
    return merge(told);
  } finally {
    if (state === "running") await stop(child);
    process.removeListener("exit", interrupted);
    rmSync(folder, { recursive: true, force: true });
  }
}
