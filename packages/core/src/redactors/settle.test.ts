import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { isBinary, isError, settle, settleLeaf } from "./settle.ts";

describe("settle", () => {
  it("calls toJSON once, as JSON.stringify would", () => {
    let calls = 0;
    const value = {
      toJSON(key: string) {
        calls += 1;
        return [key, this === value];
      },
    };
    expect(settle(value)).toEqual(["", true]);
    expect(calls).toBe(1);
  });

  it("leaves a toJSON that is no function alone", () => {
    const value = { toJSON: "text" };
    expect(settle(value)).toBe(value);
  });

  it("takes the primitive out of its box", () => {
    expect(settle(new String("abc"))).toBe("abc");
    expect(settle(new Number(5))).toBe(5);
    expect(settle(new Boolean(false))).toBe(false);
    expect(settle(Object(7n))).toBe(7n);
    const symbol = Object(Symbol("s"));
    expect(settle(symbol)).toBe(symbol);
  });

  it("takes a box's own value, whatever its valueOf says", () => {
    expect(settle(Object.assign(new String("abc"), { valueOf: () => "Fenwick" }))).toBe("abc");
  });

  it("never reads bytes", () => {
    for (const bytes of [Buffer.from("Fenwick"), new Uint8Array(2), new DataView(new ArrayBuffer(2))]) {
      expect(isBinary(bytes)).toBe(true);
      expect(settle(bytes)).toBe(bytes);
    }
    expect(isBinary(new ArrayBuffer(1))).toBe(true);
    expect(isBinary(new SharedArrayBuffer(1))).toBe(true);
    expect(isBinary(new Blob(["Fenwick"]))).toBe(true);
    expect(isBinary({})).toBe(false);
  });
});

describe("settleLeaf", () => {
  it("writes a bigint as a number where it is exact, else as digits", () => {
    expect(settleLeaf(5n)).toBe(5);
    expect(settleLeaf(10n ** 400n)).toBe(Number.POSITIVE_INFINITY);
    expect(settleLeaf(2n ** 70n)).toBe("1180591620717411303424");
  });

  it("leaves primitives and null as they are", () => {
    for (const value of ["a", 1, true, null, undefined]) expect(settleLeaf(value)).toBe(value);
    expect(settleLeaf(new URL("https://example.test/a"))).toBe("https://example.test/a");
  });
});

it("knows the errors of another realm", () => {
  expect(isError(runInNewContext("new TypeError('x')"))).toBe(true);
  expect(isError(new RangeError("x"))).toBe(true);
  expect(isError({ message: "x", stack: "y" })).toBe(false);
});
