import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { readPage, root } from "../docs/pages.ts";

const run = promisify(execFile);

/** What an example prints, as its README shows it: `shown` makes the line of a printed one, or leaves it out. */
async function compare(name: string, shown: (line: string) => string | undefined): Promise<void> {
  const cwd = join(root, "docs/examples", name);
  const isTypeScript = existsSync(join(cwd, "tsconfig.json"));
  if (isTypeScript) await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], { cwd });
  const env = { ...process.env, NODE_ENV: "production" };
  const { stdout, stderr } = await run(process.execPath, [isTypeScript ? "dist/main.js" : "main.js"], { cwd, env });
  expect(stderr).toBe("");
  const printed = stdout.trimEnd().split("\n").map(shown);
  const page = readPage(`docs/examples/${name}/README.md`);
  expect(`${printed.filter((line) => line !== undefined).join("\n")}\n`).toBe(
    page.split("```text\n")[1]!.split("```")[0],
  );
}

/** A line of a request without what differs from run to run, and without what its README says is left out. */
function shortRecord(line: string): string | undefined {
  const { time, requestId, responseTime, redacted, req, res, ...record } = JSON.parse(line);
  if (record.philog === "started") return undefined;
  const { ip, userAgent, bytes, headers, ...request } = req ?? {};
  const { msg, ...rest } = record;
  const exchange = req === undefined ? {} : { req: request, res: { statusCode: res.statusCode } };
  const { level, ...members } = rest;
  return JSON.stringify({ level, ...exchange, ...members, msg }).replaceAll(/(tok1\.mrn\.example\.)[\w-]{22}/g, "$1…");
}

test("the Express example prints what its README shows", () => compare("express-api", shortRecord));

test("the Fastify example prints what its README shows", () => compare("fastify-api", shortRecord));

test("the NestJS example prints what its README shows", () => compare("nest-api", shortRecord));

test("the winston example prints what its README shows", () =>
  compare("winston-worker", (line) =>
    line.includes("policy in force")
      ? undefined
      : line.replace(/^\S+ /, "").replace(/"durationMs":\d+/, '"durationMs":0'),
  ));
