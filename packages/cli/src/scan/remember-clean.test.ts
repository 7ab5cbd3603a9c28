import { describe, expect, it } from "vitest";
import { rememberClean } from "./remember-clean.ts";
import { fakeScanner } from "./scan.test-data.ts";

/** A memory over a scanner that counts what it is asked. */
function counted() {
  const asked: string[] = [];
  const { find } = fakeScanner();
  const remembered = rememberClean((text) => {
    asked.push(text);
    return find(text);
  });
  return { asked, remembered };
}

describe("the memory of clean texts", () => {
  it("asks once for a text in which nothing is found, and each time for others", () => {
    const { asked, remembered } = counted();
    for (let turn = 0; turn < 3; turn++) {
      expect(remembered("started")).toEqual([]);
      expect(remembered("for ZELDA")).toHaveLength(1);
      expect(remembered("x".repeat(65))).toEqual([]);
    }
    expect(asked.filter((text) => text === "started")).toHaveLength(1);
    expect(asked.filter((text) => text === "for ZELDA")).toHaveLength(3);
    expect(asked.filter((text) => text.length === 65)).toHaveLength(3);
  });

  it("keeps what comes again and again while others come and go", () => {
    const { asked, remembered } = counted();
    for (let turn = 0; turn < 1_500; turn++) {
      remembered("started");
      remembered(`turn ${turn}`);
      remembered(turn % 2 ? "read" : "written");
    }
    expect(asked.filter((text) => text === "started")).toHaveLength(1);
    expect(asked.length).toBeGreaterThan(1_500);
  });

  it("stops where nearly all texts are new", () => {
    const { asked, remembered } = counted();
    for (let turn = 0; turn < 2_000; turn++) remembered(`turn ${turn}`);
    asked.length = 0;
    for (let turn = 0; turn < 3; turn++) remembered("started");
    expect(asked).toEqual(["started", "started", "started"]);
  });
});
