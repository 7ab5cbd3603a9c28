import { appendFileSync, createReadStream, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, type Readable, Writable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import type { Io } from "../io.ts";
import { readSource } from "./sources.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-sources-"));
afterAll(() => rmSync(folder, { recursive: true }));
const unused = new Writable();
const ioOf = (stdin: Readable = new PassThrough()): Io => ({ stdin, stdout: unused, stderr: unused, env: {} });
const never = new AbortController().signal;

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** All bytes of a source; what is done after each chunk may change it. */
async function readAll(io: Io, name: string, after: (turn: number) => void = () => {}): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of readSource(io, name, never)) {
    parts.push(Buffer.from(chunk));
    after(parts.length);
  }
  return Buffer.concat(parts);
}

const large = Buffer.from(Array.from({ length: 1_500_000 }, (_, index) => (index * 7919) % 251));

describe("a source", () => {
  it("is a file's bytes, whatever its size", async () => {
    for (const size of [0, 1, 2, 524_288, 524_289, large.length]) {
      const content = large.subarray(0, size);
      expect((await readAll(ioOf(), file("sized", content))).equals(content)).toBe(true);
    }
  });

  it("is what gzip holds, where the file starts like it", async () => {
    expect((await readAll(ioOf(), file("packed", gzipSync(large)))).equals(large)).toBe(true);
  });

  it("is read on where a file grows, to its end", async () => {
    const path = file("grows", large);
    const read = await readAll(ioOf(), path, (turn) => {
      if (turn <= 2) appendFileSync(path, "more");
    });
    expect(read.equals(Buffer.concat([large, Buffer.from("moremore")]))).toBe(true);
  });

  it("is not whole where a file was cut, and that is said", async () => {
    const path = file("shrinks", large);
    const reading = readAll(ioOf(), path, (turn) => {
      if (turn === 1) truncateSync(path, 1000);
    });
    await expect(reading).rejects.toMatchObject({ exitCode: 3, message: `${path}: it was cut while it was read` });
  });

  it("starts where a file on standard input stands, and leaves it at its end", async () => {
    const descriptor = openSync(file("input", large), "r");
    const stdin = () => createReadStream("", { fd: descriptor, autoClose: false });
    expect((await readAll(ioOf(stdin()), "-")).equals(large)).toBe(true);
    expect(await readAll(ioOf(stdin()), "-")).toHaveLength(0);
  });

  it("ends at once where packed data on a pipe is damaged, though the pipe stays open", async () => {
    const stdin = new PassThrough();
    stdin.write(gzipSync("a").fill(0xff, 10));
    await expect(readAll(ioOf(stdin), "-")).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^standard input: the gzip data is damaged/),
    });
    expect(stdin.destroyed).toBe(true);
  });
});
