import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFrameBuilder } from "../../../cloudwatch/src/lines/frame-builder.ts";
import { stored } from "./logs.test-data.ts";
import { markOf } from "./mark.ts";
import { createParts, type Marked } from "./parts.ts";

const marked = (text: string): Marked => ({ bytes: Buffer.from(`${text}\n`), mark: markOf(Buffer.from(`${text}\n`)) });
const textOf = (lines: readonly Marked[]) => lines.map(({ bytes }) => Buffer.from(bytes).toString().trimEnd());
const part = (seq: number, index: number, count: number, text: string) =>
  stored("s", seq, { philogPart: index, philogParts: count, text });

describe("parts of long lines", () => {
  it("that the transport cut are put together to the line that it was", () => {
    const long = JSON.stringify({ msg: 'é"\\'.repeat(500_000) });
    const builder = createFrameBuilder("s");
    builder.add("before", 0);
    builder.add(long, 0);
    const { plain } = builder.cut()!;
    const lines: string[] = [];
    for (let offset = 0; offset < plain.length; ) {
      const length = plain.readUInt32LE(offset);
      lines.push(plain.toString("utf8", offset + 12, offset + 12 + length));
      offset += 12 + length;
    }
    const parts = createParts();
    const out = textOf(lines.flatMap((line) => parts.take(marked(line))));
    expect(lines.length).toBeGreaterThan(3);
    expect(out).toEqual([
      "before philogStream=s philogSeq=1",
      `${long.slice(0, -1)},"philogStream":"s","philogSeq":2,"philogParts":${lines.length - 1}}`,
    ]);
    expect(parts.end()).toEqual([]);
    expect(parts.counts).toEqual({ joined: 1, incomplete: 0 });
  });

  it("are joined in any order, among other lines", () => {
    const pieces = ["one ", "two ", "three"];
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        const lines = [...pieces.map((text, index) => part(index + 7, index + 1, 3, text)), "between"];
        const parts = createParts();
        const out = textOf(order.flatMap((index) => parts.take(marked(lines[index]!))));
        expect(out.sort()).toEqual(["between", "one two three philogStream=s philogSeq=7 philogParts=3"]);
      }),
    );
  });

  it("without the others are left as they came, at the end, and counted", () => {
    const parts = createParts();
    const [first, third] = [part(7, 1, 3, "a"), part(9, 3, 3, "c")];
    expect([first, third].flatMap((line) => parts.take(marked(line)))).toEqual([]);
    expect(textOf(parts.end())).toEqual([first, third]);
    expect(parts.counts).toEqual({ joined: 0, incomplete: 1 });
  });

  it("are given back when too many wait, the oldest first", () => {
    const parts = createParts(250);
    const line = part(7, 1, 2, "x".repeat(100));
    expect(parts.take(marked(line))).toEqual([]);
    expect(textOf(parts.take(marked(part(17, 1, 2, "y".repeat(100)))))).toEqual([line]);
  });

  it("with one number are not joined twice", () => {
    const parts = createParts();
    expect(parts.take(marked(part(7, 1, 2, "a")))).toEqual([]);
    expect(parts.take(marked(part(7, 1, 2, "other")))).toHaveLength(1);
    expect(textOf(parts.take(marked(part(8, 2, 2, "b"))))).toEqual(["ab philogStream=s philogSeq=7 philogParts=2"]);
  });

  it("are not made of lines that only look like them", () => {
    const parts = createParts();
    const others = [
      '{"philogPart":1,"philogParts":2,"text":"a"}',
      part(7, 0, 2, "a"),
      part(7, 3, 2, "a"),
      part(7, 1.5, 2, "a"),
      part(7, 1, 1_000_000, "a"),
      stored("s", 7, { philogPart: 1, philogParts: 2, text: 5 }),
      stored("s", 7, { philogPart: 1, text: "a" }),
      '{"philogPart":1,"philogParts":2,"text":"a","philogStream":"s","philogSeq":7,"philogParts":2}',
    ];
    for (const line of others) expect(textOf(parts.take(marked(line))), line).toEqual([line]);
  });
});
