import { spawn } from "node:child_process";
import { TestingError } from "../errors.ts";
import { checkOptions } from "../options.ts";
import type { Capture } from "./capture.ts";

export interface CaptureProcessOptions {
  /** Added to this process's environment; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>;
  /** Written to the standard input, which is then closed. */
  input?: string | Uint8Array;
  cwd?: string;
  /** Milliseconds until the process is killed. @default 30000 */
  timeoutMs?: number;
}

export interface CapturedProcess extends Capture {
  /** The exit code; `null` where a signal ended the process. */
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * Runs a program and collects every byte of its standard output and error, however they were written.
 * Rejects with `PHILOG_PROCESS_TIMEOUT` (a part of the output proves nothing) and where it cannot be started.
 */
export function captureProcess(
  command: string,
  args: readonly string[] = [],
  options: CaptureProcessOptions = {},
): Promise<CapturedProcess> {
  return new Promise((resolve, reject) => {
    checkOptions(options, ["env", "input", "cwd", "timeoutMs"], "captureProcess");
    const { env, input = "", cwd, timeoutMs = 30_000 } = options;
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: "pipe" });
    const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[], all: [] as Buffer[] };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].on("data", (chunk: Buffer) => {
        chunks[name].push(chunk);
        chunks.all.push(chunk);
      });
    }
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      // A grandchild may hold the pipes open: they are not waited for.
      child.stdout.destroy();
      child.stderr.destroy();
      reject(new TestingError("PHILOG_PROCESS_TIMEOUT", `${timeoutMs} ms`));
    }, timeoutMs);
    // A program that ends without reading its input is no failure.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const text = (name: keyof typeof chunks) => Buffer.concat(chunks[name]).toString();
      resolve({ stdout: text("stdout"), stderr: text("stderr"), all: text("all"), code, signal });
    });
  });
}
