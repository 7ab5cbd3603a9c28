import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { createFolder } from "../../prompt/run.test-data.ts";
import { runStatic } from "./run-static.ts";

let place: ReturnType<typeof createFolder>;
beforeEach(() => {
  place = createFolder();
});
afterEach(() => place.end());

type Files = Record<string, string>;

/** What is said of an application of these files in one respect: the states, each with its place. */
function found(files: Files, id: string): string[] {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(place.folder, name)), { recursive: true });
    place.put(name, content);
  }
  const ours = runStatic(place.folder).filter((finding) => finding.id === id);
  return ours.map(({ state, file, line }) => [state, file, line].filter((part) => part !== undefined).join(" "));
}

const start = (command: string) => JSON.stringify({ name: "app", scripts: { start: command } }, null, 1);
const guarded = { "package.json": start("node --import @philog/core/register app.js") };

/** A fault, the application that has it, where it is found, and the same application without it. */
const faults: [id: string, bad: Files, places: string[], good: Files, ok: string[]][] = [
  ["preload", { "package.json": start("node app.js") }, ["gap"], guarded, ["ok"]],
  ["preload", { "a.js": "" }, ["gap"], { Dockerfile: 'CMD ["node", "--import", "@philog/core/register"]' }, ["ok"]],
  ["preload", { "a.js": 'import "@philog/core";' }, ["gap"], { "a.js": 'import "@philog/core/register";' }, ["ok"]],
  [
    "console",
    { "a.js": '\nconsole.log("x"); globalThis.console.error(1)' },
    ["gap a.js 2", "gap a.js 2"],
    { "a.js": "console.clear(); own.console.log(1); consoles.log()" },
    ["ok"],
  ],
  ["console", { "a.js": "console.warn(1)" }, ["gap a.js 1"], guarded, ["ok"]],
  [
    "streams",
    { "b/a.ts": 'process.stdout.write("x")' },
    ["gap b/a.ts 1"],
    { "b/a.ts": "file.write(1); process.stdin.write(1); stdout.write(1); other.stdout.write(1)" },
    ["ok"],
  ],
  [
    "streams",
    { ...guarded, "a.js": "globalThis.process.stderr.write('x')" },
    ["gap a.js 1"],
    { ".env": "PHILOG_STREAMS=1" },
    ["ok"],
  ],
  [
    "debug-variables",
    { "package.json": start("DEBUG=express:* node app.js") },
    ["gap package.json 4"],
    guarded,
    ["ok"],
  ],
  [
    "debug-variables",
    { Dockerfile: "FROM node\nENV NODE_DEBUG=http" },
    ["gap Dockerfile 2"],
    { Dockerfile: "FROM node\nENV DEBUG=\nENV DEBUGGER=x" },
    ["ok"],
  ],
  [
    "pino",
    { "log.js": 'import pino from "pino";\nexport const log = pino({});' },
    ["gap log.js 2"],
    {
      "log.js":
        'import pino from "pino"; import { philog } from "@philog/pino";\nconst log = pino({}); philog(log); pino.transport({})',
    },
    ["ok"],
  ],
  [
    "pino",
    { "log.cjs": 'const { pino } = require("pino");\nmodule.exports = pino();' },
    ["gap log.cjs 2"],
    { "log.cjs": 'const { pino } = require("@philog/pino"); pino()' },
    ["ok"],
  ],
  [
    "pino",
    { "log.js": 'import * as p from "pino"; p.pino(); p.default()' },
    ["gap log.js 1", "gap log.js 1"],
    { "log.js": 'import * as p from "pino"; import * as f from "@philog/pino"; f.philog(p.pino())' },
    ["ok"],
  ],
  [
    "winston",
    { "log.js": 'import winston from "winston";\nwinston.createLogger({})' },
    ["gap log.js 2"],
    {
      "log.js":
        'import { createLogger } from "winston"; import { philog } from "@philog/winston"; export default philog(createLogger())',
    },
    ["ok"],
  ],
  [
    "winston-default",
    { "log.js": 'const winston = require("winston");\nwinston.configure({ transports })\nwinston.info("x")' },
    ["gap log.js 2", "gap log.js 3"],
    {
      "log.js":
        'const winston = require("winston"); const { philog } = require("@philog/winston"); philog(winston); winston.info("x")',
    },
    [],
  ],
  [
    "child-options",
    { "a.ts": "log.child({ a }, { redact: [] });\nlog.child({}, options);const options = { serializers: {} }" },
    ["unknown a.ts 1", "unknown a.ts 2"],
    { "a.ts": 'log.child({ redact: [] }, { level: "info" }); log.child({}); log.child({}, given)' },
    [],
  ],
  [
    "morgan",
    { "a.js": 'import morgan from "morgan";\napp.use(morgan("combined"))' },
    ["gap a.js 2"],
    { "a.js": 'import morgan from "./morgan.js"; morgan()' },
    [],
  ],
  [
    "express-winston",
    { "a.js": 'const e = require("express-winston");\ne.logger({}); e.errorLogger({})' },
    ["gap a.js 2", "gap a.js 2"],
    { "a.js": 'const e = require("express-winston")' },
    [],
  ],
  [
    "pino-http",
    { "a.js": 'import { pinoHttp } from "pino-http";\npinoHttp(); pinoHttp({ level: "info" })' },
    ["gap a.js 2", "gap a.js 2"],
    { "a.js": 'import pinoHttp from "pino-http"; pinoHttp({ logger: log }); pinoHttp(options)' },
    [],
  ],
  [
    "express",
    { "a.js": 'import express from "express";\nconst app = express(); app.use(express.json());' },
    ["gap a.js 2"],
    {
      "a.js":
        'import express from "express"; import { philog } from "@philog/express";\nconst app = express(); app.use(philog()); express.Router()',
    },
    ["ok"],
  ],
  [
    "express-order",
    {
      "a.js":
        'const express = require("express"); const { philog } = require("@philog/express"); const app = express();\napp.use(express.json());\napp.use(philog())',
    },
    ["gap a.js 3"],
    {
      "a.js":
        'const express = require("express"); const { philog } = require("@philog/express"); const app = express(); const ours = philog();\napp.use(ours); app.use(express.json())',
    },
    [],
  ],
  [
    "fastify",
    { "a.js": 'import Fastify from "fastify";\nFastify({ logger: true }); Fastify({ logger: { level } })' },
    ["gap a.js 2", "gap a.js 2"],
    {
      "a.js":
        'import Fastify from "fastify"; import { philogLogger } from "@philog/fastify"; Fastify(philogLogger()); Fastify(); Fastify({ logger: false })',
    },
    ["ok"],
  ],
  [
    "nest",
    { "main.ts": 'import { NestFactory } from "@nestjs/core";\nNestFactory.create(App)' },
    ["gap main.ts 2"],
    {
      "main.ts":
        'import { NestFactory } from "@nestjs/core"; import { PhilogModule } from "@philog/nestjs"; NestFactory.create(App)',
    },
    ["ok"],
  ],
  [
    "request-in-message",
    {
      "a.ts": `log.info(\`of \${req.body.name}\`);\nthis.logger.error("at " + request.url); console.log(JSON.stringify(req.headers))`,
    },
    ["gap a.ts 1", "gap a.ts 2", "gap a.ts 2"],
    {
      "a.ts": `log.info({ body: req.body }, "%s", req.url); log.info(\`of \${own.body}\`); res.send(\`of \${req.body.name}\`)`,
    },
    [],
  ],
  [
    "sentry-pino",
    { "a.js": 'import * as Sentry from "@sentry/node";\nSentry.pinoIntegration()' },
    ["unknown a.js 2"],
    { "a.js": "pinoIntegration()" },
    [],
  ],
  [
    "sentry",
    { "a.js": 'import * as Sentry from "@sentry/node";\nSentry.init({})' },
    ["unknown a.js 2"],
    { "a.js": 'import * as S from "./sentry.js"; S.init()' },
    [],
  ],
  ["datadog", { "package.json": start("node -r dd-trace/init app.js") }, ["unknown"], guarded, []],
  ["datadog", { "a.js": 'require("dd-trace").init()' }, ["unknown"], { "a.js": 'require("./dd-trace").init()' }, []],
  [
    "opentelemetry",
    { "a.js": 'import { NodeSDK } from "@opentelemetry/sdk-node"' },
    ["unknown"],
    { "a.js": 'import { trace } from "@opentelemetry/api"' },
    [],
  ],
  ["unread", { "a.js": "const = ;{" }, ["unknown a.js"], { "a.js": "" }, []],
];

test("docs/doctor.md has a row for each", () => {
  const page = readFileSync(new URL("../../../../../docs/doctor.md", import.meta.url), "utf8");
  expect(faults.map(([id]) => id).filter((id) => !page.includes(`| \`${id}\` `))).toEqual([]);
});

describe("an application's files", () => {
  test.each(faults)(
    "%s: the fault is found where it is, and nothing is where there is none",
    (id, bad, places, good, ok) => {
      expect(found(bad, id)).toEqual(places);
      expect(found(good, id)).toEqual(ok);
    },
  );

  it("may make a logger in one file and put it behind a policy in another", () => {
    const files = {
      "log.js": 'import pino from "pino"; export const log = pino();',
      "main.js": 'import { log } from "./log.js"; import { philog } from "@philog/pino"; philog(log);',
    };
    expect(found(files, "pino")).toEqual(["unknown log.js 1"]);
  });

  it("may have a package.json that is none, and dependencies and tests are left out", () => {
    const files = {
      "package.json": "[",
      "node_modules/a/index.js": "console.log(1)",
      "a.test.js": "console.log(1)",
    };
    expect(found(files, "console")).toEqual(["ok"]);
    expect(found({ "package.json": "null" }, "console")).toEqual(["ok"]);
  });

  it("that start nothing with a script have no word on DEBUG", () => {
    expect(found({ "a.js": "1" }, "debug-variables")).toEqual([]);
  });

  it("say nothing of hosts that they do not use", () => {
    found({ "a.js": "1", ...guarded }, "");
    expect(runStatic(place.folder).map(({ id }) => id)).toEqual(["preload", "console", "streams", "debug-variables"]);
  });
});
