// biome-ignore-all lint/suspicious/noTemplateCurlyInString: scripts for other processes
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CapturedProcess, expectLeak, expectNoLeak } from "@philog/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { both, opaque, records, run, S } from "./process-run.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "philog-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const calls: [method: string, script: string][] = [
  ["log", "console.log('loaded %s', S, { name: S }, [S], new Map([[S, S]]), Symbol(S))"],
  ["info", "console.info({ name: S, list: [S] })"],
  ["debug", "console.debug(S)"],
  ["warn", "console.warn(new Error(S))"],
  ["error", "console.error('failed', Object.assign(new Error(S, { cause: new Error(S) }), { body: S }))"],
  ["trace", "console.trace(S)"],
  ["dir", "console.dir({ a: { b: S } }, { depth: 9 })"],
  ["dirxml", "console.dirxml({ name: S }, S)"],
  ["table", "console.table([{ name: S }, [S]])"],
  ["assert", "console.assert(false, S, { name: S })"],
  ["group", "console.group(S); console.log('in'); console.groupEnd()"],
  ["groupCollapsed", "console.groupCollapsed(S)"],
  ["count", "console.count(S); console.countReset(`${S}x`)"],
  ["time", "console.time(S); console.timeLog(S, S); console.timeEnd(S); console.timeEnd(`${S}x`)"],
];

describe("platform-07 the console of an application and its dependencies", () => {
  /** What each of them has printed, in one process: a line with its name stands before it. */
  const sections = (output: string) =>
    new Map(output.split("== ").map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n") + 1)]));
  const script = calls.map(([method, code]) => `say("== ${method}\\n"); ${code};`).join("\n");
  const say = "const say = (text) => { for (const to of [1, 2]) require('fs').writeSync(to, text) };";
  let raw: CapturedProcess;
  let kept: CapturedProcess;
  beforeAll(async () => {
    [raw, kept] = await both(say + script);
  });

  test.each(calls)("platform-07 console.%s prints redacted lines, where it printed before", (method) => {
    const printed = ({ stdout, stderr }: CapturedProcess) =>
      [stdout, stderr].map((output) => sections(output).get(method)!) as [string, string];
    expectLeak(printed(raw).join(), [S]);
    expectNoLeak(printed(kept).join(), opaque);
    const lines = printed(kept).map((output) => records(output).length > 0);
    expect(lines).toEqual(printed(raw).map((output) => output !== ""));
  });

  test("platform-07 a process that prints ends as it did", () => {
    expectNoLeak(kept.all, opaque);
    expect([kept.code, kept.signal]).toEqual([raw.code, raw.signal]);
  });

  test("platform-07 an import of the console's methods is guarded, too, after --import and --require", async () => {
    const file = join(folder, "named.mjs");
    writeFileSync(
      file,
      'import console, { error, log } from "node:console"; const S = process.argv[2]; log(S); error(S); console.log(S);',
    );
    expectLeak((await run("", { file })).stdout, [S]);
    for (const by of ["--import", "--require"] as const) {
      const kept = await run("", { by, file });
      expectNoLeak(kept.all, opaque);
      expect([records(kept.stdout).length, records(kept.stderr).length]).toEqual([2, 1]);
    }
  });
});

describe("platform-07 the preload's policy", () => {
  test("platform-07 is that of PHILOG_POLICY, and the first line says so", async () => {
    const file = join(folder, "named.json");
    writeFileSync(file, JSON.stringify({ version: 1, rules: { ward: { oneOf: ["east"] } } }));
    const env = { PHILOG_POLICY: file, PHILOG_START_LINE: undefined };
    const { stdout } = await run("console.log({ ward: 'east', name: S })", { by: "--import", env });
    expect(records(stdout)).toMatchObject([
      { philog: "started", sources: [file] },
      { ward: "east", redacted: ["name"] },
    ]);
  });

  test("platform-07 where it cannot be used lets nothing pass, and says so once; the application runs", async () => {
    const env = { PHILOG_POLICY: join(folder, "missing.json") };
    const script = "console.log(`loaded ${S}`, { event: 'visit.read' }); process.exitCode = 4";
    const kept = await run(script, { by: "--import", env });
    expectNoLeak(kept.all, opaque);
    expect(records(kept.stderr)).toMatchObject([{ level: 60, philog: "withheld", code: "PHILOG_POLICY" }]);
    expect(records(kept.stdout)).toMatchObject([{ msg: "[REDACTED]", redacted: ["event"] }]);
    expect(kept.code).toBe(4);
  });
});
