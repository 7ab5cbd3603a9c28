import { describe, expect, it } from "vitest";
import { type RequestContext, requestContext, requestStorage } from "./context.ts";

describe("requestContext", () => {
  it("is the request that the caller runs for, and of nobody else's", async () => {
    expect(requestContext()).toBeUndefined();
    const storage = requestStorage();
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
    expect(requestStorage()).toBe(requestStorage());
    expect(Object.getOwnPropertySymbols(globalThis)).toContain(Symbol.for("philog.requests"));
  });
});
