import { describe, expect, it } from "vitest";
import { compare } from "./compare.ts";
import { table } from "./table.ts";

/** Work that takes `units` as long, and that no compiler can leave out. */
function work(units: number) {
  let state = 1;
  return () => {
    for (let step = 0; step < 2000 * units; step++) state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
}

const quick = { rounds: 9, secondsPerTurn: 0.002 };

describe("compare", () => {
  it("gives each contender a ratio to the baseline, within its interval, as plain data", async () => {
    const comparison = await compare({
      ...quick,
      question: "How much longer does three times the work take?",
      baseline: "one",
      contenders: [
        { name: "three", operation: work(3) },
        { name: "one", operation: work(1) },
        { name: "one again", operation: work(1) },
      ],
    });
    const [, one] = comparison.results;
    expect(comparison.results.map(({ name }) => name)).toEqual(["three", "one", "one again"]);
    expect(one).toMatchObject({ name: "one", ratio: 1, low: 1, high: 1 });
    for (const { ratio, low, high, microseconds } of comparison.results) {
      expect(ratio).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(ratio);
      expect(high).toBeGreaterThanOrEqual(ratio);
      expect(microseconds).toBeGreaterThan(0);
    }
    expect(comparison).toMatchObject({ node: process.version, rounds: 9, baseline: "one" });
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
  });

  it("runs every check before it times anything, and stops where one throws", async () => {
    const events: string[] = [];
    const operation = () => events.push("timed");
    const contenders = [
      { name: "a", operation, check: () => events.push("checked a") },
      {
        name: "b",
        operation,
        check: () => {
          throw new Error("the output is wrong");
        },
      },
    ];
    await expect(compare({ ...quick, question: "?", baseline: "a", contenders })).rejects.toThrow(
      "the output is wrong",
    );
    expect(events).toEqual(["checked a"]);
  });

  it("passes on what an operation throws", async () => {
    const operation = () => {
      throw new RangeError("no more inputs");
    };
    const question = { ...quick, question: "?", baseline: "a", contenders: [{ name: "a", operation }] };
    await expect(compare(question)).rejects.toThrow(RangeError);
  });

  it("gives each contender one turn a round, of equally many calls, and tells of each round", async () => {
    const turns: string[] = [];
    const told: string[] = [];
    const contender = (name: string) => ({
      name,
      operation: () => {
        if (turns.at(-1) !== name) turns.push(name);
      },
    });
    await compare({
      question: "?",
      baseline: "a",
      contenders: ["a", "b", "c"].map(contender),
      rounds: 6,
      secondsPerTurn: 0.001,
      onRound: (done, rounds) => told.push(`${done}/${rounds}`),
    });
    expect(told).toEqual(["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"]);
    expect(turns.length).toBeGreaterThan(20);
  });

  it.each([
    ["a baseline that does not take part", { baseline: "z" }],
    ["two contenders of one name", { contenders: ["a", "a"].map((name) => ({ name, operation: work(1) })) }],
    ["no rounds", { rounds: 0 }],
    ["half a round", { rounds: 1.5 }],
    ["turns without time", { secondsPerTurn: 0 }],
    ["turns of no number", { secondsPerTurn: Number.NaN }],
  ])("refuses %s", async (_, fault) => {
    const contenders = [{ name: "a", operation: work(1) }];
    await expect(compare({ question: "?", baseline: "a", contenders, ...fault })).rejects.toThrow(TypeError);
  });
});

describe("table", () => {
  it("aligns ratios, their interval and times", () => {
    const text = table({
      question: "What does it cost?",
      node: "v20.20.0",
      machine: "a machine",
      rounds: 31,
      baseline: "plain",
      results: [
        { name: "plain", ratio: 1, low: 1, high: 1, microseconds: 2.3456 },
        { name: "something longer", ratio: 12.345, low: 11.2, high: 13.9, microseconds: 1234.5 },
      ],
    });
    expect(text.split("\n")).toEqual([
      "What does it cost?",
      "Node v20.20.0, a machine; 31 rounds; ratio to plain",
      "",
      "                  ratio         95 %    us",
      "plain              1.00    1.00-1.00  2.35",
      "something longer  12.35  11.20-13.90  1235",
      "",
    ]);
  });
});
