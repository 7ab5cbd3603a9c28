import { describe, expect, it } from "vitest";
import { createAdopt } from "./adopt.ts";
import { newMaking, newRun } from "./run.test-data.ts";

describe("createAdopt", () => {
  it("keeps booleans, small integers, uuid, hex and null", () => {
    const adopt = createAdopt(newMaking());
    for (const value of [true, 9999, -5, null, "018f3c1e-7c2a-7d30-9b1e-2f8a6c5d4e3f", "abcdef0123456789"]) {
      expect(adopt(value, newRun(), 0)).toBe(JSON.stringify(value));
    }
  });

  it("drops the rest, and counts it", () => {
    const making = newMaking();
    const adopt = createAdopt(making);
    for (const value of [10_000, 1.5, "Fenwick", "open", {}, 5n, "[REDACTED]"]) {
      const run = newRun();
      expect(adopt(value, run, 0)).toBeUndefined();
      expect(run.dropped).toBe(true);
    }
    expect(making.decisions).toEqual(Array(7).fill("unlisted"));
    expect(adopt(undefined, newRun(), 0)).toBeUndefined();
    expect(making.decisions).toHaveLength(7);
  });

  it("keeps a marker of an earlier pass", () => {
    expect(createAdopt(newMaking())("[LIMIT:depth]", newRun(true), 0)).toBe('"[LIMIT:depth]"');
  });
});
