import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { eventAt, type Frame, without } from "./frame.ts";
import { createFrameBuilder } from "./frame-builder.ts";
import { splitLine } from "./split-line.ts";

function textsOf(frame: Frame): string[] {
  const texts: string[] = [];
  for (let index = 0, offset = 0; index < frame.count; index++) {
    const { start, end } = eventAt(frame, index, offset);
    texts.push(frame.plain.toString("utf8", start, end));
    offset = end;
  }
  return texts;
}

function built(...lines: string[]): string[] {
  const builder = createFrameBuilder("s1");
  for (const line of lines) builder.add(line, 1_700_000_000_000);
  return textsOf(builder.cut()!);
}

test("a JSON line stays JSON, with stream and number as its last members", () => {
  expect(built('{"msg":"a"}', "{}", '{"msg":"b"}\n')).toEqual([
    '{"msg":"a","philogStream":"s1","philogSeq":1}',
    '{"philogStream":"s1","philogSeq":2}',
    '{"msg":"b","philogStream":"s1","philogSeq":3}',
  ]);
});

test("a line of text has stream and number behind it", () => {
  expect(built("started", "{", "}", "[1]")).toEqual([
    "started philogStream=s1 philogSeq=1",
    "{ philogStream=s1 philogSeq=2",
    "} philogStream=s1 philogSeq=3",
    "[1] philogStream=s1 philogSeq=4",
  ]);
});

test("an empty line becomes no event, and takes no number", () => {
  const builder = createFrameBuilder("s1");
  expect([builder.add("", 1), builder.add("\n", 1), builder.add("a", 1)]).toEqual([0, 0, 1]);
  expect(builder.cut()).toMatchObject({ first: 1, count: 1 });
  expect(builder.cut()).toBe(undefined);
});

test("lone surrogates become the replacement character, as UTF-8 knows none", () => {
  expect(built('{"a":"\ud83d"}')).toEqual(['{"a":"\ufffd","philogStream":"s1","philogSeq":1}']);
});

test("any text comes out as it went in, with its time", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: "grapheme", minLength: 1 }), fc.nat())), (lines) => {
      const builder = createFrameBuilder("s1");
      const kept = lines.filter(([line]) => line !== "\n");
      for (const [line, time] of kept) builder.add(line, time);
      const frame = builder.cut();
      if (frame === undefined) return kept.length === 0;
      const texts = textsOf(frame);
      const isWhole = kept.every(([line], index) => {
        const text = line.endsWith("\n") ? line.slice(0, -1) : line;
        return texts[index]!.startsWith(text.endsWith("}") ? text.slice(0, -1) : text);
      });
      return isWhole && texts.length === kept.length;
    }),
  );
});

test.each([
  ["20 MB of one character", "a".repeat(20_000_000)],
  ["1.2 MB of CJK characters", "患".repeat(400_000)],
  ["control characters, which JSON writes with six bytes each", "\u0001".repeat(999_990)],
  ["pairs of surrogates", "𐐷".repeat(300_000)],
  ["a JSON line", JSON.stringify({ msg: 'quotes " and more '.repeat(80_000) })],
])("%s is split into numbered parts within the limit, which joined are the line again", (_name, line) => {
  const texts = built(line);
  const parts = texts.map((text) => JSON.parse(text));
  expect(texts.length).toBeGreaterThan(1);
  expect(Math.max(...texts.map((text) => Buffer.byteLength(text) + limits.overhead))).toBeLessThanOrEqual(1_000_000);
  expect(parts.map(({ philogPart }) => philogPart)).toEqual(parts.map((_part, index) => index + 1));
  expect(new Set(parts.map(({ philogParts }) => philogParts))).toEqual(new Set([texts.length]));
  expect(parts.map(({ philogSeq }) => philogSeq)).toEqual(parts.map((_part, index) => index + 1));
  expect(parts.map(({ text }) => text).join("") === line).toBe(true);
});

test("a line that just fits is one event, and with one character more it is two", () => {
  const members = ',"philogStream":"s1","philogSeq":1}'.length - 1;
  const room = limits.eventBytes - limits.overhead - members - '{"a":""}'.length;
  expect(built(`{"a":"${"x".repeat(room)}"}`)).toHaveLength(1);
  expect(built(`{"a":"${"x".repeat(room + 1)}"}`)).toHaveLength(2);
});

const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

test("no pair of surrogates is cut in two", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.integer({ min: 12, max: 40 }), (text, room) => {
      const pieces = splitLine(text, room).map((json): string => JSON.parse(json));
      return pieces.join("") === text && (pieces.every(isWellFormed) || !isWellFormed(text));
    }),
  );
});

test("what is left of a frame without some numbers is the events of the others, in their order", () => {
  const builder = createFrameBuilder("s");
  for (let index = 1; index <= 6; index++) builder.add(`line ${index}`, index);
  const frame = builder.cut()!;
  const left = (...ranges: [number, number][]) =>
    without(frame, ranges).flatMap((part) => textsOf(part).map((text) => Number(text.slice(5, 6))));
  expect(without(frame, [[7, 9]])).toEqual([frame]);
  expect(left([1, 2])).toEqual([3, 4, 5, 6]);
  expect(left([3, 4])).toEqual([1, 2, 5, 6]);
  expect(left([2, 2], [4, 4], [6, 8])).toEqual([1, 3, 5]);
  expect(left([1, 6])).toEqual([]);
  expect(without(frame, [[3, 4]]).map(({ first, count }) => [first, count])).toEqual([
    [1, 2],
    [5, 2],
  ]);
});
