import { describe, expect, test } from "vitest";
import { drawChart } from "../../benchmarks/src/doc/chart.mjs";
import { fasterPeers } from "../../benchmarks/src/doc/faster-peers.mjs";
import { goalsOf, judge, judgeDetection } from "../../benchmarks/src/suite/goals.js";
import { joinFigures, mergeRuns } from "../../benchmarks/src/suite/merge.js";
import { chart, page, readResults, writeChart, writePage } from "../../scripts/generate-benchmarks-doc.mjs";
import { readPage } from "./pages.ts";

const results = readResults();
const comparisonsOf = (result: any): any[] => Object.values(result.questions).flat();

/** A comparison of a 1 KB log call with the ratios that are given; the denylists far behind. */
const lineComparison = (node: string, ratios: readonly [number, number, number]) => ({
  node,
  results: [
    { name: "pino", ratio: 1 },
    { name: "pino redact, 12 paths", ratio: 3 },
    { name: "pino redact, 30 paths", ratio: 6 },
    { name: "philog, default (remove)", ratio: ratios[0] },
    { name: "philog, unlisted: redact", ratio: ratios[1] },
    { name: "philog, everything kept", ratio: ratios[2] },
  ],
});

describe("docs/benchmarks.md", () => {
  test("is what the generator writes from the figures that were measured", () => {
    expect(readPage(page)).toBe(writePage(results));
    expect(readPage(chart)).toBe(writeChart(results));
  });

  test("has a column for Node 20, 24 and 26", () => {
    expect(results.map(({ node }: { node: string }) => node.slice(1, 3))).toEqual(["20", "24", "26"]);
  });

  test("says where figures are those of a quick run", () => {
    const [first, ...others] = results;
    expect(writePage([{ ...first, quick: true }, ...others])).toMatch(/good for no claim[\s\S]*quick, rough figures/);
    const full = results.map((result: object) => ({ ...result, quick: false }));
    expect(writePage(full)).not.toMatch(/good for no claim|rough figures/);
  });

  test("draws every bar within the picture, and the same contenders for each version", () => {
    const drawn = drawChart([{ title: "Node 20", bars: lineComparison("v20.19.0", [0.9, 1, 1.3]).results }]);
    const bars = [...drawn.matchAll(/x="(\d+)" y="\d+" width="([\d.]+)"/g)].map(([, x, width]) => [+x!, +width!]);
    expect(bars).toHaveLength(6);
    for (const [x, width] of bars) expect(x! + width!).toBeLessThan(760);
    expect(bars[1]![1]! / bars[0]![1]!).toBeCloseTo(3, 1);
  });
});

describe("the figures", () => {
  test("hold the same questions and contenders for every Node version", () => {
    const asked = results.map((result: any) =>
      comparisonsOf(result).map(({ question, results: rows }) => [question, rows.map(({ name }: any) => name)]),
    );
    for (const each of asked) expect(each).toEqual(asked[0]);
  });

  test("are ratios to their baseline within their interval, or values with a unit", () => {
    for (const { baseline, unit, results: rows } of results.flatMap(comparisonsOf)) {
      if (unit !== undefined) {
        for (const { value } of rows) expect(value).toBeGreaterThan(0);
        continue;
      }
      expect(rows.find(({ name }: any) => name === baseline).ratio).toBe(1);
      for (const { ratio, low, high } of rows) {
        expect(low).toBeLessThanOrEqual(ratio);
        expect(high).toBeGreaterThanOrEqual(ratio);
      }
    }
  });
});

describe("goals", () => {
  test("are those of the Node version: of the next one that has goals where it has none", () => {
    const everything = (version: string) => goalsOf(version)[2].goal;
    expect(["v20.19.0", "v22.1.0", "v24.0.0", "v26.10.0", "v27.0.0"].map(everything)).toEqual([
      1.35, 1.6, 1.6, 1.8, 1.8,
    ]);
  });

  test("are met at the goal and missed above it", () => {
    const met = (ratios: readonly [number, number, number]) =>
      judge(lineComparison("v20.20.0", ratios)).map((verdict: any) => verdict.met);
    expect(met([0.95, 1.05, 1.35])).toEqual([true, true, true, true, true]);
    expect(met([0.96, 1.06, 1.36])).toEqual([false, false, false, true, true]);
    expect(met([2.2, 1, 1])).toEqual([false, true, true, false, false]);
  });
});

describe("the goals of detection", () => {
  const rows = (philog: number, others: Record<string, number>) => [
    { name: "philog", ratio: 1, low: 1, high: 1, microseconds: philog },
    ...Object.entries(others).map(([name, ratio]) => ({ name, ratio, low: ratio, high: ratio, microseconds: 1 })),
  ];
  const hostile = (size: string, ratio: number) => ({
    question: `a hostile text of ${size} against ordinary text of ${size}`,
    baseline: "philog",
    results: rows(1, { dots: ratio, digits: 0.5 }),
  });
  const measured = (regexes: number, microseconds: number, sentence: number, worst: number) => ({
    "detect/log-lines": [
      {
        question: "a log line without PHI",
        baseline: "philog",
        bytes: 100,
        results: rows(microseconds, { "ten regexes": regexes }),
      },
    ],
    "detect/phi-text": [
      {
        question: "a clinical sentence of about 150 characters",
        baseline: "philog",
        bytes: 150,
        results: rows(sentence, {}),
      },
    ],
    "detect/hostile": [hostile("20 KB", worst), hostile("1 MB", worst)],
  });
  const verdicts = (questions: object) => judgeDetection(questions).map(({ met }: any) => met);

  test("are met at the goal and missed beyond it", () => {
    expect(verdicts(measured(3, 1, 10, 3))).toEqual([true, true, true, true, true]);
    expect(verdicts(measured(2.9, 1.1, 10.1, 3.1))).toEqual([false, false, false, false, false]);
    expect(verdicts({})).toEqual([]);
  });

  test("stand on the page with megabytes a second, and not on one whose figures are older", () => {
    const machine = results.map((result: any) => ({
      ...result,
      questions: { ...result.questions, ...measured(2.9, 1, 10, 3) },
    }));
    const text = writePage(machine);
    expect(text).toContain("| log lines: ten regexes / philog, at least 3 x | 2.90 x: **missed** |");
    expect(text).toContain("| philog | 1 = 1.00 µs, 100 MB/s |");
    expect(text).toContain("## Hostile text");
    const older = machine.map(({ questions, ...result }: any, index: number) => {
      const { "detect/hostile": gone, ...rest } = questions;
      return { ...result, questions: index === 1 ? rest : questions };
    });
    expect(writePage(older)).not.toMatch(/at least 3 x|## Hostile text/);
  });
});

test("requests a second stand on the page with their ratio to the bare framework, and with their goals", () => {
  const answer = {
    question: "requests a second of an Express app",
    unit: "requests/s",
    results: [
      { name: "express", value: 8000, ratio: 1 },
      { name: "express + philog", value: 6400.4, ratio: 0.8 },
    ],
    goals: [{ name: "express + philog", against: "express + pino-http", goal: 1, ratio: 1.19, met: true }],
  };
  const page = (more: object) =>
    writePage(
      results.map((result: any) => ({
        ...result,
        questions: { ...result.questions, "http/express": [{ ...answer, ...more }] },
      })),
    );
  expect(page({})).toContain("| express + philog | 6,400 (**0.80**) |");
  expect(page({})).toContain("| express + philog / express + pino-http, at least 1.00 | 1.19: met |");
  expect(page({ goals: undefined })).toContain("| express | 8,000 (**1.00**) |");
});

describe("a faster peer", () => {
  const result = (ratio: number) => ({
    questions: {
      redactors: [
        {
          question: "a record",
          results: [
            { name: "JSON.stringify", ratio: 0.1 },
            { name: "philog, default (remove)", ratio: 2 },
            { name: "fast-redact, 12 paths", ratio },
          ],
        },
      ],
      memory: [
        {
          question: "heap",
          unit: "KB",
          results: [
            { name: "philog, 10 rules", value: 100 },
            { name: "philog, 100 rules", value: 600 },
            { name: "fast-redact, 100 paths", value: 30 },
          ],
        },
      ],
    },
  });

  test("is named with its figure for every version, also for those where it is slower", () => {
    expect(fasterPeers([result(1), result(3)])).toEqual([
      ["a record", "`fast-redact, 12 paths`", "0.50", "1.50"],
      ["heap", "`fast-redact, 100 paths`", "0.05", "0.05"],
    ]);
  });

  test("is not named where it is slower everywhere", () => {
    expect(fasterPeers([result(2), result(3)]).map(([question]: string[]) => question)).toEqual(["heap"]);
  });
});

describe("several processes", () => {
  test("come to the median, in an interval that takes in each process's own", () => {
    const run = (ratio: number) => ({
      question: "q",
      results: [{ name: "a", ratio, low: ratio - 0.1, high: ratio + 0.1, microseconds: ratio * 10 }],
    });
    expect(mergeRuns([run(3), run(1), run(2)])).toEqual({
      question: "q",
      processes: 3,
      results: [{ name: "a", ratio: 2, low: 0.9, high: 3.1, microseconds: 20 }],
    });
  });

  test("come to one table for figures of one question, and comparisons stay apart", () => {
    const figure = (name: string) => ({ question: "heap", unit: "KB", results: [{ name, value: 1 }] });
    const timed = { question: "time", results: [] };
    expect(joinFigures([figure("a"), timed, figure("b"), { ...timed }])).toEqual([
      { ...figure("a"), results: [...figure("a").results, ...figure("b").results] },
      timed,
      timed,
    ]);
  });
});
