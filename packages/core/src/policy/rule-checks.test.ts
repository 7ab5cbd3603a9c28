import { expect, it } from "vitest";
import { isTighter, textModes } from "./rule-checks.ts";

it("a mode of text is tighter than those that let more pass, and not than itself", () => {
  expect(textModes.map((mode) => textModes.filter((than) => isTighter(mode, than)))).toEqual([
    ["strict", "scan"],
    ["scan"],
    [],
  ]);
});
