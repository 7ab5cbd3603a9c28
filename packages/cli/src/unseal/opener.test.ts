import type { Unseal } from "@philog/core/unseal";
import { describe, expect, it } from "vitest";
import { createOpener } from "./opener.ts";

/** An unseal that knows a line's segment once it has learned a line that says so. */
const start = (hold: number, wanted = Number.POSITIVE_INFINITY) => {
  let known = false;
  const written: string[] = [];
  const unseal = {
    learn: (line: string) => {
      known ||= line.includes("philogKeys");
    },
    knows: async () => known,
    line: async (line: string) => (known ? line.replace("sealed1.x", "opened") : line),
  } as unknown as Unseal;
  const write = async (bytes: Uint8Array) => written.push(Buffer.from(bytes).toString()) < wanted;
  const opener = createOpener({ unseal, write, hold });
  const push = (text: string, cut = false) => opener.push({ bytes: Buffer.from(text), cut });
  return { written, push, end: opener.end };
};

describe("an opener", () => {
  it("holds lines back, in their order, until the key record of the first has come", async () => {
    const { written, push, end } = start(1000);
    for (const line of ["a\n", "sealed1.x 1\n", "b\n"]) expect(await push(line)).toBe(true);
    expect(written).toEqual(["a\n"]);
    await push("philogKeys\n");
    expect(written).toEqual(["a\n", "opened 1\n", "b\n", "philogKeys\n"]);
    await push("sealed1.x 2\n");
    expect(await end()).toBe(true);
    expect(written.at(-1)).toBe("opened 2\n");
  });

  it("lets the first go sealed where too much is held, and all at the end", async () => {
    const { written, push, end } = start(20);
    for (const line of ["sealed1.x 1\n", "sealed1.x 2\n"]) await push(line);
    expect(written).toEqual(["sealed1.x 1\n"]);
    await end();
    expect(written).toEqual(["sealed1.x 1\n", "sealed1.x 2\n"]);
  });

  it("passes a line that was cut as it stands", async () => {
    const { written, push } = start(1000);
    await push("sealed1.x", true);
    expect(written).toEqual(["sealed1.x"]);
  });

  it("says so where nobody reads any more", async () => {
    const { push } = start(1000, 1);
    expect(await push("a\n")).toBe(false);
  });
});
