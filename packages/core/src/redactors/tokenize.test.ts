import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { TokenKeys } from "../tokens/key.ts";
import { createTokenizer } from "../tokens/tokenizer.ts";
import { newMaking, newRun } from "./run.test-data.ts";
import { createTokenize } from "./tokenize.ts";

const keys: TokenKeys = { current: { id: "k1", secret: randomBytes(32) } };
const spec = { classification: "mrn", issuer: undefined, separator: undefined } as const;

describe("createTokenize", () => {
  it("gives one value one token, however it is typed, and counts it", () => {
    const making = newMaking();
    const tokenize = createTokenize(spec, createTokenizer({ keys }), making);
    const token = tokenize("0012345", newRun(), 0);
    expect(token).toMatch(/^"tok1\.mrn\.k1\.[\w-]{22}"$/);
    expect(tokenize(" 0012345 ", newRun(), 0)).toBe(token);
    expect(tokenize("12345", newRun(), 0)).not.toBe(token);
    expect(making.decisions).toEqual(["tokenize:mrn", "tokenize:mrn", "tokenize:mrn"]);
  });

  it("redacts what can have no token", () => {
    const making = newMaking();
    const tokenize = createTokenize(spec, createTokenizer({ keys }), making);
    for (const value of ["", "a".repeat(300), 1.5, true, {}, ["1"]]) {
      expect(tokenize(value, newRun(), 0)).toBe('"[REDACTED:mrn]"');
    }
    expect(making.decisions).toEqual(Array(6).fill("redact:mrn"));
  });

  it("says so and counts while there is no key, and makes tokens once there is one", async () => {
    const making = newMaking();
    let give: (keys: TokenKeys) => void = () => {};
    const tokenizer = createTokenizer({ keys: new Promise<TokenKeys>((resolve) => (give = resolve)) });
    const tokenize = createTokenize(spec, tokenizer, making);
    expect(tokenize("0012345", newRun(), 0)).toBe('"[REDACTED:mrn:nokey]"');
    expect(making.decisions).toEqual(["nokey:mrn"]);
    give(keys);
    await tokenizer.ready();
    expect(tokenize("0012345", newRun(), 0)).toMatch(/^"tok1\.mrn/);
  });

  it("keeps no token from one tenant for another", () => {
    let tenant = "north";
    const tokenize = createTokenize(spec, createTokenizer({ keys, tenant: () => tenant }), newMaking());
    const north = tokenize("0012345", newRun(), 0);
    tenant = "south";
    expect(tokenize("0012345", newRun(), 0)).not.toBe(north);
    tenant = "north";
    expect(tokenize("0012345", newRun(), 0)).toBe(north);
  });
});
