import { describe, expect, it, vi } from "vitest";
import { createCache, type Space } from "./cache.ts";

const space = (): Space => ({ young: new Map(), old: new Map(), evict: vi.fn() });

describe("the cache of tokens", () => {
  it("holds at most its capacity over all spaces", () => {
    const cache = createCache(100);
    const spaces = [space(), space(), space()];
    for (const one of spaces) cache.open(one);
    for (let i = 0; i < 10_000; i++) {
      cache.remember(spaces[i % 3]!, `value ${i}`, "token");
      const held = spaces.reduce((sum, { young, old }) => sum + young.size + old.size, 0);
      expect(held).toBeLessThanOrEqual(100);
    }
  });

  it("keeps a value that is used and forgets one that is not", () => {
    const cache = createCache(10);
    const one = space();
    cache.open(one);
    cache.remember(one, "used", "t-used");
    cache.remember(one, "unused", "t-unused");
    for (let i = 0; i < 30; i++) {
      expect(one.young.get("used") ?? cache.recall(one, "used")).toBe("t-used");
      cache.remember(one, i, `t${i}`);
    }
    expect(one.young.has("unused") || one.old.has("unused")).toBe(false);
    expect(cache.recall(one, "unused")).toBeUndefined();
  });

  it("evicts the space that was opened first when there are a thousand", () => {
    const cache = createCache(10);
    const spaces = Array.from({ length: 1001 }, space);
    for (const one of spaces) cache.open(one);
    expect(spaces.filter(({ evict }) => vi.mocked(evict).mock.calls.length === 1)).toEqual([spaces[0]]);
  });

  it("evicts every space when it is cleared, and starts to count anew", () => {
    const cache = createCache(4);
    const [one, other] = [space(), space()];
    cache.open(one);
    cache.remember(one, "a", "token");
    cache.remember(one, "b", "token");
    cache.clear();
    expect(one.evict).toHaveBeenCalledTimes(1);
    cache.open(other);
    cache.remember(other, "a", "token");
    cache.remember(other, "b", "token");
    expect(other.young.size).toBe(2);
    cache.remember(other, "c", "token");
    expect([other.young.size, other.old.size]).toEqual([1, 2]);
    cache.clear();
    expect(one.evict).toHaveBeenCalledTimes(1);
  });

  it("finds text, numbers and bigints, and well-formed text of every kind", () => {
    const cache = createCache(100);
    const one = space();
    cache.open(one);
    for (const value of ["0012", "Zoë 𝓩 患者", "\ud800", 12, 12n]) {
      cache.remember(one, value, `token of ${String(value)}`);
      expect(one.young.get(value)).toBe(`token of ${String(value)}`);
    }
  });
});
