import { describe, expect, it } from "vitest";
import { createVerdicts } from "./verdicts.ts";

describe("createVerdicts", () => {
  it("keeps a hot entry through generations and lets cold ones go", () => {
    const verdicts = createVerdicts<number>(8);
    for (let n = 0; n < 100; n++) {
      verdicts.set(`cold${n}`, n);
      verdicts.get("hot") ?? verdicts.set("hot", -1);
    }
    expect(verdicts.get("hot")).toBe(-1);
    expect(verdicts.get("cold0")).toBeUndefined();
  });

  it("never holds more than two generations", () => {
    const verdicts = createVerdicts<number>(4);
    for (let n = 0; n < 50; n++) {
      verdicts.set(`word${n}`, n);
      verdicts.get(`word${n}`);
    }
    const held = Array.from({ length: 50 }, (_, n) => verdicts.get(`word${n}`)).filter((hit) => hit !== undefined);
    expect(held.length).toBeLessThanOrEqual(8);
    expect(held.length).toBeGreaterThan(0);
  });

  it("stops remembering where nearly every string is new", () => {
    const verdicts = createVerdicts<number>(8);
    for (let n = 0; n < 20; n++) verdicts.set(`new${n}`, n);
    verdicts.set("late", 1);
    expect(verdicts.get("late")).toBeUndefined();
  });
});
