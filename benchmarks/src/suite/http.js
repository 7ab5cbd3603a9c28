// The harness of http/*: each app in a process of its own, asked in turns over loopback.
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { printMachine } from "./machine.js";

const full = { rounds: 15, seconds: 2 };
const quick = { rounds: 5, seconds: 1 };
const connections = 20;
const path = "/patients/QP-10234567/visits?page=2&name=Quarkwright";
const headers = {
  accept: "application/json",
  "accept-encoding": "gzip, deflate, br",
  "accept-language": "en-US,en;q=0.9",
  cookie: "session=c2Vzc2lvbi1vZi1hLW1hZGUtdXAtcGVyc29u",
  referer: "https://clinic.example/patients/QP-10234567",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36",
};

/** What the route `/patients/:mrn/visits` answers in every app. */
export const visits = (page) => ({ page: Number(page), visits: ["open", "closed", "open", "planned"] });

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * `contenders`: names of apps, those that log with Philog by `isOurs`, those without a logger by `isBare`.
 * `serve` starts the app of a name and gives its port. `goals`: requests a second of one over those of another.
 */
export async function answerHttp({ file, question, contenders, isOurs, isBare, bareOf, serve, goals }) {
  const { values } = parseArgs({
    options: {
      serve: { type: "string" },
      json: { type: "string" },
      quick: { type: "boolean", default: false },
      goals: { type: "boolean", default: false },
    },
  });
  if (values.serve !== undefined) {
    process.on("disconnect", () => process.exit());
    process.send(await serve(values.serve));
    return;
  }
  // The apps do not carry what loads them.
  const { default: autocannon } = await import("autocannon");
  const load = async (port, seconds) => {
    const url = `http://127.0.0.1:${port}${path}`;
    const { requests, non2xx, errors } = await autocannon({ url, headers, connections, duration: seconds });
    assert.equal(non2xx + errors, 0);
    return requests.average;
  };
  const start = async (name, target) => {
    const out = openSync(target, "w");
    const child = fork(fileURLToPath(file), ["--serve", name], {
      stdio: ["ignore", out, "inherit", "ipc"],
      env: { ...process.env, NODE_ENV: "production" },
    });
    closeSync(out);
    const [port] = await once(child, "message");
    return { name, child, port, speeds: [] };
  };
  const stop = async ({ child }) => {
    const ended = child.exitCode ?? once(child, "exit");
    child.disconnect();
    await ended;
  };

  /** One request and what it has written: everything of other loggers, nothing of the patient with Philog. */
  const check = async (name, folder) => {
    const target = join(folder, "check.log");
    const server = await start(name, target);
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers });
    assert.deepEqual(await response.json(), visits("2"));
    await stop(server);
    const written = readFileSync(target, "utf8");
    if (isBare(name)) assert.equal(written, "");
    else if (isOurs(name)) {
      assert.match(written, /"route":"\/patients\/:mrn\/visits".*"statusCode":200/);
      assert.doesNotMatch(written, /10234567|Quarkwright|c2Vzc2lv/);
    } else assert.match(written, /10234567/);
  };

  const measure = async ({ rounds, seconds }) => {
    const servers = await Promise.all(contenders.map((name) => start(name, "/dev/null")));
    try {
      for (const { port } of servers) await load(port, seconds);
      for (let round = 0; round < rounds; round++) {
        // Back and forth: what else the machine does falls on nobody's turn for good.
        for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
          server.speeds.push(await load(server.port, seconds));
        }
      }
    } finally {
      await Promise.all(servers.map(stop));
    }
    const serverOf = (name) => servers.find((server) => server.name === name);
    // Ratios of neighbours in time: what else the machine does reaches both.
    const ratioTo = (server, other) => median(server.speeds.map((speed, round) => speed / other.speeds[round]));
    return {
      question,
      unit: "requests/s",
      results: servers.map((server) => ({
        name: server.name,
        value: median(server.speeds),
        ratio: ratioTo(server, serverOf(bareOf(server.name))),
      })),
      goals: goals.map(({ name, against, goal }) => {
        const ratio = ratioTo(serverOf(name), serverOf(against));
        return { name, against, goal, ratio, met: ratio >= goal };
      }),
    };
  };

  const folder = mkdtempSync(join(tmpdir(), "philog-bench-"));
  try {
    printMachine();
    for (const name of contenders) await check(name, folder);
    const answer = await measure(values.quick ? quick : full);
    for (const { name, value, ratio } of answer.results) {
      const speed = Math.round(value).toString().padStart(7);
      console.log(`${name.padEnd(28)} ${speed} requests/s  ${ratio.toFixed(2)} x bare`);
    }
    for (const { name, against, ratio, goal, met } of answer.goals) {
      console.log(`${met ? "met   " : "MISSED"} ${name} / ${against}: ${ratio.toFixed(2)}, goal ${goal}`);
    }
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify([answer], null, 2)}\n`);
    if (values.goals && answer.goals.some(({ met }) => !met)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
