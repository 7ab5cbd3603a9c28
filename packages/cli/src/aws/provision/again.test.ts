import { describe, expect, it } from "vitest";
import { again } from "./again.ts";

const named = (name: string) => Object.assign(new Error("QP-004821"), { name });

/** A call that fails some times before it succeeds. */
function failing(times: number, error: Error) {
  let calls = 0;
  const call = async () => {
    calls += 1;
    if (calls <= times) throw error;
    return calls;
  };
  return { call, calls: () => calls };
}

describe("a call that needs what was just made", () => {
  it("is made again until it is seen", async () => {
    expect(await again("NotFoundException", failing(2, named("NotFoundException")).call, [1, 1, 1])).toBe(3);
    expect(await again("NotFoundException", failing(0, named("NotFoundException")).call)).toBe(1);
  });

  it("fails where it is not seen in time", async () => {
    const { call, calls } = failing(9, named("NotFoundException"));
    await expect(again("NotFoundException", call, [1, 1])).rejects.toThrow("QP");
    expect(calls()).toBe(3);
  });

  it("fails at once for another reason", async () => {
    const { call, calls } = failing(9, named("AccessDeniedException"));
    await expect(again("NotFoundException", call, [1, 1])).rejects.toThrow("QP");
    expect(calls()).toBe(1);
  });
});
