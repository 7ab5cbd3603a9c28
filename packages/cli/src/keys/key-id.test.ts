import { describe, expect, it } from "vitest";
import { keyIdFor } from "./key-id.ts";

const now = new Date("2026-11-04T23:30:00-05:00");

describe("the id of a new key", () => {
  it("is the day in UTC", () => {
    expect(keyIdFor(now, ["2026-11-04"])).toBe("2026-11-05");
  });

  it("takes the first number that is free where the day is taken", () => {
    expect(keyIdFor(now, ["2026-11-05"])).toBe("2026-11-05-2");
    expect(keyIdFor(now, ["2026-11-05-2", "2026-11-05"])).toBe("2026-11-05-3");
    expect(keyIdFor(now, ["2026-11-05-3", "2026-11-05"])).toBe("2026-11-05-2");
  });
});
