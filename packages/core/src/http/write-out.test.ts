import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createWriteOut, type StandardStream } from "./write-out.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-out-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A stream as `process.stdout` is where it is a file, and what has come to it as to any other. */
function file(name: string) {
  const path = join(folder, name);
  const fd = openSync(path, "w");
  const streamed: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => done(void streamed.push(String(chunk)) as undefined),
  });
  const standard = Object.assign(stream, { _type: "fs", fd }) as unknown as StandardStream;
  return { fd, stream, standard, streamed, written: () => readFileSync(path, "utf8") };
}

describe("a file", () => {
  it("is written to at once, in the order of the lines", () => {
    const { standard, streamed, written } = file("order");
    const write = createWriteOut(standard);
    write("one\n");
    write("zwölf\n");
    expect([written(), streamed]).toEqual(["one\nzwölf\n", []]);
  });

  it("is left to whoever takes the place of the stream's write, for as long as that stands", () => {
    const { standard, streamed, written } = file("taken");
    const own = standard.write;
    const taken: string[] = [];
    standard.write = (text) => taken.push(text);
    const write = createWriteOut(standard);
    write("one\n");
    standard.write = own;
    write("two\n");
    expect([taken, written(), streamed]).toEqual([["one\n"], "two\n", []]);
  });

  it("is not written to behind a stream that has ended", () => {
    const { standard, stream, written } = file("ended");
    const write = createWriteOut(standard);
    stream.on("error", () => {});
    stream.end();
    write("one\n");
    expect(written()).toBe("");
  });

  it("throws where it cannot be written to, so that the line goes elsewhere", () => {
    const { fd, standard } = file("closed");
    closeSync(fd);
    expect(() => createWriteOut(standard)("one\n")).toThrow("EBADF");
  });
});

describe("a pipe", () => {
  it("is written to as a stream, and does not end the process where it is closed", async () => {
    for (const fd of [1, undefined]) {
      const streamed: string[] = [];
      const stream = new Writable({
        write(chunk, _encoding, done) {
          streamed.push(String(chunk));
          done(streamed.length > 1 ? new Error("EPIPE") : null);
        },
      });
      const pipe = Object.assign(stream, { _type: fd === 1 ? "pipe" : "fs", fd }) as unknown as StandardStream;
      const write = createWriteOut(pipe);
      write("one\n");
      await new Promise(setImmediate);
      write("two\n");
      await new Promise(setImmediate);
      expect([streamed, stream.destroyed]).toEqual([["one\n", "two\n"], true]);
    }
  });

  it("leaves its errors to the application where that listens", async () => {
    const heard: unknown[] = [];
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(new Error("EPIPE")) });
    stream.on("error", (error) => heard.push(error.message));
    const once = vi.spyOn(stream, "once");
    createWriteOut(stream as unknown as StandardStream)("one\n");
    await new Promise(setImmediate);
    expect([heard, stream.listenerCount("error")]).toEqual([["EPIPE"], 1]);
    expect(once).not.toHaveBeenCalled();
  });
});
