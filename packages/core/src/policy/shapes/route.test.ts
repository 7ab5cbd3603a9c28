import { describe, expect, it } from "vitest";
import { isMarker } from "../markers.ts";
import { isRoute, unmatched } from "./route.ts";

describe("isRoute", () => {
  it("keeps what stands for a request without a route, and nothing that only looks like it", () => {
    expect([unmatched, "[UNMATCHED]"].map(isRoute)).toEqual([true, true]);
    expect(isMarker(unmatched)).toBe(false);
    for (const text of ["[unmatched]", "[UNMATCHED", "[ZELDA]", "/[UNMATCHED]", "[UNMATCHED]/zelda", "UNMATCHED"])
      expect(isRoute(text), text).toBe(false);
  });
});
