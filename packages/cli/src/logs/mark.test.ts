import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFrameBuilder } from "../../../cloudwatch/src/lines/frame-builder.ts";
import { markOf, numbered } from "./mark.ts";

const mark = (line: string) => markOf(Buffer.from(line));
/** What a line says without its number. */
const content = (line: string) => {
  const { from, to } = mark(line)!;
  return Buffer.from(line).toString("utf8", from, to);
};

describe("the number of a line", () => {
  it("is read where the transport puts it, in JSON and in text", () => {
    expect(mark('{"msg":"ready","philogStream":"2m17uk98cftla","philogSeq":7}')).toMatchObject({
      stream: "2m17uk98cftla",
      seq: 7,
      count: 1,
      isJson: true,
    });
    expect(mark("ready philogStream=s1 philogSeq=7\r\n")).toMatchObject({ stream: "s1", seq: 7, isJson: false });
  });

  it("is what the transport wrote, of any line", () => {
    const member = fc.oneof(fc.string(), fc.constantFrom("philogStream", " philogStream=s philogSeq=3", "{", "}", '"'));
    const lines = fc.oneof(
      fc.dictionary(fc.oneof(fc.string(), fc.constant("philogSeq")), member).map((record) => JSON.stringify(record)),
      member.map((text) => text.replace(/[\r\n]/g, "") || "x"),
    );
    fc.assert(
      fc.property(fc.array(lines, { minLength: 1, maxLength: 5 }), (texts) => {
        const builder = createFrameBuilder("2m17uk98cftla");
        for (const text of texts) builder.add(text, 0);
        const { plain } = builder.cut()!;
        let offset = 0;
        for (const [index, text] of texts.entries()) {
          const length = plain.readUInt32LE(offset);
          const line = plain.toString("utf8", offset + 12, offset + 12 + length);
          offset += 12 + length;
          expect(mark(line)).toMatchObject({ stream: "2m17uk98cftla", seq: index + 1 });
          expect(line).toBe(numbered(Buffer.from(text).toString(), { ...mark(line)! }));
        }
      }),
    );
  });

  it("stands behind the members and words of an application that look like one", () => {
    const line =
      '{"philogStream":"x","philogSeq":1,"msg":" philogStream=y philogSeq=2","philogStream":"s","philogSeq":3}';
    expect(mark(line)).toMatchObject({ stream: "s", seq: 3 });
    expect(mark("a philogStream=x philogSeq=1 philogStream=s philogSeq=2")).toMatchObject({ stream: "s", seq: 2 });
  });

  it("is found behind what S3 exports, and tails, put before a line", () => {
    for (const prefix of ["2026-11-22T10:00:00.123Z ", "2026-11-22T10:00:00+00:00 api/i-1 "]) {
      const line = `${prefix}{"msg":"ready","philogStream":"s","philogSeq":4}`;
      expect(mark(line)).toMatchObject({ stream: "s", seq: 4 });
      expect(content(line)).toBe('{"msg":"ready"');
    }
    expect(content("2026-11-22T10:00:00.123Z ready philogStream=s philogSeq=4")).toBe("ready");
  });

  it("comes with the line's own time, which is no part of what the line says", () => {
    const sent = '{"msg":"ready","philogStream":"s","philogSeq":4}';
    const later = '{"msg":"ready","philogStream":"s","philogSeq":4,"philogTime":"2026-11-01T00:00:00.000Z"}';
    expect(mark(later)!.time).toBe("2026-11-01T00:00:00.000Z");
    expect(content(later)).toBe(content(sent));
    expect(mark("a philogStream=s philogSeq=4 philogTime=unknown")).toMatchObject({ seq: 4, time: "unknown" });
  });

  it("is found anywhere in a record that another program has written anew", () => {
    expect(mark('{"philogSeq": 9, "philogStream": "s", "msg": "ready"}')).toMatchObject({ stream: "s", seq: 9 });
    expect(mark('{"philogSeq":9,"philogStream":"s","philogTime":"2026-11-01T00:00:00.000Z","z":1}')!.time).toBe(
      "2026-11-01T00:00:00.000Z",
    );
  });

  it("is not read out of what has none", () => {
    const none = [
      "",
      "ready",
      "{}",
      '{"philogStream":"s"}',
      '{"philogStream":"s","philogSeq":0}',
      '{"philogSeq":1,"philogStream":5,"a":1}',
      '{"philogSeq":1.5,"philogStream":"s","a":1}',
      '"philogSeq" {broken',
      "a philogStream=s philogSeq=0",
      "philogStream=s philogSeq=1",
      "a philogStream=s philogSeq=1 and more",
      'broken "philogStream":"s","philogSeq":1}',
      'a "philogStream=s philogSeq=1',
    ];
    for (const line of none) expect(mark(line), line).toBeUndefined();
  });
});

describe("a numbered line", () => {
  it("can be read again, with the numbers that it stands for", () => {
    for (const text of ["ready", "{", "{}", '{"a":1}', "[1]"]) {
      for (const time of [undefined, "2026-11-01T00:00:00.000Z"]) {
        const given = { stream: "s", seq: 3, count: 4, time };
        expect(mark(numbered(text, given)), text).toMatchObject(given);
      }
    }
  });
});
