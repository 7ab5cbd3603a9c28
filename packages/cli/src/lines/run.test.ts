import { PassThrough, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Io } from "../io.ts";
import type { Engine, Made } from "./engine.ts";
import { type Origin, type RunParts, startRun } from "./run.ts";

/** A run over standard input, with an engine whose batches are finished by hand. */
function setUp(files = ["-"], width = 3, more: Partial<RunParts<string>> = {}) {
  const stdin = new PassThrough();
  const unused = new Writable();
  const io: Io = { stdin, stdout: unused, stderr: unused, env: {} };
  const released: string[] = [];
  const started: { text: string; finish(): void; fail(): void }[] = [];
  const engine: Engine<string> = {
    width,
    work: (batch) =>
      new Promise<Made<string>>((resolve, reject) => {
        const text = String(batch);
        started.push({
          text,
          finish: () =>
            resolve({
              result: text.toUpperCase(),
              release: () => released.push(text),
            }),
          fail: () => reject(new Error("died")),
        });
      }),
    close: async () => {},
  };
  let written = "";
  let open = true;
  const origins: Origin[] = [];
  const take = async (result: string, origin: Origin) => {
    if (open) written += result;
    origins.push(origin);
    return open;
  };
  const abort = new AbortController();
  const progress = { show() {}, clear() {} };
  const run = startRun(io, { files, engine, take, progress, signal: abort.signal, ...more });
  const close = () => {
    open = false;
  };
  return { stdin, started, released, origins, run, abort, close, written: () => written };
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
    expect(run.progress()).toMatchObject({ bytes: 6, long: 0 });
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

  it("says of each batch which file it is from, and how many lines of it were replaced so far", async () => {
    const { stdin, started, run, origins } = setUp(["-"], 3, { limit: 4 });
    stdin.write("a\n");
    await settled();
    stdin.end("longer\nb\n");
    await settled();
    for (const { finish } of started) finish();
    await run.done;
    expect(origins).toEqual([0, 1, 1].map((long) => ({ index: 0, long })));
    expect(run.progress().long).toBe(1);
  });

  it("goes on with the next file where it is to tell of those that cannot be read", async () => {
    const faults: string[] = [];
    const onFault = ({ message }: Error) => faults.push(message);
    const { stdin, started, run, written } = setUp(["/no/such/file.log", "-"], 3, { onFault });
    stdin.end("a\n");
    await settled();
    started[0]!.finish();
    expect(await run.done).toBe(true);
    expect(written()).toBe("A\n");
    expect(faults).toEqual(["/no/such/file.log: there is no such file (ENOENT)"]);
  });
});
