import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEncoding } from "./encoding.ts";

describe("an encoding", () => {
  it("is the texts as UTF-8, whether they fit into the room or not, and never changes what is past it", () => {
    const unit = fc.constantFrom("a", "é", "漢", "😀", "\ud83d", "\n");
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 9 })), fc.nat(40), fc.boolean(), (all, size, shared) => {
        const memory = new Uint8Array(shared ? new SharedArrayBuffer(size + 8) : new ArrayBuffer(size + 8)).fill(7);
        const encoding = createEncoding(memory.subarray(0, size));
        for (const text of all) encoding.add(text);
        const bytes = encoding.bytes();
        const wanted = Buffer.concat(all.map((text) => Buffer.from(text)));
        expect(Buffer.from(bytes).equals(wanted)).toBe(true);
        expect(bytes.buffer === memory.buffer).toBe(wanted.length <= size);
        expect([...memory.subarray(size)]).toEqual(Array(8).fill(7));
      }),
    );
  });
});
