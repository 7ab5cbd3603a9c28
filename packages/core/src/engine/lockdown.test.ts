import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createRedactor } from "./create-redactor.ts";
import { createLockdown } from "./lockdown.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("createLockdown", () => {
  it("is off until it is set, and then stays with the last reason", () => {
    const lockdown = createLockdown({});
    expect(lockdown.reason()).toBeUndefined();
    lockdown.set("leak");
    expect(lockdown.reason()).toBe("leak");
    lockdown.close();
  });

  it("is set without a reason, too: nothing that is passed takes it away", () => {
    const lockdown = createLockdown({});
    lockdown.set(undefined as unknown as string);
    expect(lockdown.reason()).toBeDefined();
  });

  it("follows PHILOG_LOCKDOWN=1 at the start", () => {
    vi.stubEnv("PHILOG_LOCKDOWN", "1");
    expect(createLockdown({}).reason()).toBe("PHILOG_LOCKDOWN");
    vi.stubEnv("PHILOG_LOCKDOWN", "0");
    expect(createLockdown({}).reason()).toBeUndefined();
  });

  it("follows a signal", () => {
    const before = process.listenerCount("SIGUSR2");
    const lockdown = createLockdown({ signal: "SIGUSR2" });
    process.emit("SIGUSR2");
    expect(lockdown.reason()).toBe("signal SIGUSR2");
    lockdown.close();
    expect(process.listenerCount("SIGUSR2")).toBe(before);
  });

  it("lasts as long as a file exists, and is in force within ten seconds", () => {
    vi.useFakeTimers();
    const directory = mkdtempSync(join(tmpdir(), "philog-lockdown-"));
    const file = join(directory, "lockdown");
    const lockdown = createLockdown({ file });
    try {
      const seen = [true, true, false, true].map((exists) => {
        if (exists) writeFileSync(file, "");
        else rmSync(file);
        vi.advanceTimersByTime(10_000);
        return lockdown.reason();
      });
      expect(seen).toEqual(["file", "file", undefined, "file"]);
      expect(createLockdown({ file }).reason()).toBe("file");
    } finally {
      lockdown.close();
      vi.useRealTimers();
      rmSync(directory, { recursive: true });
    }
  });
});

it("a redactor that starts locked writes nothing but level, time, event and hash", () => {
  vi.stubEnv("PHILOG_LOCKDOWN", "1");
  const redactor = createRedactor();
  expect(JSON.parse(redactor.json({ level: 30, pid: 5, msg: "started" }))).toEqual({
    level: 30,
    time: expect.any(Number),
    philog: "lockdown",
    policy: redactor.policyHash,
  });
});
