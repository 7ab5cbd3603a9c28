import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openHost } from "../host/open-host.ts";
import { createWriteRecord } from "../http/log.ts";
import { canary, fakeProcess } from "./fake-process.test-data.ts";
import { guardWarnings } from "./guard-warnings.ts";
import { openLines } from "./open-lines.ts";
import type { ProcessLike } from "./process-like.ts";

function guarded(given: Partial<ProcessLike> = {}, native = true) {
  const target = fakeProcess(given);
  const printed: unknown[] = [];
  if (native) {
    target.on("warning", function onWarning(warning) {
      printed.push(warning);
    });
  }
  const host = openHost({});
  const createWrite = (write: (line: string) => void) =>
    createWriteRecord(host, { isEnabled: () => true, write }, () => "");
  guardWarnings(target, openLines(host, target, false).stderr, createWrite);
  return { target, printed, records: target.stderr.records };
}

const warning = (name: string, message: string, code?: string) =>
  Object.assign(new Error(message), { name, ...(code === undefined ? {} : { code }) });

describe("guarded warnings", () => {
  it("are lines on stderr, in the place of Node's own print", () => {
    const { target, printed, records } = guarded();
    target.emit("warning", warning("DeprecationWarning", `no row for '${canary}'`, "ERR_OLD_CALL"));
    expect(printed).toEqual([]);
    expect(records()).toMatchObject([
      {
        level: 40,
        event: "warning",
        err: { type: "DeprecationWarning", code: "ERR_OLD_CALL" },
        msg: "no row for [REDACTED]",
      },
    ]);
    expect(records()[0]!.err).not.toHaveProperty("stack");
  });

  it("leave the application's own listeners, and are none where Node's was switched off", () => {
    const heard: unknown[] = [];
    const early = fakeProcess();
    early.on("warning", function onWarning() {});
    early.on("warning", (told) => heard.push(told));
    guardWarnings(early, openLines(openHost({}), early, false).stderr, () => expect.unreachable());
    early.emit("warning", warning("Warning", canary));
    expect(heard.length).toBe(1);
    heard.length = 0;
    const { target, records } = guarded({}, false);
    target.on("warning", (told) => heard.push(told));
    target.emit("warning", warning("Warning", canary));
    expect(heard.length).toBe(1);
    expect(records()).toEqual([]);
  });

  it.each<[Partial<ProcessLike>, string, boolean]>([
    [{ traceProcessWarnings: true }, "Warning", true],
    [{ traceDeprecation: true }, "DeprecationWarning", true],
    [{ traceDeprecation: true }, "Warning", false],
  ])("have frames where they are traced: %j, %s: %s", (given, name, traced) => {
    const { target, records } = guarded(given);
    target.emit("warning", warning(name, `\n    at ${canary} (a:1:1)`));
    const { stack } = records()[0]!.err;
    expect(stack === undefined).toBe(!traced);
    if (traced) expect(stack).toMatch(/^ {4}at .*guard-warnings\.test\.ts/);
    expect(target.stderr.text()).not.toContain(canary);
  });

  it("have no frames where the stack does not begin with the message", () => {
    const { target, records } = guarded({ traceProcessWarnings: true });
    target.emit("warning", Object.assign(warning("Warning", "late"), { stack: `    at ${canary} (a:1:1)` }));
    target.emit("warning", Object.assign(warning("Warning", "late"), { stack: undefined }));
    target.emit("warning", Object.assign(warning("Warning", "late"), { stack: "late\n    at run (a.ts:1:1)" }));
    expect(records().map(({ err }) => err.stack)).toEqual(["", "", "    at run (a.ts:1:1)"]);
  });

  it.each<[Partial<ProcessLike>]>([
    [{ noDeprecation: true }],
    [{ execArgv: ["--disable-warning=DEP0001"] }],
    [{ execArgv: ["--disable-warning", "DeprecationWarning"] }],
  ])("are not printed where they are switched off: %j", (given) => {
    const { target, records } = guarded(given);
    target.emit("warning", warning("DeprecationWarning", canary, "DEP0001"));
    target.emit("warning", canary);
    expect(records()).toEqual([]);
    target.emit("warning", warning("Warning", "late"));
    expect(records().length).toBe(1);
  });

  it("are lines on stderr where the option names no file", () => {
    const { target, records } = guarded({ execArgv: ["--redirect-warnings"] });
    target.emit("warning", warning("Warning", "late"));
    expect(records()).toMatchObject([{ msg: "late" }]);
  });

  it.each(["option", "variable"])("go to the file that an %s names", (way) => {
    const folder = mkdtempSync(join(tmpdir(), "philog-"));
    const file = join(folder, "warnings.txt");
    try {
      const { target, records } = guarded(
        way === "option" ? { execArgv: [`--redirect-warnings=${file}`] } : { env: { NODE_REDIRECT_WARNINGS: file } },
      );
      target.emit("warning", warning("Warning", `'${canary}'`));
      expect(records()).toEqual([]);
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ event: "warning", msg: "[REDACTED]" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
