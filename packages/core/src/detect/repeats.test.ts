import { describe, expect, it } from "vitest";
import { createRecall, type Redacted } from "./repeats.ts";

/** A recall, and what it had to redact. */
function counting(size: number) {
  const asked: string[] = [];
  const recall = createRecall(size);
  const redact = (text: string): Redacted | undefined => {
    asked.push(text);
    return text.startsWith("plain") ? undefined : { text: `${text.length}`, kinds: ["name"] };
  };
  return { asked, recall: (text: string) => recall(text, redact) };
}

describe("what became of a text", () => {
  it("is known when the text comes again", () => {
    const { asked, recall } = counting(4);
    const first = recall("for Zorv");
    expect(first).toEqual({ text: "8", kinds: ["name"] });
    expect(recall("for Zorv")).toBe(first);
    expect(asked).toEqual(["for Zorv"]);
  });

  it("is not remembered where nothing was found, or of a long text", () => {
    const { asked, recall } = counting(4);
    for (const text of ["plain", "Z".repeat(257)]) {
      recall(text);
      recall(text);
      expect(asked.splice(0)).toEqual([text, text]);
    }
    expect(recall("plain")).toBeUndefined();
    recall("Z".repeat(256));
    recall("Z".repeat(256));
    expect(asked).toHaveLength(2);
  });

  it("outlives the texts behind it as long as it is asked for", () => {
    const { asked, recall } = counting(8);
    for (let n = 0; n < 40; n++) {
      recall("often");
      recall(`once ${n}`);
    }
    expect(asked.filter((text) => text === "often")).toHaveLength(1);
    recall("once 0");
    expect(asked.filter((text) => text === "once 0")).toHaveLength(2);
  });

  it("is no longer remembered where nearly all texts are new", () => {
    const { asked, recall } = counting(8);
    for (let n = 0; n < 9; n++) recall(`once ${n}`);
    recall("once 8");
    recall("once 8");
    expect(asked.filter((text) => text === "once 8")).toHaveLength(3);
  });

  it.each([
    [0, false],
    [1, false],
    [2, true],
    [3, true],
  ])("of 16 texts of which %i were known before, is remembered on: %j", (hits, isOn) => {
    const { asked, recall } = counting(16);
    for (let n = 0; n < 16; n++) recall(`once ${n}`);
    for (let n = 0; n < hits; n++) recall("once 0");
    recall("the next one");
    recall("the next one");
    expect(asked.filter((text) => text === "the next one")).toHaveLength(isOn ? 1 : 2);
    recall("once 15");
    expect(asked.filter((text) => text === "once 15")).toHaveLength(isOn ? 1 : 2);
  });

  it("counts for one generation alone", () => {
    const { asked, recall } = counting(8);
    for (let n = 0; n < 8; n++) recall(`first ${n}`);
    for (let n = 0; n < 8; n++) recall("first 0");
    for (let n = 0; n < 9; n++) recall(`second ${n}`);
    recall("second 8");
    expect(asked.filter((text) => text === "second 8")).toHaveLength(2);
  });

  it("counts, too, where it was known in the generation before", () => {
    const { asked, recall } = counting(8);
    for (let n = 0; n < 8; n++) recall(`first ${n}`);
    recall("first 0");
    recall("second 0");
    recall("first 7");
    for (let n = 1; n < 8; n++) recall(`second ${n}`);
    recall("second 7");
    expect(asked.filter((text) => text === "first 7" || text === "second 7")).toEqual(["first 7", "second 7"]);
  });

  it("is forgotten where two generations passed without it", () => {
    const { asked, recall } = counting(2);
    for (const text of ["a", "a", "b", "c", "c", "d", "e", "e", "a"]) recall(text);
    expect(asked).toEqual(["a", "b", "c", "d", "e", "a"]);
  });

  it("is not forgotten for texts in which nothing was found", () => {
    const { asked, recall } = counting(2);
    for (const text of ["a", "plain 1", "plain 2", "plain 3", "b", "plain 4", "plain 5", "a"]) recall(text);
    expect(asked.filter((text) => text === "a")).toHaveLength(1);
  });

  it("is of this very text", () => {
    const { recall } = counting(4);
    expect(recall("for Zorv")?.text).toBe("8");
    expect(recall("for Zorvl")?.text).toBe("9");
    expect(recall("for Zorv")?.text).toBe("8");
  });
});
