import { createHash } from "node:crypto";
import { format, inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { RedactionError } from "../errors.ts";
import { holdKeys, readKeys } from "./key.ts";

const secret = createHash("sha256").update("a strong test key").digest();
const other = createHash("sha256").update("another strong test key").digest("base64");

const errorOf = (keys: unknown): RedactionError => {
  try {
    holdKeys(keys);
  } catch (error) {
    expect(error).toBeInstanceOf(RedactionError);
    return error as RedactionError;
  }
  throw new Error("the keys were taken");
};

/** Each form in which the secret could show. */
const forms = (bytes: Buffer) => [
  bytes.toString("hex"),
  bytes.toString("hex").replace(/../g, "$& ").trim(),
  bytes.toString("base64"),
  bytes.toString("base64url"),
  bytes.toString("latin1"),
  [...bytes].join(","),
  [...bytes].join(", "),
];

describe("token keys", () => {
  it("are taken over with their ids, current and previous", () => {
    const held = holdKeys({ current: { id: "k2", secret }, previous: [{ id: "k1", secret: other }] });
    expect(held.current.id).toBe("k2");
    expect(held.previous.map(({ id }) => id)).toEqual(["k1"]);
  });

  it.each([
    ["nothing", undefined, "keys"],
    ["null", null, "keys"],
    ["text", "k1", "keys"],
    ["a promise", Promise.resolve(), "keys.current"],
    ["no current key", {}, "keys.current"],
    ["a key that is text", { current: "k1" }, "keys.current"],
    ["a key that is null", { current: null }, "keys.current"],
    ["a key without id", { current: { secret } }, "keys.current.id"],
    ["an id with capitals", { current: { id: "K1", secret } }, "keys.current.id"],
    ["an id with a dot", { current: { id: "k.1", secret } }, "keys.current.id"],
    ["an id with a line break", { current: { id: "k1\n", secret } }, "keys.current.id"],
    ["an id of 33 characters", { current: { id: "k".repeat(33), secret } }, "keys.current.id"],
    ["a key without secret", { current: { id: "k1" } }, "keys.current.secret"],
    ["previous keys that are no array", { current: { id: "k1", secret }, previous: {} }, "keys.previous"],
    ["a bad previous key", { current: { id: "k1", secret }, previous: [{ id: "k0" }] }, "keys.previous[0].secret"],
    [
      "two keys of one id",
      { current: { id: "k1", secret }, previous: [{ id: "k1", secret: other }] },
      "two of them have the same id",
    ],
  ])("are refused with %s", (_, keys, where) => {
    const { code, message } = errorOf(keys);
    expect(code).toBe("PHILOG_KEY_BAD");
    expect(message).toContain(where);
  });

  it("are refused with an unknown member, naming the nearest", () => {
    expect(errorOf({ curent: { id: "k1", secret } }).message).toContain("`curent` of keys; did you mean `current`?");
    const nested = errorOf({ current: { id: "k1", secrt: secret } });
    expect(nested.code).toBe("PHILOG_OPTION_UNKNOWN");
    expect(nested.message).toContain("`secrt` of keys.current; did you mean `secret`?");
  });

  it("are refused when one of them is weak, a previous one too", () => {
    expect(errorOf({ current: { id: "k1", secret: Buffer.alloc(32) } }).code).toBe("PHILOG_KEY_WEAK");
    const keys = { current: { id: "k1", secret }, previous: [{ id: "k0", secret: Buffer.alloc(32, 7) }] };
    expect(errorOf(keys).message).toContain("keys.previous[0].secret");
  });

  it("never print", () => {
    const { current } = holdKeys({ current: { id: "k1", secret } });
    expect(inspect(current)).toBe("[token key k1]");
    expect(String(current)).toBe("[token key k1]");
    expect(`${current}`).toBe("[token key k1]");
    expect(JSON.stringify({ current })).toBe('{"current":"[token key k1]"}');
    expect(format("%s %o %O %j", current, current, current, current)).toBe(
      '[token key k1] [token key k1] [token key k1] "[token key k1]"',
    );
    expect(() => structuredClone(current)).toThrow();
    const read = readKeys({ current: { id: "k1", secret } });
    const printed = [current, read, current.space("", "mrn", "")]
      .flatMap((value) => [
        inspect(value, { showHidden: true, depth: 20, getters: true, customInspect: false }),
        JSON.stringify(value) ?? "",
        String(value),
      ])
      .concat(inspect(structuredClone(read.current.id)))
      .join("\n");
    for (const form of forms(secret)) expect(printed).not.toContain(form);
  });

  it("cannot be changed", () => {
    const { current } = holdKeys({ current: { id: "k1", secret } });
    expect(Object.isFrozen(current)).toBe(true);
  });

  it("make tokens of their id and of the classification", () => {
    const { current } = holdKeys({ current: { id: "k1", secret } });
    expect(current.space("", "healthPlan", "")("1")).toMatch(/^tok1\.healthPlan\.k1\.[\w-]{22}$/);
  });
});
