import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { canaries, expectNoLeak } from "@philog/testing";
import { afterAll, describe, expect, it, test, vi } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const main = join(root, "packages/cli/dist/main.js");
const folder = mkdtempSync(join(tmpdir(), "philog-doctor-test-"));
afterAll(() => rmSync(folder, { recursive: true }));
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));

const [S] = canaries.opaque("doctor", 1).map(({ value }) => value) as [string];
const temporary = join(folder, "tmp");
mkdirSync(temporary);
const put = (name: string, content: string) => writeFileSync(join(folder, name), content);

interface Env {
  [name: string]: string;
}

async function doctor(args: readonly string[], more: Env = {}) {
  const { NODE_OPTIONS: _, DEBUG: __, ...rest } = process.env;
  const env = { ...rest, NODE_ENV: "production", TMPDIR: temporary, ...more };
  const child = spawn(process.execPath, [main, "doctor", ...args], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    stderr += chunk;
  });
  const [status] = await once(child, "close");
  expectNoLeak(stdout + stderr, [S]);
  return { status, stdout, stderr };
}

/** What is said of an application in each respect. */
async function states(command: readonly string[], env?: Env, after = "10"): Promise<Record<string, string>> {
  const { status, stdout, stderr } = await doctor(["--format", "json", "--after", after, "--", ...command], env);
  expect(stderr).toBe("");
  const lines = stdout.trimEnd().split("\n");
  const found = lines.map((line): [string, string] => {
    const { id, state } = JSON.parse(line);
    return [id, state];
  });
  const all = Object.fromEntries(found);
  expect(found).toHaveLength(Object.keys(all).length);
  expect(status).toBe(Object.values(all).includes("gap") ? 1 : 0);
  return all;
}

const listens = `
import { createServer } from "node:http";
const listen = (app) => createServer(app).listen(0, "127.0.0.1");
`;
/** Whether a process runs: one that nobody has asked for its end is still listed. */
function isAlive(pid: string): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

const register = ["--import", "@philog/core/register"];

/** Applications, by what is wrong with them. */
const faulty: [ids: string[], script: string][] = [
  [
    ["pino", "winston", "express", "console-calls"],
    `import express from "express"; import pino from "pino"; import winston from "winston";
     pino().child({ a: 1 }).info("${S}"); console.log("${S}");
     winston.createLogger({ transports: [new winston.transports.Console()] }); express().listen(0, "127.0.0.1");`,
  ],
  [
    ["express-order"],
    `import express from "express"; import { philog } from "@philog/express";
     const app = express(); app.use(express.json()); app.use(philog()); app.listen(0, "127.0.0.1");`,
  ],
];
const guarded = `
import express from "express"; import pino from "pino"; import winston from "winston";
import { philog as guardExpress } from "@philog/express"; import { philog as guardPino } from "@philog/pino";
import { philog as guardWinston } from "@philog/winston";
const log = guardPino(pino()); log.info("${S}"); log.child({ a: 1 }, { redact: [] }).info("up");
const told = guardWinston(winston.createLogger());
told.configure({ transports: [new winston.transports.Console()] });
told.add(new winston.transports.Console()); told.info("${S}"); console.clear();
const app = express(); app.use(guardExpress()); app.use(express.json()); app.listen(0, "127.0.0.1");`;

describe.concurrent("philog doctor with a command", () => {
  it("finds each fault from inside, and none where there is none", async () => {
    put("guarded.mjs", guarded);
    const good = states(["node", ...register, "guarded.mjs"]);
    for (const [index, [ids, script]] of faulty.entries()) {
      put(`faulty-${index}.mjs`, script);
      const bad = await states(["node", `faulty-${index}.mjs`]);
      for (const id of ids) expect([id, bad[id], (await good)[id] ?? "ok"]).toEqual([id, "gap", "ok"]);
    }
  });

  it("finds no gap where all is behind a policy, in CommonJS, too, and exits with 0", async () => {
    put(
      "all.cjs",
      `const { philog } = require("@philog/pino");
       const log = philog(require("pino")());
       const winston = require("winston");
       const told = require("@philog/winston").philog(winston.createLogger({ transports: [new winston.transports.Console()] }));
       const app = require("express")();
       app.use(require("@philog/express").philog({ logger: log }));
       app.listen(0, "127.0.0.1", () => { log.info("up"); told.info("up"); console.log("${S}"); });`,
    );
    const all = await states(["node", ...register, "all.cjs"], { PHILOG_STREAMS: "1" });
    expect(Object.entries(all).filter(([, state]) => state === "gap")).toEqual([]);
    expect(all).toMatchObject({
      preload: "ok",
      console: "ok",
      streams: "ok",
      pino: "ok",
      winston: "ok",
      express: "ok",
    });
  });

  it("finds Fastify's own logger, and takes ours", async () => {
    put("bad.mjs", 'import Fastify from "fastify"; Fastify({ logger: true }).listen({ port: 0 });');
    put(
      "good.mjs",
      `import Fastify from "fastify"; import philog, { philogLogger } from "@philog/fastify";
       const app = Fastify(philogLogger()); await app.register(philog); await app.listen({ port: 0 });`,
    );
    const [bad, good] = await Promise.all([states(["node", "bad.mjs"]), states(["node", ...register, "good.mjs"])]);
    expect(bad.pino).toBe("gap");
    expect(good.pino).not.toBe("gap");
  });

  it("looks at a program that ends, and at one that crashes", async () => {
    put("ends.mjs", 'import pino from "pino"; pino().info("done");');
    put("crashes.mjs", `import pino from "pino"; pino().info("x"); throw new Error("${S}");`);
    const found = await Promise.all(["ends.mjs", "crashes.mjs"].map((file) => states(["node", file])));
    for (const all of found) expect(all).toMatchObject({ pino: "gap", preload: "gap" });
  });

  it("reads the variables that the application is started with", async () => {
    put("waits.mjs", "setInterval(() => {}, 1000);");
    const all = await states(["node", "waits.mjs"], { DEBUG: "express:*", NODE_ENV: "development" }, "1");
    expect(all).toMatchObject({ "debug-variables": "gap", "error-pages": "gap" });
    expect(await states(["node", "waits.mjs"], {}, "1")).toMatchObject({
      "debug-variables": "ok",
      "error-pages": "ok",
    });
  });

  it("finds dd-trace", async () => {
    put("traced.mjs", 'import "dd-trace";');
    expect((await states(["node", "traced.mjs"])).datadog).toBe("unknown");
  });

  it("looks behind a package manager, and leaves no process behind", async () => {
    put("package.json", JSON.stringify({ name: "app", scripts: { start: "node managed.mjs" } }));
    put(
      "managed.mjs",
      `import { writeFileSync } from "node:fs"; import pino from "pino"; ${listens}
       writeFileSync("pid", String(process.pid)); process.on("SIGTERM", () => {}); pino().info("up"); listen();`,
    );
    expect((await states(["npm", "start"])).pino).toBe("gap");
    const pid = readFileSync(join(folder, "pid"), "utf8");
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
    rmSync(join(folder, "package.json"));
  });
});

test("nothing is left where temporary files go", () => {
  expect(readdirSync(temporary).filter((name) => name.startsWith("philog-doctor"))).toEqual([]);
});

describe("philog doctor --static", () => {
  it("tells gaps by place in all three formats, and exits with 1; without a gap with 0", async () => {
    rmSync(join(folder, "node_modules"));
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    put("package.json", JSON.stringify({ scripts: { start: "node app.js" } }));
    put("app.js", `console.log("${S}");\n`);
    const table = await doctor(["--static", "."]);
    expect(table.status).toBe(1);
    expect(table.stdout).toMatch(
      /^gap +console +the console is called, and nothing redacts it\n +app\.js:1\n +mend: /m,
    );
    const json = (await doctor(["--static", folder, "--format", "json"])).stdout;
    expect(json.split("\n")).toContainEqual(expect.stringContaining('"file":"app.js","line":1'));
    const sarif = JSON.parse((await doctor(["--static", ".", "--format", "sarif"])).stdout);
    expect(sarif.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(["console", "preload"]);
    put("package.json", JSON.stringify({ scripts: { start: "node --import @philog/core/register app.js" } }));
    expect((await doctor(["--static", "."])).status).toBe(0);
  });
});
