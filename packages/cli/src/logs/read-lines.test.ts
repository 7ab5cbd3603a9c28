import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Io } from "../io.ts";
import { type Form, readLines } from "./read-lines.ts";

const unused = new Writable();
const never = new AbortController().signal;

/** The lines that come out of standard input, which brings its text in pieces. */
async function read(text: string, size: number, form: Form = "auto", limit?: number): Promise<string[]> {
  const stdin = new PassThrough();
  const io: Io = { stdin, stdout: unused, stderr: unused, env: {} };
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) stdin.write(bytes.subarray(from, from + size));
  stdin.end();
  const lines: string[] = [];
  for await (const batch of readLines(io, "-", form, never, limit)) {
    for (const { bytes: line } of batch) lines.push(String(line));
  }
  return lines;
}

const lines = Array.from({ length: 300 }, (_, index) => `line ${index} of some length\n`);
const events = Array.from({ length: 300 }, (_, index) => ({
  timestamp: index,
  message: `line ${index} of some length`,
}));

describe("lines", () => {
  it("are the same however they come, as lines or as an export", async () => {
    for (const size of [1, 7, 4095, 100_000]) {
      expect(await read(lines.join(""), size)).toEqual(lines);
      expect(await read(JSON.stringify({ events }, undefined, 4), size)).toEqual(lines);
    }
  });

  it("are none of an empty input", async () => {
    for (const form of ["auto", "lines", "export"] as const) expect(await read("", 1, form)).toEqual([]);
    expect(await read('{ "events": [] }', 3)).toEqual([]);
  });

  it("past the limit end the reading, since nothing may stand in their place", async () => {
    await expect(read(`a\n${"x".repeat(100)}\n`, 7, "lines", 50)).rejects.toMatchObject({
      exitCode: 3,
      message: "-: there is a line that is longer than 50 bytes",
    });
  });
});
