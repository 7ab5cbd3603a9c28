import { describe, expect, it } from "vitest";
import { createNear } from "./own-detector-near.ts";

const stands = (words: string[], text: string, context = "") => {
  const start = text.indexOf("<");
  return createNear(words, context)(text.replace(/[<>]/g, ""), start, text.indexOf(">") - 1);
};

describe("createNear", () => {
  it("says yes everywhere without words", () => {
    expect(createNear(undefined, "")("x 4821", 2, 6)).toBe(true);
  });

  it.each([
    ["badge <4821>"],
    ["<4821> is the badge"],
    ["BADGE:<4821>"],
    ["staffBadge=<4821>"],
    ["<4821>,badge"],
    [`badge${" ".repeat(25)}<4821>`],
    [`<4821>${" ".repeat(24)} badge`],
    [`${"-".repeat(80)} badge <4821> ${"-".repeat(80)}`],
    [`${"-".repeat(40)} badge${" ".repeat(25)}<4821>`],
  ])("takes a word on either side, whatever its case: %s", (text) => {
    expect(stands(["badge"], text)).toBe(true);
  });

  it.each([
    ["<4821>"],
    ["badges <4821>"],
    ["unbadge <4821>"],
    [`badge${" ".repeat(26)}<4821>`],
    [`<4821>${" ".repeat(26)}badge`],
    [`xbadge${" ".repeat(25)}<4821>`],
    [`<4821>${" ".repeat(25)}badgex`],
    ["bad <4821> ge"],
    [`badge ${"-".repeat(80)}<4821>`],
    [`the badge ${"-".repeat(80)}<4821>`],
    [`<4821>${"-".repeat(80)} badge`],
    ["member <4821> id"],
  ])("takes no part of a word, none that is further than 30 characters, none around the value: %s", (text) => {
    expect(stands(["badge", "member id"], text)).toBe(false);
  });

  it.each([["member id"], ["member_id"], ["Member-ID"], ["memberid"], ["memberId"]])(
    "reads a space between words as any joint: %s",
    (text) => {
      expect(stands(["member id"], `${text} <4821>`)).toBe(true);
    },
  );

  it("takes any of several words", () => {
    for (const word of ["badge", "member id", "locker"]) {
      expect(stands(["badge", "member id", "locker"], `${word} <4821>`)).toBe(true);
    }
  });

  it("takes a word of the key, however far the value stands", () => {
    expect(stands(["badge"], `${"x ".repeat(60)}<4821>`, "staff badge: ")).toBe(true);
    expect(stands(["badge"], `${"x ".repeat(60)}<4821>`, "staff: ")).toBe(false);
  });
});
