import { describe, expect, it } from "vitest";
import { captureStream } from "./capture-stream.ts";

describe("captureStream", () => {
  it("keeps every byte, as bytes, text, lines and records", () => {
    const stream = captureStream();
    stream.write('{"a":1}\n{"b":');
    stream.write(Buffer.from('"ë"}\n'));
    expect(stream.bytes()).toEqual(Buffer.from('{"a":1}\n{"b":"ë"}\n'));
    expect(stream.text()).toBe('{"a":1}\n{"b":"ë"}\n');
    expect(stream.lines()).toEqual(['{"a":1}', '{"b":"ë"}']);
    expect(stream.records()).toEqual([{ a: 1 }, { b: "ë" }]);
  });

  it("joins a character that two chunks share", () => {
    const stream = captureStream();
    const bytes = Buffer.from("ë");
    stream.write(bytes.subarray(0, 1));
    stream.write(bytes.subarray(1));
    expect(stream.text()).toBe("ë");
  });

  it("forgets on demand", () => {
    const stream = captureStream();
    stream.write("x");
    stream.clear();
    expect(stream.text()).toBe("");
    expect(stream.lines()).toEqual([]);
  });

  it("names the line that is not a JSON object and never quotes it", () => {
    for (const bad of ["name=Zelda", "7", "null"]) {
      const stream = captureStream();
      stream.write(`{}\n${bad}\n`);
      expect(() => stream.records()).toThrow(/^PHILOG_LINE_NOT_JSON: a line is not a JSON object \(line 2\)$/);
    }
  });
});
