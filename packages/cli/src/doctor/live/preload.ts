import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";
import type { Finding } from "../finding.ts";
import { look } from "./look.ts";
import { type Order, orderVariable, type Told } from "./order.ts";
import { watchLoggers } from "./watch-loggers.ts";
import { watchServers } from "./watch-servers.ts";

/** Milliseconds after it listens in which an application goes on to start. */
const settling = 500;

/** Loaded before an application that the doctor has started: watches, and writes what it saw into a file. */
function attend({ folder, after }: Order): void {
  let consoleCalls = 0;
  let told = false;
  let listens = false;
  const loggers = watchLoggers();
  const tell = () => {
    if (told) return;
    told = true;
    let findings: Finding[];
    try {
      findings = look({ loggers, servers: servers.all, consoleCalls });
    } catch {
      findings = [{ id: "doctor", state: "unknown", what: "the application could not be looked at" }];
    }
    const report: Told = { main: process.argv[1] ?? "", listens, findings };
    try {
      writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(report));
    } catch {
      // The doctor has gone: nobody reads it.
    }
  };
  const servers = watchServers(() => {
    listens = true;
    // What an application does when it listens is part of its start.
    setTimeout(tell, settling).unref();
  });
  for (const name of ["log", "info", "debug", "warn", "error", "trace", "dir", "table"] as const) {
    const target = globalThis.console;
    const method = target[name] as (...args: unknown[]) => void;
    target[name] = (...args: unknown[]) => {
      consoleCalls += 1;
      method.apply(target, args);
    };
  }
  setTimeout(tell, after * 1000).unref();
  process.on("exit", tell);
}

const order = process.env[orderVariable];
if (order !== undefined && isMainThread) attend(JSON.parse(order) as Order);
