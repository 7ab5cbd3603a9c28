import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { HeldKeys, TokenKeys } from "./key.ts";
import { loadKeys, type RenewKeys } from "./load.ts";

const keys: TokenKeys = { current: { id: "k1", secret: createHash("sha256").update("a strong test key").digest() } };
const weak: TokenKeys = { current: { id: "k1", secret: Buffer.alloc(32) } };

/** Waits until promises have gone through, without a timer. */
const settled = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

describe("loading token keys", () => {
  const unhandled = vi.fn();
  let adopted: HeldKeys[] = [];
  const adopt = (held: HeldKeys) => void adopted.push(held);

  beforeEach(() => {
    adopted = [];
    unhandled.mockReset();
    process.on("unhandledRejection", unhandled);
  });

  afterEach(async () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("is done at once with plain keys", async () => {
    const loading = loadKeys(keys, adopt);
    expect(adopted[0]?.current.id).toBe("k1");
    expect(await loading.ready).toBe(true);
  });

  it("is done at once with a function that gives plain keys", async () => {
    const loading = loadKeys(() => keys, adopt);
    expect(adopted).toHaveLength(1);
    expect(await loading.ready).toBe(true);
  });

  it("throws at once for plain keys that are bad or weak", () => {
    expect(() => loadKeys(weak, adopt)).toThrow("PHILOG_KEY_WEAK");
    expect(() => loadKeys(undefined as unknown as TokenKeys, adopt)).toThrow("PHILOG_KEY_BAD");
    expect(() => loadKeys(null as unknown as TokenKeys, adopt)).toThrow("PHILOG_KEY_BAD");
  });

  it("waits for a promise", async () => {
    const loading = loadKeys(Promise.resolve(keys), adopt);
    expect(adopted).toHaveLength(0);
    expect(await loading.ready).toBe(true);
    expect(adopted).toHaveLength(1);
    expect(loading).toMatchObject({ retries: 0, failures: 0, lastFailure: undefined });
  });

  it("counts a promise that rejects, says false and never rejects", async () => {
    const loading = loadKeys(Promise.reject(new Error("KMS is away")), adopt);
    expect(await loading.ready).toBe(false);
    expect(loading).toMatchObject({ retries: 0, failures: 1, lastFailure: "rejected" });
  });

  it("counts a promise of weak keys, with the code", async () => {
    const loading = loadKeys(Promise.resolve(weak), adopt);
    expect(await loading.ready).toBe(false);
    expect(loading.lastFailure).toBe("PHILOG_KEY_WEAK");
    expect(adopted).toHaveLength(0);
  });

  it("calls a function again after a rejection, a throw and weak keys, until keys come", async () => {
    vi.useFakeTimers();
    const load = vi
      .fn<() => TokenKeys | Promise<TokenKeys>>()
      .mockRejectedValueOnce(new Error("KMS is away"))
      .mockImplementationOnce(() => {
        throw new Error("no credentials yet");
      })
      .mockReturnValueOnce(weak)
      .mockResolvedValue(keys);
    const loading = loadKeys(load, adopt);
    await vi.advanceTimersByTimeAsync(1000);
    await vi.advanceTimersByTimeAsync(2000);
    expect(loading.lastFailure).toBe("PHILOG_KEY_WEAK");
    await vi.advanceTimersByTimeAsync(4000);
    expect(await loading.ready).toBe(true);
    expect(loading).toMatchObject({ retries: 3, failures: 3 });
    expect(load).toHaveBeenCalledTimes(4);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(load).toHaveBeenCalledTimes(4);
  });

  it("doubles its delay from a second to a minute, spread over the upper half, with timers that hold nothing open", async () => {
    const delays: number[] = [];
    const unref = vi.fn();
    let next: () => void = () => {};
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, delay: number) => {
      delays.push(delay);
      next = run;
      return { unref };
    }) as unknown as typeof setTimeout);
    const random = vi.spyOn(Math, "random").mockReturnValue(0);
    const loading = loadKeys(() => Promise.reject(new Error("KMS is away")), adopt);
    await settled();
    random.mockReturnValue(1);
    for (let i = 0; i < 8; i++) {
      next();
      await settled();
    }
    expect(delays).toEqual([500, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(unref).toHaveBeenCalledTimes(9);
    expect(loading).toMatchObject({ retries: 8, failures: 9 });
  });

  it("takes other keys that a function gives later, and keeps what it has where those are bad", async () => {
    let renew: RenewKeys = () => {};
    const loading = loadKeys((given) => {
      renew = given;
      return keys;
    }, adopt);
    const secret = createHash("sha256").update("another strong test key").digest();
    renew({ current: { id: "k2", secret } });
    expect(() => renew(weak)).toThrow("PHILOG_KEY_WEAK");
    expect(adopted.map(({ current }) => current.id)).toEqual(["k1", "k2"]);
    expect(loading).toMatchObject({ retries: 0, failures: 0 });
  });

  it("is done once keys are renewed that did not come before", async () => {
    const loading = loadKeys((renew) => {
      setImmediate(() => renew(keys));
      return new Promise<TokenKeys>(() => {});
    }, adopt);
    expect(await loading.ready).toBe(true);
    expect(adopted).toHaveLength(1);
  });
});
