import { describe, expect, it } from "vitest";
import { createCalls } from "./calls.ts";

const failing = (name: string, more: object = {}) => Object.assign(new Error("QP-004821"), { name, ...more });
const calls = (signal = new AbortController().signal) =>
  createCalls({ perSecond: 1000, signal, attempts: 3, firstWaitMs: 1 });

/** What a call comes to that fails so often, and how often it was made. */
async function attempt(error: Error, failures: number) {
  let made = 0;
  const answer = await calls().fact(
    calls().make("DescribeLogGroups", async () => {
      made += 1;
      if (made <= failures) throw error;
      return "done";
    }),
  );
  return { made, answer };
}

describe("calls", () => {
  it("are made again where they are throttled, where the service fails and where the network does", async () => {
    const passing = [
      failing("ThrottlingException"),
      failing("ServiceUnavailableException"),
      failing("Unknown", { $metadata: { httpStatusCode: 502 } }),
      failing("Error", { code: "ECONNREFUSED" }),
      failing("TimeoutError"),
    ];
    for (const error of passing) {
      expect(await attempt(error, 2), error.name).toEqual({ made: 3, answer: { kind: "known", value: "done" } });
    }
  });

  it("are given up after some attempts, by the error's name and not its message", async () => {
    const { made, answer } = await attempt(failing("ThrottlingException"), 9);
    expect({ made, answer }).toEqual({ made: 3, answer: { kind: "denied", error: "ThrottlingException" } });
  });

  it("are not made again where the answer will not change", async () => {
    for (const name of ["AccessDeniedException", "ResourceNotFoundException", "InvalidParameterException"]) {
      expect(await attempt(failing(name), 9)).toEqual({ made: 1, answer: { kind: "denied", error: name } });
    }
  });

  it("of one operation keep the pace, and those of another do not wait for them", async () => {
    const { make } = createCalls({ perSecond: 50, signal: new AbortController().signal });
    const order: string[] = [];
    const start = performance.now();
    const call = (operation: string) =>
      make(operation, async () => {
        order.push(operation);
      });
    await Promise.all(["a", "a", "a", "b"].map(call));
    expect(order.slice(0, 2).sort()).toEqual(["a", "b"]);
    // Two waits of 20 ms; timers may be a millisecond early.
    expect(performance.now() - start).toBeGreaterThan(35);
  });

  it("wait no longer where the survey is interrupted", async () => {
    const interrupted = new AbortController();
    const { make, fact } = createCalls({ perSecond: 0.01, signal: interrupted.signal });
    await make("a", async () => {});
    const waiting = fact(make("a", async () => {}));
    interrupted.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  });
});
