import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installed, install } from "./installed.ts";
import { doors, published } from "./packed.ts";
import { fixture, mustRun, root, run, runNode, tool } from "./run.ts";

let installed: Installed;
let folder = "";
beforeAll(async () => {
  installed = await install();
  folder = installed.folder;
}, 120_000);
afterAll(() => installed?.remove(), 60_000);

const put = (name: string, as = name) => copyFileSync(fixture(name), join(folder, as));

const all = published.flatMap(({ manifest }) => doors(manifest));
const specifiers = (...kinds: string[]) =>
  all.filter(({ kind }) => kinds.includes(kind)).map(({ specifier }) => specifier);
/** vitest itself refuses `require`; a test of vitest loads this door below. */
const vitestDoor = "@philog/testing/vitest";

describe("the installed packages", () => {
  test("are imported as ES modules through every door", async () => {
    put("load.mjs");
    const every = specifiers("code", "esm", "json");
    const { code, stdout, stderr } = await runNode(folder, "--no-warnings", "load.mjs", ...every);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const names = JSON.parse(stdout) as Record<string, string[]>;
    expect(Object.keys(names)).toEqual(every);
    // What is preloaded is there for what it does.
    for (const door of every) expect(names[door]!.length > 0, door).toBe(!door.endsWith("/register"));
  });

  test("are required as CommonJS through every door, which exports what the ES module does", async () => {
    put("load.cjs");
    const code = specifiers("code").filter((door) => door !== vitestDoor);
    const required = await mustRun(folder, process.execPath, ["load.cjs", ...code, ...specifiers("json")]);
    const imported = await mustRun(folder, process.execPath, ["load.mjs", ...code]);
    expect(JSON.parse(required)).toMatchObject(JSON.parse(imported));
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
    const records = Array.from({ length: 20_000 }, (_, index) => ({
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
  const jest = (file: string) => runNode(folder, tool("jest/bin/jest.js"), "--ci", "--no-cache", file);

  test("Jest passes where nothing leaks", async () => {
    put("jest-protected.js", "protected.test.js");
    const { code, all: output } = await jest("protected.test.js");
    expect(code, output).toBe(0);
    expect(output).toContain("Tests:       2 passed, 2 total");
  });

  test("Jest fails where something leaks, and its report does not leak it again", async () => {
    put("jest-leaking.js", "leaking.test.js");
    const { code, all: output } = await jest("leaking.test.js");
    expect(code).toBe(1);
    expect(output).toContain("PHILOG_LEAK");
    expect(output).toContain("canary 1");
    expect(output).toContain("Tests:       1 failed, 1 total");
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
  const settings = [
    "--types",
    "node,jest",
    "--noEmit",
    "--strict",
    "--target",
    "es2022",
    "--esModuleInterop",
    "--pretty",
    "false",
  ];
  const commonjs = ["--module", "commonjs"];
  const both = ["mts", "cts"];

  const cases: [compiler: keyof typeof compilers, module: string[], extensions: string[]][] = [
    ["TypeScript 5.9", [...commonjs, "--moduleResolution", "node10"], ["ts"]],
    ["TypeScript 5.9", ["--module", "node16"], both],
    ["TypeScript 5.9", ["--module", "nodenext"], both],
    ["TypeScript 7", commonjs, ["ts"]],
    ["TypeScript 7", ["--module", "node16"], both],
    ["TypeScript 7", ["--module", "nodenext"], both],
  ];

  const check = async (
    compiler: string,
    module: string[],
    extensions: string[],
    fixtures: string[],
    more: string[],
  ) => {
    const files = fixtures.flatMap((name) => extensions.map((extension) => [name, name.replace(/ts$/, extension)]));
    // The command's door is open to ES modules alone.
    if (extensions.includes("mts")) files.push(["esm-doors.ts", "esm-doors.mts"]);
    for (const [name, file] of files) put(name!, file);
    const globals = `jest-globals.${extensions[0]}`;
    // No .ts beside this file: the repository itself has no types of Jest.
    put("jest-globals.txt", globals);
    const args = [...settings, ...module, ...more, globals, ...files.map(([, file]) => file!)];
    const { code, all: output } = await runNode(folder, compiler, ...args);
    expect({ code, output }).toEqual({ code: 0, output: "" });
  };

  test.each(cases)(
    "hold through every door under %s, %s",
    async (compiler, module, extensions) => {
      const files = ["doors.ts", "vitest-doors.ts"];
      await check(compilers[compiler], module, extensions, files, ["--skipLibCheck"]);
    },
    60_000,
  );

  // Those of vitest do not hold under node10, and 5.9 takes its time: its declarations are checked once.
  test.each([cases[0]!, ...cases.slice(3)])(
    "hold in every declaration, those of hosts included, under %s, %s",
    async (compiler, module, extensions) => {
      await check(compilers[compiler], module, extensions, ["doors.ts"], []);
    },
    60_000,
  );

  test("are used by the fixtures through every door", () => {
    const text = ["doors.ts", "vitest-doors.ts", "esm-doors.ts"]
      .map((name) => readFileSync(fixture(name), "utf8"))
      .join("");
    for (const door of specifiers("code", "esm")) expect(text).toContain(`"${door}"`);
  });
});
