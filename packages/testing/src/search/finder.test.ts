import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canaries } from "../canaries/canaries.ts";
import { createFinder, findLeaks } from "./finder.ts";

const values = [...canaries.recognisable(3), ...canaries.opaque(3, 12)];
const find = createFinder(values);
const padding = fc.string({ maxLength: 40 });
const planted = fc.constantFrom(...values);
const found = (output: Parameters<typeof find>[0], value: string) =>
  find(output).some(({ index }) => values[index]!.value === value);

const writers: Record<string, (text: string) => string | Buffer> = {
  "as it is": (text) => text,
  "in upper case": (text) => text.toUpperCase(),
  "in lower case": (text) => text.toLowerCase(),
  "as JSON": (text) => JSON.stringify({ text }),
  "as JSON in JSON": (text) => JSON.stringify({ text: JSON.stringify({ text }) }),
  "percent-encoded": (text) => encodeURIComponent(text),
  "as a form": (text) => new URLSearchParams({ text }).toString(),
  "in base64": (text) => Buffer.from(text).toString("base64"),
  "in base64url": (text) => Buffer.from(text).toString("base64url"),
  "in hex": (text) => Buffer.from(text).toString("hex"),
  "as a Buffer in JSON": (text) => JSON.stringify(Buffer.from(text)),
  reversed: (text) => [...text].reverse().join(""),
  "as UTF-16 bytes": (text) => Buffer.from(text, "utf16le"),
  "as UTF-16 in JSON": (text) => JSON.stringify(Buffer.from(text, "utf16le").toString("latin1")),
  "joined by zero-width spaces": (text) => [...text].join("\u200b"),
  "with HTML entities": (text) => text.replace(/./gsu, (char) => `&#${char.codePointAt(0)};`),
};

describe("findLeaks", () => {
  it.each(Object.keys(writers))("finds every canary %s inside any text", (name) => {
    fc.assert(
      fc.property(padding, planted, padding, (before, { value }, after) => {
        expect(found(writers[name]!(before + value + after), value)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("finds a canary in a Buffer as util.inspect shows it", () => {
    expect(findLeaks(inspect(Buffer.from("x Zelda y")), ["Zelda"])).not.toEqual([]);
  });

  it("finds each word of an opaque canary on its own", () => {
    for (const { value } of canaries.opaque(3, 12)) {
      for (const word of value.split(" ")) expect(found(`user_${word}_x`, value)).toBe(true);
    }
  });

  it("reports kind, place, encoding and offset, and nothing else", () => {
    expect(findLeaks("id=219-09-9999", ["Zelda", { kind: "ssn", value: "219-09-9999", text: "" }])).toEqual([
      { kind: "ssn", index: 1, encoding: "plain", offset: 3 },
    ]);
    expect(findLeaks("zelda ZELDA adlez", ["Zelda"])).toEqual([
      { kind: "value", index: 0, encoding: "plain", offset: 0 },
      { kind: "value", index: 0, encoding: "reversed", offset: 12 },
    ]);
  });

  it("keeps offsets where lower case would lengthen the text", () => {
    expect(findLeaks("\u0130\u0130 Zelda", ["Zelda"])[0]!.offset).toBe(3);
    expect(findLeaks("x \u0130zeldaq", ["\u0130zeldaq"])[0]!.offset).toBe(2);
  });

  it("finds Greek letters whatever their place in the word", () => {
    expect(findLeaks("ΖΈΛΔΑΣ και", ["Ζέλδας"])).not.toEqual([]);
    expect(findLeaks("ζέλδαςα", ["ΖΈΛΔΑΣ"])).not.toEqual([]);
  });

  it("finds a canary that two chunks share, in text and in bytes", () => {
    expect(findLeaks(["Zel", "da"], ["Zelda"])).toHaveLength(1);
    expect(findLeaks([Buffer.from("Zel"), "da"], ["Zelda"])).toHaveLength(1);
    const bytes = Buffer.from("Zoëlda");
    expect(findLeaks([bytes.subarray(0, 3), bytes.subarray(3)], ["Zoëlda"])).toHaveLength(1);
  });

  it("takes anything captured that has a text", () => {
    expect(findLeaks({ text: () => "Zelda" }, ["Zelda"])).toHaveLength(1);
  });

  it("names every canary that shares a needle", () => {
    expect(findLeaks("Zelda", ["Zelda", "zelda"]).map(({ index }) => index)).toEqual([0, 1]);
  });

  it("minds the case of base64", () => {
    const encoded = Buffer.from("Zelda Quarkwright").toString("base64");
    expect(findLeaks(encoded, ["Zelda Quarkwright"])).not.toEqual([]);
    expect(findLeaks(encoded.toLowerCase(), ["Zelda Quarkwright"])).toEqual([]);
  });

  it("finds nothing in 2,000 technical lines with random tokens", () => {
    let state = 1;
    const random = () => {
      state = (Math.imul(state, 48271) >>> 0) % 2147483647;
      return state;
    };
    for (let line = 0; line < 2000; line++) {
      const token = Buffer.from(Uint32Array.from({ length: 12 }, random).buffer);
      const text = `{"level":30,"time":17${random()},"event":"order.filled","token":"tok1.mrn.k1.${token.toString("base64url")}","hex":"${token.toString("hex")}"}`;
      expect(find(text)).toEqual([]);
    }
  });

  it("takes less than 50 us for 1 KB with 40 canaries", () => {
    const many = createFinder([...canaries.recognisable(5), ...canaries.opaque(5, 12)]);
    const line = JSON.stringify({ level: 30, list: Array.from({ length: 60 }, (_, i) => `step ${i * 7919}`) });
    const text = line.repeat(2).slice(0, 1024);
    const rounds = Array.from({ length: 15 }, () => {
      const start = performance.now();
      for (let run = 0; run < 500; run++) many(text);
      return ((performance.now() - start) / 500) * 1000;
    });
    expect(Math.min(...rounds)).toBeLessThan(50);
  });

  it("refuses to search for nothing and for what is too short to tell from chance", () => {
    expect(() => findLeaks("", [])).toThrow("PHILOG_CANARIES_EMPTY");
    expect(() => findLeaks("", ["Zelda", "90+"])).toThrow(/PHILOG_CANARY_SHORT.*\(canary 1\)$/);
    for (const bad of [null, undefined, 12345, { value: 12345 }]) {
      expect(() => findLeaks("", [bad as never])).toThrow("PHILOG_CANARY_SHORT");
    }
  });

  it("searches both streams of a captured process, each in one piece", () => {
    const captured = { stdout: "hello Ze", stderr: Buffer.from("lda and Vrombert"), all: "" };
    expect(findLeaks(captured, ["Zelda", "Vrombert"])).toMatchObject([{ index: 1, offset: 17 }]);
    expect(findLeaks({ stdout: "Zelda", stderr: "" }, ["Zelda"])).toMatchObject([{ index: 0, offset: 0 }]);
  });

  it("refuses an output that it cannot search", () => {
    for (const bad of [undefined, null, 1, {}, [1], { text: () => 1 }, { text: "Zelda" }, { stdout: "Zelda" }]) {
      expect(() => findLeaks(bad as never, ["Zelda"])).toThrow("PHILOG_OUTPUT_BAD");
    }
  });
});
