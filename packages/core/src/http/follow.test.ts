import { describe, expect, it } from "vitest";
import { followRequests, type RequestContext, requestContext, runInContext } from "./follow.ts";

describe("requestContext", () => {
  it("is not followed where nobody asks, and what runs for a request runs all the same", () => {
    // As in a process where nobody has asked yet.
    Reflect.deleteProperty(globalThis, Symbol.for("philog.requests"));
    const one = { requestId: "a1" } as RequestContext;
    let seen: RequestContext | undefined | string = "not run";
    const look = () => {
      seen = requestContext();
    };
    runInContext(one, look);
    expect(seen).toBeUndefined();
    followRequests();
    runInContext(one, look);
    expect(seen).toBe(one);
  });

  it("is the request that the caller runs for, and of nobody else's", async () => {
    expect(requestContext()).toBeUndefined();
    const storage = followRequests();
    expect(requestContext()).toBeUndefined();
    const one = { requestId: "a1" } as RequestContext;
    const two = { requestId: "b2" } as RequestContext;
    const later = (context: RequestContext) =>
      storage.run(context, async () => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        return requestContext();
      });
    expect(await Promise.all([later(one), later(two)])).toEqual([one, two]);
    expect(requestContext()).toBeUndefined();
  });

  it("is one for all copies of this package in a process", () => {
    expect(followRequests()).toBe(followRequests());
    expect(Object.getOwnPropertySymbols(globalThis)).toContain(Symbol.for("philog.requests"));
  });
});
