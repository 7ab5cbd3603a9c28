import { isMainThread } from "node:worker_threads";
import { expect, it, vi } from "vitest";
import { guardProcess } from "./guard-process.ts";
import { processState, setProcessState } from "./state.ts";

vi.mock("./guard-process.ts", () => ({ guardProcess: vi.fn() }));

it("guards this process when it is imported", async () => {
  await import("./register.ts");
  expect(guardProcess).toHaveBeenCalledTimes(1);
  const [targets] = vi.mocked(guardProcess).mock.calls[0]!;
  expect(targets.process).toBe(process);
  expect(targets.console).toBe(console);
  expect(targets.holder).toBe(globalThis);
  expect(targets.isMainThread).toBe(isMainThread);
});

it("notes on the global object what guards it", () => {
  expect(processState()).toBeUndefined();
  const state = {} as never;
  setProcessState(state);
  try {
    expect(processState()).toBe(state);
    expect(Object.keys(globalThis)).not.toContain("philog.process");
  } finally {
    Reflect.deleteProperty(globalThis, Symbol.for("philog.process"));
  }
});
