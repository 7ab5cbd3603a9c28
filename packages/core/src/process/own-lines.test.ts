import { describe, expect, it } from "vitest";
import { admitLine } from "../host/admit-line.ts";
import { fakeStream } from "./fake-process.test-data.ts";
import { createOwnLines, type LineStream } from "./own-lines.ts";

const line = '{"level":30,"msg":"read"}';

describe("lines that a process writes itself", () => {
  it("are known while they are written, and not after", () => {
    const lines = createOwnLines();
    const seen: boolean[] = [];
    const write = (chunk: unknown) => seen.push(lines.isOwn(chunk), lines.isOwn("other\n")) > 0;
    lines.write({ ...fakeStream(), write } as LineStream, line);
    expect([seen, lines.isOwn(`${line}\n`), lines.isOwn(undefined)]).toEqual([[true, false], false, false]);
  });

  it("do not end the process where the stream throws or is closed, and take no error from one who listens", () => {
    const lines = createOwnLines();
    const broken = () => {
      throw new Error("gone");
    };
    lines.write({ ...fakeStream(), write: broken }, line);
    const heard: string[] = [];
    const failing = (listeners: number): LineStream => ({
      write(_chunk, done) {
        (done as (error?: Error) => void)(new Error("EPIPE"));
        (done as (error?: Error) => void)();
        return true;
      },
      listenerCount: (event) => (event === "error" ? listeners : 0),
      once(event, ignore) {
        ignore();
        heard.push(`${event} of ${listeners}`);
      },
    });
    lines.write(failing(0), line);
    lines.write(failing(1), line);
    expect(heard).toEqual(["error of 0"]);
  });
});

describe("lines that adapters have redacted", () => {
  it("are known whoever writes them, with either end, as often as they are written", () => {
    const lines = createOwnLines();
    lines.admit(line);
    lines.admit("other\r\n");
    lines.admit("of two\nlines");
    expect(lines.isOwn("of two\nlines\n")).toBe(true);
    for (const chunk of [`${line}\n`, `${line}\n`, `${line}\r\n`, "other\n"]) expect(lines.isOwn(chunk)).toBe(true);
    for (const chunk of [line, `${line} \n`, ` ${line}\n`, `\n${line}\n`, Buffer.from(`${line}\n`), "\n"]) {
      expect(lines.isOwn(chunk)).toBe(false);
    }
  });

  it("are forgotten where many come after them", () => {
    const lines = createOwnLines();
    lines.admit("first");
    lines.admit("second");
    for (let count = 0; count < 62; count++) lines.admit(`line ${count}`);
    lines.admit("first");
    lines.admit("last");
    expect(["first\n", "second\n", "line 0\n", "last\n"].map(lines.isOwn)).toEqual([true, false, true, true]);
  });
});

describe("a line that is told", () => {
  const key = Symbol.for("philog.process");
  const told: string[] = [];
  const lines = { admit: (text: string) => told.push(text) };

  it("is admitted where the streams are guarded, and nowhere else", () => {
    admitLine(line, {});
    admitLine(line, { [key]: { streams: false, lines } });
    admitLine(7, { [key]: { streams: true, lines } });
    // A preload of an older copy.
    admitLine(line, { [key]: { streams: true, lines: {} } });
    expect(told).toEqual([]);
    admitLine(line, { [key]: { streams: true, lines } });
    admitLine(line);
    expect(told).toEqual([line]);
  });
});
