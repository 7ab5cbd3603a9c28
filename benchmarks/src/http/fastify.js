// What does a Fastify app answer in a second with Philog, against the bare framework and its own logger?
// node src/http/fastify.js [--quick] [--goals] [--json FILE]: each app in a process of its own, in turns, over loopback.
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import philog, { philogLogger } from "@philog/fastify";
import fastify from "fastify";

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

/** The apps, each of which writes its lines to stdout. */
const contenders = {
  fastify: () => fastify(),
  "fastify, own logger": () => fastify({ logger: true }),
  "fastify + philogLogger": () => fastify({ ...philogLogger() }),
  "fastify + philog plugin": () => {
    const app = fastify();
    app.register(philog);
    return app;
  },
};

/** Requests a second of one contender over those of another. */
const goals = ["fastify + philogLogger", "fastify + philog plugin"].map((name) => ({
  name,
  against: "fastify, own logger",
  goal: 0.97,
}));

async function serve(name) {
  const app = contenders[name]();
  app.get("/patients/:mrn/visits", async (request) => {
    return { page: Number(request.query.page), visits: ["open", "closed", "open", "planned"] };
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  process.send(app.server.address().port);
  process.on("disconnect", () => process.exit());
}

async function start(name, file) {
  const out = openSync(file, "w");
  const child = fork(fileURLToPath(import.meta.url), ["--serve", name], {
    stdio: ["ignore", out, "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  closeSync(out);
  const [port] = await once(child, "message");
  return { name, child, port, speeds: [] };
}

const load = (port, seconds) =>
  tools.autocannon({ url: `http://127.0.0.1:${port}${path}`, headers, connections, duration: seconds });

/** One request and what it has written: everything of Fastify's own logger, nothing of the patient with Philog. */
async function check(name, folder) {
  const file = join(folder, "check.log");
  const { child, port } = await start(name, file);
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  assert.equal((await response.json()).page, 2);
  child.disconnect();
  await once(child, "exit");
  const written = readFileSync(file, "utf8");
  if (name === "fastify") assert.equal(written, "");
  else if (name.includes("philog")) {
    assert.match(written, /"route":"\/patients\/:mrn\/visits".*"statusCode":200/);
    assert.doesNotMatch(written, /10234567|Quarkwright|c2Vzc2lv/);
  } else assert.match(written, /10234567/);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure({ rounds, seconds }) {
  const servers = await Promise.all(Object.keys(contenders).map((name) => start(name, "/dev/null")));
  try {
    for (const { port } of servers) await load(port, seconds);
    for (let round = 0; round < rounds; round++) {
      for (const server of servers) {
        const { requests, non2xx, errors } = await load(server.port, seconds);
        assert.equal(non2xx + errors, 0);
        server.speeds.push(requests.average);
      }
    }
  } finally {
    for (const { child } of servers) child.disconnect();
  }
  await Promise.all(servers.map(({ child }) => child.exitCode ?? once(child, "exit")));
  const [bare] = servers;
  // Ratios of neighbours in time: what else the machine does reaches both.
  const ratioTo = (server, other) => median(server.speeds.map((speed, round) => speed / other.speeds[round]));
  return {
    question: "requests a second of a Fastify app",
    unit: "requests/s",
    results: servers.map((server) => ({
      name: server.name,
      value: median(server.speeds),
      ratio: ratioTo(server, bare),
    })),
    goals: goals.map(({ name, against, goal }) => {
      const [own, other] = [name, against].map((wanted) => servers.find((server) => server.name === wanted));
      const ratio = ratioTo(own, other);
      return { name, against, goal, ratio, met: ratio >= goal };
    }),
  };
}

const { values } = parseArgs({
  options: {
    serve: { type: "string" },
    json: { type: "string" },
    quick: { type: "boolean", default: false },
    goals: { type: "boolean", default: false },
  },
});

/** What loads the apps: they do not carry it themselves. */
const tools = {};
if (values.serve === undefined) {
  tools.autocannon = (await import("autocannon")).default;
  tools.printMachine = (await import("../suite/machine.js")).printMachine;
}

if (values.serve !== undefined) await serve(values.serve);
else {
  const folder = mkdtempSync(join(tmpdir(), "philog-bench-"));
  try {
    tools.printMachine();
    for (const name of Object.keys(contenders)) await check(name, folder);
    const answer = await measure(values.quick ? quick : full);
    for (const { name, value, ratio } of answer.results) {
      console.log(
        `${name.padEnd(28)} ${Math.round(value).toString().padStart(7)} requests/s  ${ratio.toFixed(2)} x bare`,
      );
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
