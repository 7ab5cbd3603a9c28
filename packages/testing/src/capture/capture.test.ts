import fs, { writeSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { capture } from "./capture.ts";

const open = <T>(action: (descriptor: number) => T): T => {
  const descriptor = fs.openSync("/dev/null", "w");
  try {
    return action(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
};

describe("capture", () => {
  it("collects standard output, standard error and the console, in order", async () => {
    const result = await capture(async () => {
      process.stdout.write("one ");
      process.stderr.write(Buffer.from("two "));
      console.log("three %s", "x");
      await Promise.resolve();
      console.error("four");
      console.table([{ five: 5 }]);
    });
    expect(result.stdout).toMatch(/^one three x\n[\s\S]*five/);
    expect(result.stderr).toBe("two four\n");
    expect(result.all).toMatch(/^one two three x\nfour\n[\s\S]*five/);
  });

  it("honours encodings and calls back", async () => {
    let called = 0;
    const result = await capture(() => {
      process.stdout.write("5a656c6461", "hex", () => called++);
      process.stdout.write("!", () => called++);
    });
    expect(result.stdout).toBe("Zelda!");
    expect(called).toBe(2);
  });

  it("collects what fs writes to the descriptors, as pino does, from default and named imports", async () => {
    const bytes = Buffer.from("abcdef");
    const result = await capture(async () => {
      expect(fs.writeSync(1, "a1 ")).toBe(3);
      expect(writeSync(2, "a2 ")).toBe(3);
      fs.writeSync(1, bytes, 2, 3);
      Reflect.apply(fs.writeSync, fs, [1, new Uint8Array(bytes), { offset: 4 }]);
      fs.writeSync(1, "7a", null, "hex");
      await new Promise<void>((done) => {
        fs.write(1, "later", (error, written, data) => {
          expect([error, written, data]).toEqual([null, 5, "later"]);
          done();
        });
      });
      Reflect.apply(fs.write, fs, [1, "!"]);
      expect(await promisify(fs.write)(1, bytes)).toEqual({ bytesWritten: 6, buffer: bytes });
    });
    expect(result.stdout).toBe("a1 cdeefzlater!abcdef");
    expect(result.stderr).toBe("a2 ");
  });

  it("leaves other descriptors alone", async () => {
    const result = await capture(async () => {
      open((descriptor) => expect(fs.writeSync(descriptor, "elsewhere")).toBe(9));
      const descriptor = fs.openSync("/dev/null", "w");
      await new Promise<void>((done) => fs.write(descriptor, "elsewhere", () => done()));
      fs.closeSync(descriptor);
    });
    expect(result.all).toBe("");
  });

  it("restores everything, also where the action throws or rejects", async () => {
    const before = [process.stdout.write, process.stderr.write, console.log, console.table, fs.writeSync, fs.write];
    await expect(
      capture(() => {
        throw new Error("planned");
      }),
    ).rejects.toThrow("planned");
    await expect(capture(() => Promise.reject(new Error("planned")))).rejects.toThrow("planned");
    await capture(() => {});
    const after = [process.stdout.write, process.stderr.write, console.log, console.table, fs.writeSync, fs.write];
    expect(after.every((method, index) => method === before[index])).toBe(true);
    expect(writeSync).toBe(fs.writeSync);
    expect(Object.hasOwn(process.stdout, "write")).toBe(Object.hasOwn(process.stderr, "write"));
  });

  it("collects what is written in the turn after the action", async () => {
    const result = await capture(() => {
      process.nextTick(() => console.log("late"));
    });
    expect(result.stdout).toBe("late\n");
  });

  it("refuses to nest", async () => {
    await capture(() => expect(capture(() => {})).rejects.toThrow("PHILOG_CAPTURE_BUSY"));
  });

  it("lets nothing through to what it stands in for", async () => {
    const real = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write"), vi.spyOn(fs, "writeSync")];
    await capture(() => {
      console.log("a");
      process.stderr.write("b");
      fs.writeSync(1, "c");
    });
    for (const spy of real) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
