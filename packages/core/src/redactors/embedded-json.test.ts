import { describe, expect, it } from "vitest";
import { redactEmbeddedJson } from "./embedded-json.ts";

const seen: unknown[] = [];
const redact = (text: string) =>
  redactEmbeddedJson(text, (value) => {
    seen.push(value);
    return "{R}";
  });

describe("redactEmbeddedJson", () => {
  it.each([
    ['{"name":"S"}', "{R}"],
    ['failed: {"name":"S","a":[1,{"b":"}\\""}]} retry', "failed: {R} retry"],
    ['[{"a":1}] and [["S"]] and ["S"]', "{R} and {R} and {R}"],
    ['{ "a": 1 }{"b":2}', "{R}{R}"],
    ['cut {"name":"S', "cut [WITHHELD]"],
    ['cut {"name":S} and more', "cut [WITHHELD]"],
    ["inspect {'name': 'S'}", "inspect [WITHHELD]"],
    ["inspect Patient { name: 'S' } and more", "inspect Patient [WITHHELD]"],
    ["inspect {visits: [ 'S' ]}", "inspect [WITHHELD]"],
    ["GET /visits/{id} and {x:y}", "GET /visits/{id} and {x:y}"],
    ["inspect [{ name: 'S' }]", "inspect [WITHHELD]"],
    ['escaped {\\"name\\":\\"S\\"}', "escaped [WITHHELD]"],
    ['"{\\"a\\":1}"', '"{R}"'],
    ['"open {\\"a\\":1}', '"open [WITHHELD]'],
    ["[info] 12 {} [1,2] {x}", "[info] 12 {} [1,2] {x}"],
    ["no brackets", "no brackets"],
  ])("turns %s into %s", (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it("leaves a JSON string alone that holds no record", () => {
    expect(redactEmbeddedJson('  " a [REDACTED:mrn] "', () => "never")).toBe('  " a [REDACTED:mrn] "');
  });

  it("leaves a JSON string alone of which nothing changes, and what stands around it", () => {
    for (const text of ['" got {} and [{}] "  ', '\n"\\u0041 [{}]"']) {
      expect(redactEmbeddedJson(text, (value) => JSON.stringify(value))).toBe(text);
    }
    expect(redactEmbeddedJson(' "a [{}]" ', () => "[]")).toBe('"a []"');
    expect(
      redactEmbeddedJson(
        ' "a [{}]" ',
        () => "[{}]",
        (plain) => plain.toUpperCase(),
      ),
    ).toBe('"A [{}]"');
  });

  it("hands the parsed value over, not its text", () => {
    seen.length = 0;
    redact('a {"b":[1,"}"]}');
    expect(seen).toEqual([{ b: [1, "}"] }]);
  });

  it("withholds what nests deeper than the parser goes and reads it once", () => {
    const text = `x ${'[{"a":'.repeat(20_000)}`;
    expect(redact(text)).toBe("x [WITHHELD]");
  });
});

describe("redactEmbeddedJson, in other forms", () => {
  it.each([
    ['got [1,"S"] x', "got {R} x"],
    ['got [true, null, -1.5e3, "S"] x', "got {R} x"],
    ['["{\\"a\\":1}"]', "{R}"],
    ['  "{\\"a\\":1}" ', '"{R}"'],
  ])("turns %s into %s", (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });
});
