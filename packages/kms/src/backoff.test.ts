import { afterEach, describe, expect, it, vi } from "vitest";
import { backoff, tell } from "./backoff.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the time before KMS is asked again", () => {
  it("is doubled with each failure, up to a minute", () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect([1, 2, 3, 7, 8, 1000].map((failures) => backoff(failures, 1000))).toEqual([
      1000, 2000, 4000, 60_000, 60_000, 60_000,
    ]);
  });

  it("has an upper half that is random, so that a fleet does not ask at once", () => {
    vi.spyOn(Math, "random").mockReturnValueOnce(0).mockReturnValueOnce(0.5);
    expect([backoff(1, 1000), backoff(1, 1000)]).toEqual([500, 750]);
  });
});

describe("telling of a failure", () => {
  it("goes on where the listener throws, or where there is none", () => {
    const listener = vi.fn(() => {
      throw new Error("a listener that throws");
    });
    tell(listener, 7);
    tell(undefined, 7);
    expect(listener.mock.calls).toEqual([[7]]);
  });
});
