import { describe, expect, it } from "vitest";
import { captureProcess } from "./capture-process.ts";

const node = (script: string, options = {}) => captureProcess(process.execPath, ["-e", script], options);

describe("captureProcess", () => {
  it("collects both streams and the exit code", async () => {
    const result = await node('console.log("out"); console.error("err"); process.exitCode = 3');
    expect(result).toMatchObject({ stdout: "out\n", stderr: "err\n", code: 3, signal: null });
    expect(result.all).toHaveLength(8);
  });

  it("collects what only the process itself can print: a crash and a warning", async () => {
    const result = await node('process.emitWarning("heed"); setImmediate(() => { throw new Error("Zelda") })');
    expect(result.code).toBe(1);
    expect(result.stderr).toContain("heed");
    expect(result.stderr).toContain("Zelda");
  });

  it("passes input, directory and environment, and takes variables away", async () => {
    process.env.PHILOG_TEST_GONE = "1";
    const script =
      'process.stdin.on("data", (d) => console.log(String(d), process.cwd(), process.env.EXTRA, "PHILOG_TEST_GONE" in process.env, "PATH" in process.env))';
    const env = { EXTRA: "yes", PHILOG_TEST_GONE: undefined };
    const result = await node(script, { input: "hello", cwd: "/", env });
    delete process.env.PHILOG_TEST_GONE;
    expect(result.stdout).toBe("hello / yes false true\n");
  });

  it("takes a program that ends without reading its input", async () => {
    expect((await node("process.exit(0)", { input: "x".repeat(1_000_000) })).code).toBe(0);
  });

  it("names the signal that ended the process", async () => {
    expect(await node('process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 9e3)')).toMatchObject({
      code: null,
      signal: "SIGTERM",
    });
  });

  it("kills a process that does not end in time and rejects", async () => {
    await expect(node("setInterval(() => {}, 1000)", { timeoutMs: 300 })).rejects.toMatchObject({
      code: "PHILOG_PROCESS_TIMEOUT",
    });
  });

  it("rejects where the program cannot be started", async () => {
    await expect(captureProcess("/nowhere/philog")).rejects.toMatchObject({ code: "ENOENT" });
  });
});
