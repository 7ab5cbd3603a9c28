import { PassThrough, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Io } from "../io.ts";
import { noCounts } from "./counts.ts";
import type { Engine, Redacted } from "./engine.ts";
import { startRun } from "./run.ts";

/** A run over standard input, with an engine whose batches are finished by hand. */
function setUp(files = ["-"], width = 3) {
  const stdin = new PassThrough();
  const unused = new Writable();
  const io: Io = { stdin, stdout: unused, stderr: unused, env: {} };
  const released: string[] = [];
  const started: { text: string; finish(): void; fail(): void }[] = [];
  const engine: Engine = {
    width,
    redact: (batch) =>
      new Promise<Redacted>((resolve, reject) => {
        const text = String(batch);
        started.push({
          text,
          finish: () =>
            resolve({
              output: Buffer.from(text.toUpperCase()),
              counts: { ...noCounts(), lines: 1 },
              release: () => released.push(text),
            }),
          fail: () => reject(new Error("died")),
        });
      }),
    close: async () => {},
  };
  let written = "";
  let open = true;
  const sink = {
    write: async (bytes: Uint8Array) => {
      if (open) written += String(bytes);
      return open;
    },
    finish: async () => {},
    abandon: async () => {},
  };
  const abort = new AbortController();
  const progress = { show() {}, clear() {} };
  const run = startRun(io, { files, engine, sink, progress, signal: abort.signal });
  const close = () => {
    open = false;
  };
  return { stdin, started, released, run, abort, close, written: () => written };
}

const settled = () => sleep(20);

describe("a run", () => {
  it("writes a batch as soon as it and all before it are done, and in order", async () => {
    const { stdin, started, run, written } = setUp();
    for (const line of ["a\n", "b\n", "c\n"]) {
      stdin.write(line);
      await settled();
    }
    started[1]!.finish();
    await settled();
    expect(written()).toBe("");
    started[0]!.finish();
    await settled();
    expect(written()).toBe("A\nB\n");
    expect(run.report().counts.lines).toBe(2);
    stdin.end();
    started[2]!.finish();
    expect(await run.done).toBe(true);
    expect(written()).toBe("A\nB\nC\n");
  });

  it("gives the memory of an output back once it is written, and no sooner", async () => {
    const { stdin, started, released, run } = setUp();
    for (const line of ["a\n", "b\n"]) {
      stdin.write(line);
      await settled();
    }
    started[1]!.finish();
    await settled();
    expect(released).toEqual([]);
    stdin.end();
    started[0]!.finish();
    await run.done;
    expect(released).toEqual(["a\n", "b\n"]);
  });

  it("reads no further than the engine is wide", async () => {
    const { stdin, started } = setUp(["-"], 2);
    for (const line of ["a\n", "b\n", "c\n", "d\n", "e\n"]) {
      stdin.write(line);
      await settled();
    }
    expect(started.length).toBeLessThanOrEqual(3);
    started[0]!.finish();
    await settled();
    expect(started.length).toBeLessThanOrEqual(4);
  });

  it("writes nothing after a batch that failed", async () => {
    const { stdin, started, run, written } = setUp();
    for (const line of ["a\n", "b\n", "c\n"]) {
      stdin.write(line);
      await settled();
    }
    stdin.end();
    started[0]!.finish();
    started[1]!.fail();
    started[2]!.finish();
    await expect(run.done).rejects.toThrow("died");
    expect(written()).toBe("A\n");
  });

  it("stops where nobody reads any more", async () => {
    const { stdin, started, run, close } = setUp(["-"], 1);
    close();
    stdin.write("a\n");
    await settled();
    started[0]!.finish();
    stdin.write("b\n");
    await settled();
    expect(await run.done).toBe(false);
  });

  it("names a file that has vanished since it was looked at", async () => {
    const { run } = setUp(["/no/such/file.log"]);
    await expect(run.done).rejects.toMatchObject({
      exitCode: 3,
      message: "/no/such/file.log: there is no such file (ENOENT)",
    });
  });

  it("ends when it is aborted, with what is under way written", async () => {
    const { stdin, started, run, abort, written } = setUp();
    stdin.write("a\nhalf a li");
    await settled();
    abort.abort();
    started[0]!.finish();
    expect(await run.done).toBe(true);
    expect(written()).toBe("A\n");
  });
});
