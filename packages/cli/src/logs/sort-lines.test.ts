import { describe, expect, it } from "vitest";
import { stored } from "./logs.test-data.ts";
import { markOf } from "./mark.ts";
import type { Marked } from "./parts.ts";
import { createSorted, timeOf } from "./sort-lines.ts";

const marked = (text: string, timestamp?: number): Marked => ({
  bytes: Buffer.from(`${text}\n`),
  mark: markOf(Buffer.from(`${text}\n`)),
  ...(timestamp === undefined ? {} : { timestamp }),
});
const instant = "2026-11-22T10:00:00.123Z";
const at = Date.parse(instant);

describe("a line's time", () => {
  it("is its own, where another stands beside it, else the one written in it, else the service's", () => {
    const retimed = `{"time":5,"philogStream":"s","philogSeq":1,"philogTime":"${instant}"}`;
    expect(timeOf(marked(retimed, 7))).toBe(at);
    expect(timeOf(marked(`{"level":30,"time":${at}}`, 7))).toBe(at);
    expect(timeOf(marked(`{"level":30,"timestamp":"${instant}"}`, 7))).toBe(at);
    expect(timeOf(marked("ready", 7))).toBe(7);
    expect(timeOf(marked(`${instant} ready`))).toBe(at);
    expect(timeOf(marked("a philogStream=s philogSeq=4 philogTime=unknown", 7))).toBe(7);
    expect(timeOf(marked("ready"))).toBeNaN();
  });
});

function sorted(order: "stream" | "time", lines: readonly Marked[]): string[] {
  const sorter = createSorted(order);
  for (const line of lines) sorter.add(line);
  return sorter.end().map(({ bytes }) => Buffer.from(bytes).toString().trimEnd());
}

describe("sorting", () => {
  it("by stream follows the numbers, and puts lines without one behind all, as they came", () => {
    const lines = ["b", "z", stored("t", 1), stored("s", 10), "a", stored("s", 9)];
    const wanted = [stored("s", 9), stored("s", 10), stored("t", 1), "b", "z", "a"];
    expect(
      sorted(
        "stream",
        lines.map((line) => marked(line)),
      ),
    ).toEqual(wanted);
  });

  it("by time follows the numbers of a stream within a millisecond", () => {
    const line = (stream: string, seq: number, time: number) => marked(stored(stream, seq, { level: 30 }), time);
    const lines = [line("s", 3, 2), line("t", 1, 2), line("s", 2, 2), line("s", 4, 1)];
    expect(sorted("time", lines).map((text) => text.slice(12))).toEqual(
      [line("s", 4, 1), line("s", 2, 2), line("s", 3, 2), line("t", 1, 2)].map(({ bytes }) =>
        Buffer.from(bytes).toString().trimEnd().slice(12),
      ),
    );
  });

  it("by time leaves a line without one behind the line that it came behind", () => {
    expect(sorted("time", [marked("head"), marked("late", 9), marked("at b"), marked("early", 1)])).toEqual([
      "head",
      "early",
      "late",
      "at b",
    ]);
  });

  it("ends where more would have to be held than there is room for", () => {
    const sorter = createSorted("time", 10);
    expect(() => [1, 2, 3].map(() => sorter.add(marked("abcd")))).toThrow(/cannot be sorted here/);
  });
});
