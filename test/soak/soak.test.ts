import { describe, expect, it } from "vitest";
import { judge, type Sample } from "./judge.ts";
import { createLoad, cycle } from "./load.ts";

const series = (count: number, heapAt: (index: number) => number): Sample[] =>
  Array.from({ length: count }, (_, index) => ({ at: index, calls: index * 1000, heap: heapAt(index), code: 0 }));

describe("the judge of a soak", () => {
  it("takes a heap that rises and falls within a window for flat", () => {
    const verdict = judge(
      series(40, (index) => 10e6 + (index % 4) * 1e6),
      0.02,
    );
    expect(verdict).toEqual({ windows: [11.5e6, 11.5e6, 11.5e6, 11.5e6, 11.5e6], spread: 0, flat: true });
  });

  it("sees a heap that grows by more than the tolerance, slowly or at once", () => {
    expect(
      judge(
        series(40, (index) => 10e6 + index * 8e3),
        0.02,
      ),
    ).toMatchObject({ flat: false });
    expect(
      judge(
        series(10, (index) => (index < 5 ? 10e6 : 10.3e6)),
        0.02,
      ),
    ).toMatchObject({ flat: false });
    expect(
      judge(
        series(10, (index) => (index < 5 ? 10e6 : 10.1e6)),
        0.02,
      ),
    ).toMatchObject({ flat: true });
  });

  it("does not take a heap for flat that shrinks: the warm-up was too short to say", () => {
    expect(
      judge(
        series(40, (index) => 12e6 - index * 2e4),
        0.02,
      ),
    ).toMatchObject({ flat: false });
  });

  it("does not judge fewer samples than windows", () => {
    expect(() =>
      judge(
        series(4, () => 1),
        0.02,
      ),
    ).toThrow("there are 4");
  });
});

describe("the load of a soak", () => {
  it("logs, survives every hostile value and reload, and writes no name", () => {
    let lines = 0;
    let named = "";
    let withheld = 0;
    const load = createLoad((line) => {
      lines += 1;
      const { patient, user, philog } = JSON.parse(line);
      if (philog === "withheld") withheld += 1;
      if (/Elowen/.test(JSON.stringify([patient, user]))) named = line;
    });
    load.run(cycle + 100);
    expect(load.calls).toBe(cycle + 100);
    expect(lines).toBeGreaterThan(load.calls);
    expect(load.decisions).toBeGreaterThan(lines);
    expect({ named, withheld }).toEqual({ named: "", withheld: 0 });
  });
});
