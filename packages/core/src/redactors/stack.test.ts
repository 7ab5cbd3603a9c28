import { describe, expect, it } from "vitest";
import { newMaking, newRun } from "./run.test-data.ts";
import { createFrames, createStack } from "./stack.ts";

const frames = (stack: string, hasFinding = (_: string) => false) => createFrames(hasFinding)(stack);

describe("createFrames", () => {
  it.each([
    "    at load (/srv/app/dist/load.js:12:5)",
    "    at /srv/app/test/zz-try.test.ts:26:7",
    "    at file:///srv/app/dist/load.js:12:5",
    "    at async Promise.all (index 0)",
    "    at async load (file:///srv/app/load.mjs:1:2)",
    "    at new Ledger (C:\\srv\\app\\ledger.js:1:2)",
    "    at Object.<anonymous> (/srv/node_modules/.pnpm/a@1.0.0_b+c/node_modules/a/index.js:1:2)",
    "    at Ledger.#open [as open] (node:internal/ledger:1:2)",
    "    at JSON.parse (<anonymous>)",
    "    at Array.map (native)",
  ])("keeps %s", (line) => expect(frames(`Error: x\n${line}`)).toBe(line));

  it.each([
    "Error: patient Fenwick",
    "    at Elowen Larkspur",
    "    at Elowen Larkspur (/srv/a.js:1:2)",
    "    at load (/srv/Elowen Larkspur/a.js:1:2)",
    "    at 219-09-9999",
    "    Fenwick at load (/srv/a.js:1:2)",
    "    at load (/srv/a.js:1:2) Fenwick",
    `    at load (/srv/${"a".repeat(512)}.js:1:2)`,
  ])("leaves out %s", (line) => expect(frames(line)).toBe(""));

  it("leaves out a frame in which a detector finds something, and does not show it line and column", () => {
    const asked: string[] = [];
    const stack = "    at a (/srv/219-09-9999/a.js:10:20)\n    at /srv/b.js:30:40";
    expect(
      frames(stack, (text) => {
        asked.push(text);
        return text.includes("219-09-9999");
      }),
    ).toBe("    at /srv/b.js:30:40");
    expect(asked).toEqual(["    at a (/srv/219-09-9999/a.js", "    at /srv/b.js"]);
  });

  it("keeps at most 50 frames", () => {
    const line = "    at load (/srv/app/dist/load.js:12:5)";
    expect(frames(Array(80).fill(line).join("\n")).split("\n")).toHaveLength(50);
  });

  it("reads ten million characters without delay", () => {
    const started = performance.now();
    expect(frames("at ".repeat(3_400_000))).toBe("");
    expect(frames(`    at ${"a.".repeat(250)}`.concat("\n").repeat(20_000))).toBe("");
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("createStack", () => {
  const stack = createStack(() => false, newMaking());
  it("keeps the frames of a stack, twice the same", () => {
    const once = stack("Error: x\n    at load (/srv/a.js:1:2)\n", newRun(), 0) as string;
    expect(JSON.parse(once)).toBe("    at load (/srv/a.js:1:2)");
    expect(stack(JSON.parse(once), newRun(true), 0)).toBe(once);
  });

  it("redacts what is no text", () => {
    for (const value of [5, {}, ["at a (b:1:2)"]]) expect(stack(value, newRun(), 0)).toBe('"[REDACTED]"');
  });
});

it("hides from the detector only the last line and column of a frame, and keeps one of 512 characters", () => {
  const asked: string[] = [];
  frames("    at load (/srv/a:219:9/b.js:30:40)", (text) => asked.push(text) < 0);
  expect(asked).toEqual(["    at load (/srv/a:219:9/b.js"]);
  const longest = `    at /srv/${"a".repeat(512 - 19)}.js:1:2`;
  expect(longest).toHaveLength(512);
  expect(frames(longest)).toBe(longest);
});
