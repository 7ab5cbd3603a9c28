import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { RedactionError } from "../errors.ts";
import type { Classification } from "../policy/identifiers.ts";
import { createJoin } from "./join.ts";
import { createTokenizer } from "./tokenizer.ts";

const key = (id: string) => ({ id, secret: createHash("sha256").update(id).digest() });
const keys = { current: key("k3"), previous: [key("k2"), key("k1")] };

const written = (id: string, tenant: string | undefined, issuer: string | undefined, value: unknown) =>
  createTokenizer({ keys: { current: key(id) }, tenant }).token("mrn", issuer, "-", value);

describe("a join", () => {
  it("gives the tokens of a value as each key wrote them, the current one first", () => {
    const join = createJoin({ keys, tenant: "clinic", issuer: "north" });
    expect(join.tokensOf("mrn", "00-12", { separator: "-" })).toEqual(
      ["k3", "k2", "k1"].map((keyId) => ({ keyId, token: written(keyId, "clinic", "north", "0012") })),
    );
  });

  it("takes issuer and tenant of the rule before its own, and its own issuer for local numbers alone", () => {
    const join = createJoin({ keys: { current: key("k1") }, tenant: "clinic", issuer: "north" });
    const [own] = join.tokensOf("mrn", "12", { issuer: "south", tenant: "other" });
    expect(own?.token).toBe(written("k1", "other", "south", "12"));
    const plain = createJoin({ keys: { current: key("k1") }, tenant: "clinic" });
    expect(join.tokensOf("email", "a@example.org")).toEqual(plain.tokensOf("email", "a@example.org"));
  });

  it("bridges the tokens of a master list from previous keys to the current one", () => {
    const join = createJoin({ keys });
    const bridged = join.bridge("mrn", ["1", 2], { separator: "-" });
    expect([...bridged]).toEqual(
      [1, 2].flatMap((value) =>
        ["k2", "k1"].map((id) => [
          written(id, undefined, undefined, value),
          written("k3", undefined, undefined, value),
        ]),
      ),
    );
    expect(createJoin({ keys: { current: key("k1") } }).bridge("mrn", ["1"]).size).toBe(0);
  });

  it.each(["date", "age", "geo"] as const)("refuses %s, which has no tokens", (classification) => {
    expect(() => createJoin({ keys }).tokensOf(classification, "2001")).toThrow("PHILOG_ACTION_NOT_ALLOWED");
  });

  it.each([
    ["a value that can have no token", "mrn", "", {}, /value/],
    ["a separator that holds digits", "mrn", "1", { separator: "0" }, /separator/],
    ["an unknown classification", "patient", "1", {}, /classification/],
    ["a long tenant", "mrn", "1", { tenant: "x".repeat(129) }, /tenant/],
    ["a long issuer", "mrn", "1", { issuer: "x".repeat(129) }, /issuer/],
  ])("refuses %s", (_, classification, value, rule, where) => {
    const call = () => createJoin({ keys }).tokensOf(classification as Classification, value, rule);
    expect(call).toThrow(RedactionError);
    expect(call).toThrow("PHILOG_OPTION_BAD");
    expect(call).toThrow(where);
  });

  it("does not print a value that it refuses", () => {
    expect(() => createJoin({ keys }).tokensOf("mrn", "TESTPATIENT".repeat(40))).toThrow(/^(?!.*TESTPATIENT)/);
  });

  it("refuses unknown options and bad keys", () => {
    expect(() => createJoin({ keys, tenent: "a" } as any)).toThrow(/`tenent` of createJoin; did you mean `tenant`\?/);
    expect(() => createJoin({ keys }).tokensOf("mrn", "1", { isuer: "a" } as any)).toThrow(
      /`isuer` of the rule; did you mean `issuer`\?/,
    );
    expect(() => createJoin({ keys: Promise.resolve(keys) } as any)).toThrow("PHILOG_KEY_BAD");
  });
});
