import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLineSplitter, longestLine } from "./split-lines.ts";

/** What a splitter makes of pieces: all batches, and what is left at the end. */
function split(pieces: readonly (string | Uint8Array)[], limit?: number, closed = false) {
  const splitter = createLineSplitter(undefined, limit);
  const batches = pieces.flatMap((piece) => {
    const bytes = Buffer.from(piece as string);
    const found = [...splitter.push(bytes)].map((batch) => Buffer.from(batch));
    // As a reader does that takes its memory again.
    bytes.fill("?");
    return found;
  });
  const rest = splitter.end(closed);
  const texts = [...batches, ...(rest ? [rest] : [])].map((batch) => Buffer.from(batch).toString());
  return { texts, replaced: splitter.replaced() };
}

describe("the line splitter", () => {
  it("gives whole lines as they come, and the rest at the end", () => {
    expect(split(["a\nb", "c\nd\n", "e"]).texts).toEqual(["a\n", "bc\nd\n", "e"]);
    expect(split(["a\n"]).texts).toEqual(["a\n"]);
    expect(split([]).texts).toEqual([]);
  });

  it("ends a last line only where it is asked to", () => {
    expect(split(["a"], 9, false).texts).toEqual(["a"]);
    expect(split(["a"], 9, true).texts).toEqual(["a\n"]);
    expect(split(["a\n"], 9, true).texts).toEqual(["a\n"]);
  });

  it("is ready for another stream after the end, also in the middle of a long line", () => {
    const splitter = createLineSplitter(undefined, 4);
    expect([...splitter.push(Buffer.from("abcdefgh"))]).toEqual([]);
    expect(String(splitter.end(true))).toBe("[LIMIT:record]\n");
    expect([...splitter.push(Buffer.from("b\n"))].map(String)).toEqual(["b\n"]);
  });

  it("loses and adds nothing, however the bytes are cut", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8, unit: fc.constantFrom("a", "\n", "\r", "{") })), (pieces) => {
        const { texts, replaced } = split(pieces);
        expect(texts.join("")).toBe(pieces.join(""));
        expect(texts.slice(0, -1).every((text) => text.endsWith("\n"))).toBe(true);
        expect(replaced).toBe(0);
      }),
    );
  });

  it("replaces a line past the limit by a line of Philog's own, whichever way it is cut", () => {
    const model = (text: string) =>
      text.replace(/[^\n]{6,}/g, (line) => {
        const made = line[0] === "{" ? '{"philog":"withheld","code":"PHILOG_RECORD_UNREADABLE"}' : "[LIMIT:record]";
        return made;
      });
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 9, unit: fc.constantFrom("a", "b", "\n", "{") })), (pieces) => {
        const text = pieces.join("");
        expect(split(pieces, 5).texts.join("")).toBe(model(text));
        expect(split(pieces, 5).replaced).toBe(text.match(/[^\n]{6,}/g)?.length ?? 0);
      }),
    );
  });

  it("keeps the end of a long line as it is: with a carriage return, or none", () => {
    expect(split(["abcdefgh\r\nb\r\n"], 4).texts.join("")).toBe("[LIMIT:record]\r\nb\r\n");
    expect(split(["abcdefgh", "ij\r\nb"], 4).texts.join("")).toBe("[LIMIT:record]\r\nb");
    expect(split(["abcdefgh", "\nb"], 4).texts.join("")).toBe("[LIMIT:record]\nb");
  });

  it("holds no more than the limit of a line of 100 MB", () => {
    let most = 0;
    const splitter = createLineSplitter((parts, length) => {
      most = Math.max(most, length);
      return Buffer.concat(parts, length);
    });
    const before = process.memoryUsage().arrayBuffers;
    const piece = Buffer.alloc(1_000_000, "x");
    for (let sent = 0; sent < 100; sent++) expect([...splitter.push(piece)]).toEqual([]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * longestLine);
    expect([...splitter.push(Buffer.from("\nok\n"))].map(String)).toEqual(["[LIMIT:record]\nok\n"]);
    expect(most).toBeLessThan(100);
    expect(splitter.replaced()).toBe(1);
  });
});
