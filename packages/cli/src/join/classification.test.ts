import { createHash } from "node:crypto";
import { classifications } from "@philog/core";
import { createJoin } from "@philog/core/join";
import { describe, expect, it } from "vitest";
import { exit } from "../exit.ts";
import { readClassification, tokenizedNames } from "./classification.ts";

describe("a classification", () => {
  it("is one of core's, exactly", () => {
    for (const name of classifications) expect(readClassification(name)).toBe(name);
  });

  it.each([
    ["mnr", "mrn"],
    ["MRN", "mrn"],
    ["healthplan", "healthPlan"],
    ["emails", "email"],
    ["nam", "name"],
  ])("is suggested for a slip: %s", (name, near) => {
    expect(() => readClassification(name)).toThrow(`did you mean ${near}?`);
  });

  it.each(["", "patient", "QP-004821", "x".repeat(100_000)])(
    "is listed, and what was given is not repeated",
    (name) => {
      const reading = () => readClassification(name);
      expect(reading).toThrow(expect.objectContaining({ exitCode: exit.usage }));
      expect(reading).toThrow(`it has to be ${tokenizedNames}`);
      expect(reading).toThrow(/^(?!.*(?:QP|patient|xx))/);
    },
  );

  it("is listed exactly where core makes tokens of it", () => {
    const { tokensOf } = createJoin({
      keys: { current: { id: "k1", secret: createHash("sha256").update("k").digest() } },
    });
    const tokenized = classifications.filter((name) => {
      try {
        return tokensOf(name, "1").length > 0;
      } catch {
        return false;
      }
    });
    expect(tokenizedNames.split(/, | or /).sort()).toEqual([...tokenized].sort());
  });
});
