import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canary, fakeConsole, fakeProcess } from "./fake-process.test-data.ts";
import { guardProcess } from "./guard-process.ts";
import type { OnFatal, ProcessLike } from "./process-like.ts";
import { processState } from "./state.ts";

type Print = (...args: unknown[]) => void;

function guarded(given: Partial<ProcessLike> = {}, isMainThread = true) {
  const process = fakeProcess({ _fatalException: () => false, ...given });
  const console = fakeConsole();
  const holder = {};
  const log = console.log;
  const guard = () => guardProcess({ process, console, isMainThread, holder });
  guard();
  return { process, console: console as Record<string, Print>, holder, guard, log, state: processState(holder)! };
}

describe("a guarded process", () => {
  it("says once which policy is in force, before its first line", () => {
    const { process, console } = guarded({ env: {} });
    expect(process.stdout.text()).toBe("");
    console.log!("read");
    console.error!("late");
    expect(process.stdout.records()).toMatchObject([
      { philog: "started", text: "strict", msg: "policy in force" },
      { msg: "read" },
    ]);
    expect(process.stderr.records()).toMatchObject([{ msg: "late" }]);
  });

  it("is guarded once", () => {
    const { console, guard } = guarded();
    const { log } = console;
    guard();
    expect(console.log).toBe(log);
  });

  it("prints what nobody catches, and its report without what it holds", () => {
    const reports: Error[] = [];
    const report = {
      reportOnUncaughtException: true,
      excludeEnv: false,
      writeReport: (error: Error) => reports.push(error),
    };
    const { process } = guarded({ report: report as never });
    (process._fatalException as OnFatal)(new Error(`no row for '${canary}'`), false);
    expect(process.stderr.records()).toMatchObject([
      { level: 60, event: "uncaughtException", msg: "no row for [REDACTED]" },
    ]);
    expect(reports).toMatchObject([{ message: "no row for [REDACTED]" }]);
    expect(report).toMatchObject({ excludeEnv: true, excludeNetwork: true });
    expect(process.exits).toEqual([undefined]);
  });

  it("writes no report that nobody asked for, and sets no option that this Node does not have", () => {
    let written = 0;
    const report = { writeReport: () => ++written };
    const { process } = guarded({ report: report as never });
    (process._fatalException as OnFatal)(canary, true);
    expect(report).toEqual({ writeReport: report.writeReport, excludeNetwork: true });
    expect(written).toBe(0);
    (guarded().process._fatalException as OnFatal)(canary, true);
  });

  it("leaves a worker's crash to its parent", () => {
    const onFatal = () => false;
    const { process, console } = guarded({ _fatalException: onFatal, env: {} }, false);
    expect(process._fatalException).toBe(onFatal);
    expect(process.listenerCount("uncaughtExceptionMonitor")).toBe(0);
    console.log!("read");
    expect(process.stdout.records()).toMatchObject([{ msg: "read" }]);
  });

  it("sends warnings of its own through Node", () => {
    const { process, console } = guarded();
    console.timeEnd!("load");
    expect(process.warned.length).toBe(1);
    process.on("warning", function onWarning() {});
  });

  it("prints warnings to the file that was asked for", () => {
    const folder = mkdtempSync(join(tmpdir(), "philog-"));
    try {
      const process = fakeProcess({ execArgv: [`--redirect-warnings=${join(folder, "w")}`] });
      process.on("warning", function onWarning() {});
      guardProcess({ process, console: fakeConsole(), isMainThread: true, holder: {} });
      process.emit("warning", new Error("late"));
      expect(process.stderr.text()).toBe("");
      expect(JSON.parse(readFileSync(join(folder, "w"), "utf8"))).toMatchObject({ level: 40, msg: "late" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([true, false])("withholds all with a policy that cannot be used; the main thread says so (%s)", (main) => {
    const folder = mkdtempSync(join(tmpdir(), "philog-"));
    try {
      const file = join(folder, "bad.json");
      writeFileSync(file, `{"version":1,"rules":{"a..b":"code"}}`);
      const { process, console, state } = guarded({ env: { PHILOG_POLICY: file } }, main);
      console.log!(`read ${canary}`, { event: "a.b" });
      const said = [{ level: 60, philog: "withheld", code: "PHILOG_POLICY", msg: /PHILOG_PATH_BAD/ }];
      const expected = said.map((line) => ({ ...line, msg: expect.stringMatching(line.msg) }));
      expect(process.stderr.records()).toMatchObject(main ? expected : []);
      expect(process.stdout.records()).toMatchObject([{ msg: "[REDACTED]", redacted: ["event"] }]);
      expect(state.fault).toBe("PHILOG_POLICY");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("guards the streams where it is asked to, and lets its own lines pass", () => {
    const { process, console, state } = guarded({ env: { PHILOG_STREAMS: "1", PHILOG_START_LINE: "0" } });
    console.log!("read", canary);
    process.stdout.write(`of ${canary}\n`);
    process.stderr.write(`of ${canary}`);
    (process._rawDebug as Print)("of %s", canary);
    process.stderr.write(`late ${canary}`);
    process.emit("exit", 0);
    expect(process.stdout.records()).toMatchObject([{ msg: "read [REDACTED]" }, { event: "stdout" }]);
    expect(process.stderr.records()).toMatchObject([{ event: "stderr" }, { msg: "late [REDACTED]" }]);
    expect(process.stdout.text() + process.stderr.text()).not.toContain(canary);
    expect(state.streams).toBe(true);
  });

  it("leaves the streams alone where it is not", () => {
    const { process, state } = guarded();
    process.stdout.write("raw\n");
    expect(process.stdout.text()).toBe("raw\n");
    expect(state.streams).toBe(false);
  });
});
