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
});
