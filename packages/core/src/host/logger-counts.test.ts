import { afterEach, describe, expect, it } from "vitest";
import { loggerCounts } from "./logger-counts.ts";

const key = Symbol.for("philog.loggers");

describe("the counts of a host's loggers", () => {
  afterEach(() => void Reflect.deleteProperty(globalThis, key));

  it("begin at none, and stay what adapters have raised them to", () => {
    const holder = {};
    expect(loggerCounts("pino", holder)).toEqual({ guarded: 0, open: 0 });
    loggerCounts("pino", holder).guarded += 1;
    loggerCounts("pino", holder).open += 2;
    expect(loggerCounts("pino", holder)).toEqual({ guarded: 1, open: 2 });
  });

  it("are those of one host alone", () => {
    const holder = {};
    loggerCounts("pino", holder).guarded += 1;
    expect(loggerCounts("winston", holder)).toEqual({ guarded: 0, open: 0 });
    expect(loggerCounts("pino", holder).guarded).toBe(1);
  });

  it("are the process's, which another copy of the package finds by a registered symbol", () => {
    const counts = loggerCounts("pino");
    counts.guarded += 1;
    expect(Reflect.get(globalThis, key)).toEqual({ pino: { guarded: 1, open: 0 } });
    expect(loggerCounts("pino")).toBe(counts);
  });
});
