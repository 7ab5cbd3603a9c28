import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeConsole, fakeProcess, fakeStream } from "./fake-process.test-data.ts";
import { guardProcess } from "./guard-process.ts";
import { inspectProcess } from "./inspect-process.ts";
import type { Inspected } from "./inspected.ts";
import { startSelfCheck } from "./self-check.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const bare = fakeProcess({ env: { NODE_ENV: "production" } });
const inspected: Inspected = {
  process: bare,
  globals: {},
  modules: [],
  isInspected: () => false,
  hasSubscribers: () => false,
};

/** What is said some seconds after a start. */
function check(option: boolean | undefined, env: Record<string, string> = {}, starts = 1) {
  const stream = fakeStream();
  const holder = {};
  for (let start = 0; start < starts; start++) {
    startSelfCheck(option, { env, holder, stream, inspect: () => inspected });
  }
  expect(stream.text()).toBe("");
  vi.advanceTimersByTime(3000);
  return stream.records();
}

describe("the self-check at the start", () => {
  it("names each gap that the doctor finds, and how to mend it", () => {
    const gaps = inspectProcess(inspected).filter(({ state }) => state === "gap");
    expect(gaps.length).toBeGreaterThan(0);
    expect(check(true)).toEqual(
      gaps.map(({ id, what, mend }) => ({
        level: 40,
        time: Date.now(),
        philog: "gap",
        check: id,
        msg: what,
        mend,
      })),
    );
  });

  it.each<[boolean, boolean | undefined, Record<string, string>]>([
    [true, undefined, { NODE_ENV: "development" }],
    [true, undefined, { NODE_ENV: "production", PHILOG_SELF_CHECK: "1" }],
    [true, true, { NODE_ENV: "test", PHILOG_SELF_CHECK: "0" }],
    [false, undefined, {}],
    [false, undefined, { NODE_ENV: "test" }],
    [false, undefined, { NODE_ENV: "production" }],
    [false, undefined, { NODE_ENV: "development", PHILOG_SELF_CHECK: "0" }],
    [false, false, { NODE_ENV: "development", PHILOG_SELF_CHECK: "1" }],
  ])("is made (%s) where the option is %s and the environment %o", (made, option, env) => {
    expect(check(option, env).length > 0).toBe(made);
  });

  it("is made once for a process, however many adapters ask for it", () => {
    expect(check(true, {}, 3).length).toBe(check(true).length);
  });

  it("is of this process where nothing else is said, and keeps it alive for nobody", () => {
    const key = Symbol.for("philog.selfCheck");
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    try {
      startSelfCheck(true);
      vi.advanceTimersByTime(3000);
      expect(write.mock.calls.map(([line]) => JSON.parse(String(line)).check)).toContain("preload");
      expect(Object.hasOwn(globalThis, key)).toBe(true);
    } finally {
      write.mockRestore();
      Reflect.deleteProperty(globalThis, key);
    }
  });

  it("is made by the preload where the environment asks for it, in the main thread alone", () => {
    for (const isMainThread of [true, false]) {
      const process = fakeProcess({ env: { PHILOG_SELF_CHECK: "1", PHILOG_START_LINE: "0" } });
      guardProcess({ process, console: fakeConsole(), isMainThread, holder: {} });
      vi.advanceTimersByTime(3000);
      expect(process.stderr.records().some(({ philog }) => philog === "gap")).toBe(isMainThread);
    }
  });
});
