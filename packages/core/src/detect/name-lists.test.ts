import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isListedPlace, placesByFirstWord } from "./geo-lists.ts";
import { firstNames, unfold, wordLikeNames } from "./name-lists.ts";

const root = new URL("../../../../", import.meta.url);
const read = (file: string): string => readFileSync(new URL(`packages/core/src/detect/${file}`, root), "utf8");

describe("the lists of names and places", () => {
  it("are what the script writes", () => {
    const files = ["first-name-list.ts", "place-list.ts"];
    const stored = files.map(read);
    const printed = execFileSync(process.execPath, ["scripts/generate-names.mjs", "--print"], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1 << 20,
    });
    expect(printed).toBe(stored.join(""));
  });

  it("unfold entries after the number of characters that they share with the one before", () => {
    expect(unfold("0anna4belle0bo")).toEqual(["anna", "annabelle", "bo"]);
    expect(unfold("")).toEqual([]);
  });

  it("tell first names from first names that are words", () => {
    expect(["elizabeth", "mohammed", "agnieszka"].every((name) => firstNames.has(name))).toBe(true);
    expect(["will", "rose", "mark", "jo"].every((name) => wordLikeNames.has(name) && !firstNames.has(name))).toBe(true);
    expect(
      ["tomcat", "jenkins", "kafka", "any", "port"].some((name) => firstNames.has(name) || wordLikeNames.has(name)),
    ).toBe(false);
  });

  it("know towns, but no states and no countries", () => {
    expect(["boston", "new york city", "st. louis", "sao paulo"].every(isListedPlace)).toBe(true);
    expect(["texas", "canada", "reading", "enterprise", "5", ""].some(isListedPlace)).toBe(false);
    expect(placesByFirstWord.get("boston")).toEqual(["boston"]);
    const york = placesByFirstWord.get("new")!;
    expect(york.indexOf("new york city")).toBeLessThan(york.indexOf("new york"));
  });
});
