import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonString } from "./json-string.ts";

it("writes what JSON.stringify writes, lone surrogates and control characters included", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => jsonString(text) === JSON.stringify(text)));
  for (const text of ["\ud800", "a\udc00b", "\u0000\u001f", 'q"\\', "x".repeat(600), "\u2028\u007f"]) {
    expect(jsonString(text)).toBe(JSON.stringify(text));
  }
});
