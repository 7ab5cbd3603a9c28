// biome-ignore-all lint/suspicious/noTemplateCurlyInString: scripts for other processes
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectLeak, expectNoLeak } from "@philog/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { both, opaque, type RunOptions, records, run, S } from "./process-run.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "philog-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Says something where neither console nor stream is guarded. */
const say = "const say = (what) => require('fs').writeSync(1, what + '\\n');";

describe("platform-04 a guarded crash leaves to the application what Node leaves it", () => {
  test.each<[what: string, script: string, options?: RunOptions]>([
    [
      "listeners for exceptions",
      "process.on('uncaughtException', (e, o) => say('won ' + o)); setTimeout(() => say('on'), 9); setTimeout(() => { throw new Error(S) })",
    ],
    ["listeners for rejections", "process.on('unhandledRejection', () => say('won')); Promise.reject(new Error(S))"],
    [
      "monitors",
      "process.on('uncaughtExceptionMonitor', (e, o) => say('seen ' + o)); setTimeout(() => { throw new Error(S) })",
    ],
    ["a capture callback", "process.setUncaughtExceptionCaptureCallback(() => say('won')); throw new Error(S)"],
    ["a domain", "require('domain').create().on('error', () => say('won')).run(() => { throw new Error(S) })"],
    ["exit listeners", "process.on('exit', (code) => say('exit ' + code)); throw new Error(S)"],
    ["an exit code that a listener sets", "process.on('exit', () => { process.exitCode = 9 }); throw new Error(S)"],
    ["an exit listener that throws", "process.on('exit', () => { throw new Error(S) }); throw new Error(S)"],
    ["a listener that throws", "process.on('uncaughtException', () => { throw new Error(S) }); throw new Error(S)"],
    ["a listener that exits", "process.on('uncaughtException', () => process.exit(3)); throw new Error(S)"],
    [
      "rejections that only warn",
      "Promise.reject(new Error(S)); setTimeout(() => say('on'), 9)",
      { flags: ["--unhandled-rejections=warn"] },
    ],
    [
      "rejections that are nothing",
      "Promise.reject(new Error(S)); setTimeout(() => say('on'), 9)",
      { flags: ["--unhandled-rejections=none"] },
    ],
    [
      "rejections that crash first",
      "process.on('unhandledRejection', () => say('late')); Promise.reject(new Error(S))",
      { flags: ["--unhandled-rejections=strict"] },
    ],
    ["rejections that set the code", "Promise.reject(S)", { flags: ["--unhandled-rejections=warn-with-error-code"] }],
  ])("platform-04 %s", async (_what, script, options) => {
    const [raw, kept] = await both(say + script, options);
    expect([kept.code, kept.signal, kept.stdout]).toEqual([raw.code, raw.signal, raw.stdout]);
    expectNoLeak(kept.all, opaque);
    // Where Node printed, there is a line; and where it did not, there is none.
    expect(records(kept.stderr).length > 0).toBe(raw.stderr !== "");
  });
});

describe("platform-04 a warning", () => {
  test.each<[what: string, script: string, flags?: string[]]>([
    ["of the application", "process.emitWarning(`no row for '${S}'`, { code: 'ERR_OLD_CALL', detail: S })"],
    [
      "of Node, about listeners of an event",
      "const e = new (require('events'))(); for (let i = 0; i < 11; i++) e.on(S, () => {})",
    ],
    ["with its frames", "process.emitWarning(`\\n    at ${S} (a:1:1)`)", ["--trace-warnings"]],
    ["of a deprecation", "require('util').deprecate(() => {}, S, 'DEP9999')()", ["--trace-deprecation"]],
    ["of a rejection", "Promise.reject(new Error(S))", ["--unhandled-rejections=warn"]],
  ])("platform-04 %s is a redacted line", async (_what, script, flags = []) => {
    const [raw, kept] = await both(script, { flags });
    expectLeak(raw.stderr, [S]);
    expectNoLeak(kept.all, opaque);
    for (const line of records(kept.stderr)) expect(line).toMatchObject({ level: 40, event: "warning" });
    expect(records(kept.stderr).length).toBeGreaterThan(0);
    expect(kept.code).toBe(raw.code);
  });

  test("platform-04 that is switched off is not printed", async () => {
    const kept = await run("process.emitWarning(S)", { by: "--import", flags: ["--no-warnings"] });
    expect(kept.all).toBe("");
  });
});

describe("platform-04 a diagnostic report", () => {
  test("platform-04 of a crash that was asked for has neither message nor environment", async () => {
    const report = async (by: RunOptions["by"]) => {
      const own = mkdtempSync(join(folder, "report-"));
      const flags = ["--report-uncaught-exception", `--report-directory=${own}`];
      const script = "setTimeout(() => { throw new Error(`no row for '${S}'`) })";
      await run(script, { by, flags, env: { PATIENT_NAME: S } });
      return JSON.parse(readFileSync(join(own, readdirSync(own)[0]!), "utf8"));
    };
    const [raw, kept] = [await report(undefined), await report("--import")];
    expectLeak(JSON.stringify(raw.javascriptStack), [S]);
    expectNoLeak(JSON.stringify(kept.javascriptStack), opaque);
    expect(kept.javascriptStack.message).toBe("Error: no row for [REDACTED]");
    expect(raw.environmentVariables.PATIENT_NAME).toBe(S);
    // Node 20 has no such option: the doctor's check says so.
    const canExclude = process.report !== undefined && "excludeEnv" in process.report;
    expect(kept.environmentVariables?.PATIENT_NAME).toBe(canExclude ? undefined : S);
  });
});
