import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readTable, root } from "./pages.ts";

const page = "docs/leak-paths.md";
const conformance = readFileSync(`${root}/test/conformance/pino-leaks.test.ts`, "utf8");

/** How many paths of each host are known. */
const known = { pino: 36, error: 14, winston: 22, express: 12, fastify: 10, nest: 14, platform: 12 };

const ids = (host: keyof typeof known) =>
  Array.from({ length: known[host] }, (_, index) => `${host}-${String(index + 1).padStart(2, "0")}`);

describe("docs/leak-paths.md", () => {
  const pino = readTable(page, "pino");
  const errors = readTable(page, "Errors of libraries");
  const later = readTable(page, "Other hosts");
  const platform = readTable("docs/limits.md", "What no library in the process can see");

  test("has one row for every known path, in order", () => {
    expect(pino.map(([id]) => id)).toEqual(ids("pino"));
    expect(errors.map(([id]) => id)).toEqual(ids("error"));
    expect(later.map(([id]) => id)).toEqual((["winston", "express", "fastify", "nest"] as const).flatMap(ids));
    expect(platform.map(([id]) => id)).toEqual(ids("platform"));
  });

  test("gives each a state that is explained", () => {
    const states = [...pino, ...errors].map(([, , state]) => state);
    expect(states.filter((state) => !["closed", "in part", "by rule", "open"].includes(state!))).toEqual([]);
    const open =
      /^(?:open until the (?:winston|Express|Fastify|NestJS) adapter exists|open until `@philog\/core\/register` exists|(?:by rule|in part) with pino: .+|(?:closed|in part): .+)$/;
    for (const [id, , state] of later) expect(state, id).toMatch(open);
  });

  test("has a test behind every path of winston", () => {
    const tests = readFileSync(`${root}/test/conformance/winston-leaks.test.ts`, "utf8");
    for (const id of ids("winston")) expect(tests, id).toContain(`"${id} `);
  });

  test("has a test behind every path of Express that is closed, or in part", () => {
    const tests = ["express-leaks", "process-crash"]
      .map((name) => readFileSync(`${root}/test/conformance/${name}.test.ts`, "utf8"))
      .join();
    const closed = later.filter(([id, , state]) => id!.startsWith("express-") && /^(?:closed|in part):/.test(state!));
    for (const [id] of closed) expect(tests, id).toContain(`"${id} `);
    expect(closed.length).toBeGreaterThan(0);
  });

  test("has a test behind every path of a library's errors, through pino and winston", () => {
    const files = ["validators", "databases", "clients"].map(
      (name) => `${root}/test/conformance/errors-${name}.test.ts`,
    );
    const tests = files.map((file) => readFileSync(file, "utf8")).join();
    for (const [id] of errors) expect(tests, id).toMatch(new RegExp(`leak\\(\\s*"${id} `));
  });

  test("has a test behind every path of NestJS", () => {
    const tests = readFileSync(`${root}/test/conformance/nest-leaks.test.ts`, "utf8");
    for (const id of ids("nest")) expect(tests, id).toContain(`"${id} `);
  });

  test("has a test behind every path of the platform, be it of what the doctor says", () => {
    const tests = ["node", "streams", "children", "lambda", "container", "doctor"]
      .map((name) => readFileSync(`${root}/test/conformance/platform-${name}.test.ts`, "utf8"))
      .join();
    for (const [id] of platform) expect(tests, id).toContain(`"${id} `);
  });

  test("has a test behind every path of Fastify that is closed", () => {
    const tests = readFileSync(`${root}/test/conformance/fastify-leaks.test.ts`, "utf8");
    const closed = later.filter(([id, , state]) => id!.startsWith("fastify-") && /^closed:/.test(state!));
    for (const [id] of closed) expect(tests, id).toContain(`"${id} `);
    expect(closed.length).toBe(known.fastify);
  });

  test("has a test behind every path of pino, closed or in part", () => {
    for (const [id] of pino) expect(conformance, id).toContain(`"${id} `);
  });
});
