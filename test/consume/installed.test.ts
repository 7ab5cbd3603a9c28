import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installed, install } from "./installed.ts";
import { doors, published } from "./packed.ts";
import { type Project, putProjects } from "./projects.ts";
import { fixture, mustRun, putFixture, root, run, runNode, tool } from "./run.ts";

let installed: Installed;
let folder = "";
beforeAll(async () => {
  installed = await install();
  folder = installed.folder;
}, 120_000);
afterAll(() => installed?.remove(), 60_000);

const put = (name: string, as?: string) => putFixture(folder, name, as);

const all = published.flatMap(({ manifest }) => doors(manifest));
const specifiers = (...kinds: string[]) =>
  all.filter(({ kind }) => kinds.includes(kind)).map(({ specifier }) => specifier);
/** vitest itself refuses `require`; a test of vitest loads this door below. */
const vitestDoor = "@philog/testing/vitest";

describe("the installed packages", () => {
  const every = specifiers("code", "esm", "json");
  let names: Record<string, string[]> = {};
  beforeAll(async () => {
    put("load.mjs");
    const { code, stdout, stderr } = await runNode(folder, "--no-warnings", "load.mjs", ...every);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    names = JSON.parse(stdout);
  });

  test("are imported as ES modules through every door", () => {
    expect(Object.keys(names)).toEqual(every);
    // What is preloaded is there for what it does.
    for (const door of every) expect(names[door]!.length > 0, door).toBe(!door.endsWith("/register"));
  });

  test("are required as CommonJS through every door, which exports what the ES module does", async () => {
    put("load.cjs");
    const code = specifiers("code").filter((door) => door !== vitestDoor);
    const required = await mustRun(folder, process.execPath, ["load.cjs", ...code, ...specifiers("json")]);
    const imported = Object.fromEntries(code.map((door) => [door, names[door]]));
    expect(JSON.parse(required)).toMatchObject(imported);
  });

  test.each(["load.cjs", "load.mjs"])("open nothing but doors: %s", async (file) => {
    const { stderr } = await runNode(folder, file, "@philog/core/dist/cjs/index.js");
    expect(stderr).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });

  test("run without generating code from strings", async () => {
    put("no-code-generation.cjs");
    const flag = "--disallow-code-generation-from-strings";
    expect(await mustRun(folder, process.execPath, [flag, "no-code-generation.cjs"])).toBe("no code was generated\n");
    await mustRun(folder, process.execPath, [flag, "load.mjs", ...specifiers("code", "esm")]);
  });

  test("agree with other copies of core, nested or of the other module system, on marks and on what is redacted", async () => {
    put("copies.cjs");
    const older = join(folder, "node_modules/older-library");
    mkdirSync(join(older, "node_modules/@philog"), { recursive: true });
    cpSync(join(folder, "node_modules/@philog/core"), join(older, "node_modules/@philog/core"), { recursive: true });
    writeFileSync(join(older, "package.json"), '{ "name": "older-library", "version": "1.0.0" }\n');
    writeFileSync(join(older, "index.js"), 'module.exports = require("@philog/core");\n');
    expect(await mustRun(folder, process.execPath, ["copies.cjs"])).toBe("3 copies agree\n");
  });

  const withSample = ["core", "pino", "winston", "express", "fastify", "nestjs"].map((name) => `@philog/${name}`);
  test.each(withSample)("print what the README of %s says", async (name) => {
    const readme = readFileSync(join(folder, "node_modules", name, "README.md"), "utf8");
    const block = (language: string) => readme.split(`\`\`\`${language}\n`)[1]!.split("```")[0]!;
    writeFileSync(join(folder, "readme.mjs"), block("js"));
    const { stdout } = await run(folder, "env", ["NODE_ENV=production", process.execPath, "readme.mjs"]);
    const withoutTime = (text: string) => text.replaceAll(/"timestamp":"[^"]+"/g, '"timestamp":""');
    expect(withoutTime(stdout)).toBe(withoutTime(block("text")));
  });

  test("bring the command `philog`", async () => {
    const { code, stdout } = await run(folder, "npx", ["--no-install", "philog", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: philog /);
    const version = await mustRun(folder, join(folder, "node_modules/.bin/philog"), ["--version"]);
    expect(version.trim()).toBe(published[0]!.manifest.version);
  });

  test("redact a file with the command, worker threads included", async () => {
    const records = Array.from({ length: 8_000 }, (_, index) => ({
      level: 30,
      event: `step.${index % 9}`,
      name: "Ada",
    }));
    writeFileSync(join(folder, "app.log"), records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    const args = ["redact", "--workers", "2", "--quiet", "app.log"];
    const { code, stdout, stderr } = await run(folder, join(folder, "node_modules/.bin/philog"), args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const redacted = records.map(({ level, event }) => JSON.stringify({ level, event, redacted: ["name"] }));
    expect(stdout.split("\n").slice(0, -1)).toEqual(redacted);
  });
});

describe("a test runner on its defaults", () => {
  const jest = (...files: string[]) =>
    runNode(folder, tool("jest/bin/jest.js"), "--ci", "--no-cache", "--runInBand", ...files);

  test("Jest passes where nothing leaks, and fails where something does; its report does not leak it again", async () => {
    put("jest-protected.js", "protected.test.js");
    put("jest-leaking.js", "leaking.test.js");
    const { code, all: output } = await jest("protected.test.js", "leaking.test.js");
    expect(code, output).toBe(1);
    expect(output).toContain("PASS ./protected.test.js");
    expect(output).toContain("FAIL ./leaking.test.js");
    expect(output).toContain("PHILOG_LEAK");
    expect(output).toContain("canary 1");
    expect(output).toContain("Tests:       1 failed, 2 passed, 3 total");
  });

  test("vitest loads the matchers", async () => {
    put("vitest-doors.ts", "doors.test.ts");
    const { code, all: output } = await run(folder, "npx", ["--no-install", "vitest", "run", "doors.test.ts"]);
    expect(code, output).toBe(0);
    expect(output).toMatch(/Tests +1 passed/);
  });
});

describe("the types", () => {
  const compilers = {
    "TypeScript 5.9": join(root, "test/consume/node_modules/typescript/lib/tsc.js"),
    "TypeScript 7": tool("typescript/bin/tsc"),
  };
  const commonjs = { module: "commonjs" };
  const node10 = { ...commonjs, moduleResolution: "node10" };
  const node16 = { module: "node16" };
  const nodenext = { module: "nodenext" };
  const own = { skipLibCheck: true };
  const ts = ["ts"];
  const both = ["mts", "cts"];
  const every = ["doors.ts", "vitest-doors.ts"];

  // All declarations are checked, those of hosts included, unless only what is our own is. Those of vitest do not hold
  // under node10 and node16, and 5.9 takes its time. Projects of one compiler share what they read.
  test.each<[compiler: keyof typeof compilers, modules: string, projects: Project[]]>([
    [
      "TypeScript 5.9",
      "commonjs",
      [
        [node10, ts, ["doors.ts"]],
        [{ ...node10, ...own }, ts, ["vitest-doors.ts"]],
      ],
    ],
    [
      "TypeScript 5.9",
      "node16 and nodenext",
      [
        [{ ...node16, ...own }, both, every],
        [{ ...nodenext, ...own }, both, every],
      ],
    ],
    [
      "TypeScript 7",
      "commonjs, node16 and nodenext",
      [
        [commonjs, ts, every],
        [node16, both, ["doors.ts"]],
        [{ ...node16, ...own }, both, ["vitest-doors.ts"]],
        [nodenext, both, every],
      ],
    ],
  ])(
    "hold through every door under %s, %s",
    async (compiler, _modules, projects) => {
      const args = ["-b", "--force", "--pretty", "false", ...putProjects(folder, projects)];
      const { code, all: output } = await runNode(folder, compilers[compiler], ...args);
      expect({ code, output }).toEqual({ code: 0, output: "" });
    },
    90_000,
  );

  test("are used by the fixtures through every door", () => {
    const text = ["doors.ts", "vitest-doors.ts", "esm-doors.ts"]
      .map((name) => readFileSync(fixture(name), "utf8"))
      .join("");
    for (const door of specifiers("code", "esm")) expect(text).toContain(`"${door}"`);
  });
});
