import { PassThrough, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { exit } from "../exit.ts";
import { createOutput } from "./output.ts";

const failing = (code: string) =>
  new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("QP-004821"), { code })) });

describe("an output", () => {
  it("says that there is a reader", async () => {
    const stream = new PassThrough();
    expect(await createOutput(stream).write("a line\n")).toBe(true);
    expect(String(stream.read())).toBe("a line\n");
  });

  it("says quietly that nobody reads any more, also after that", async () => {
    const output = createOutput(failing("EPIPE"));
    expect(await output.write("a")).toBe(false);
    expect(await output.write("b")).toBe(false);
  });

  it("fails with the code alone where the disk is full", async () => {
    const written = createOutput(failing("ENOSPC")).write("a");
    await expect(written).rejects.toMatchObject({
      exitCode: exit.failed,
      message: "ENOSPC: standard output cannot be written to",
    });
  });
});
