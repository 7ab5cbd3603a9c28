import { describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import type { Policy } from "../policy/policy.ts";
import { createFormattedCheck } from "./formatted.ts";
import { openHost } from "./open-host.ts";

const catalogue = [
  "moved %s of ward %d",
  "%d %% of %s",
  "took %s at %% %d",
  "%s -%d",
  "ready",
  "%s%s",
  "[REDACTED] %s",
  "saw %s: %s.",
];
const policy: Policy = { version: 1, rules: { msg: "text" }, message: { catalogue } };
const checkOf = (made: Policy, key = "msg") => createFormattedCheck(createRedactor(made), key);

describe("the check of formatted messages", () => {
  const isFormatted = checkOf(policy);

  it("knows every message that was made of a template", () => {
    const { passes } = openHost({ policy });
    const uuid = "3f2b8c1e-9a4d-4e6f-8b7a-1c2d3e4f5a6b";
    const made = [
      passes.format("moved %s of ward %d", ["Zelda", 12]),
      passes.format("moved %s of ward %d", [uuid, -3]),
      passes.format("moved %s of ward %d", [true, undefined]),
      passes.format("moved %s of ward %d", ["4bf92f3577b34da6a3ce929d0e0e4736"]),
      passes.format("%d %% of %s", [50, null]),
      passes.format("took %s at %% %d", ["Zelda", 50]),
      passes.format("saw %s: %s.", ["x", false]),
      passes.format("%s%s", ["Zelda", "Orson"]),
    ];
    for (const text of made) expect([text, isFormatted(text)]).toEqual([text, true]);
    // Once more, from memory.
    for (const text of made) expect(isFormatted(text)).toBe(true);
    expect(made[0]).toBe("moved [REDACTED] of ward 12");
  });

  it("refuses what no template makes, and what an argument would not keep", () => {
    for (const text of [
      "moved Zelda of ward 12",
      "moved [REDACTED] of ward 48210077",
      "moved [REDACTED] of ward 12 Zelda",
      "moved 4821007748210077 of ward 12",
      "moved [REDACTED:zelda] of ward 12",
      "Zelda [REDACTED] of ward 12",
      "Zelda",
      "Z",
      "",
      // Pieces of a template, and an argument too few.
      " -5",
      "[REDACTED] [REDACTED]",
      `saw ${"a".repeat(300)}: true.`,
    ]) {
      expect([text, isFormatted(text)]).toEqual([text, false]);
    }
  });

  it("leaves what stands in the catalogue itself to the pass that finds it there", () => {
    expect(isFormatted("ready")).toBe(false);
    expect(isFormatted("moved %s of ward %d")).toBe(true);
  });

  it("takes no template with the look of a marker, whatever else the rule keeps", () => {
    const isKept = checkOf({ ...policy, rules: { msg: "unchecked" } });
    expect(isKept("moved [REDACTED] of ward 12")).toBe(true);
    expect(isKept("[REDACTED] 5")).toBe(false);
  });

  it("is never true where the policy does not keep the catalogue's texts", () => {
    const text = "moved [REDACTED] of ward 12";
    expect(checkOf({ ...policy, rules: { msg: "name" } })(text)).toBe(false);
    expect(checkOf({ ...policy, rules: { msg: "text", "*": { action: "redact" } } })(text)).toBe(false);
    expect(checkOf({ ...policy, limits: { record: 12 } })(text)).toBe(false);
    expect(checkOf({ ...policy, message: { catalogue, text: "scan" } })(text)).toBe(false);
    expect(checkOf({ version: 1, rules: { msg: "text" } })(text)).toBe(false);
  });
});
