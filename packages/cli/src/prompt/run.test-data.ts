import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { runProgram } from "../program.ts";

export interface RunOptions {
  /** What stands on stdin; a terminal is typed at. */
  stdin?: string;
  typed?: string;
  stdoutIsTerminal?: boolean;
}

function collected(stream: PassThrough): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

/** Runs a command line in this process; gives its streams' text and its exit code. */
export async function run(args: readonly string[], { stdin = "", typed, stdoutIsTerminal }: RunOptions = {}) {
  const input = Object.assign(new PassThrough(), { isTTY: typed !== undefined });
  const stdout = Object.assign(new PassThrough(), { isTTY: stdoutIsTerminal === true });
  const stderr = new PassThrough();
  const out = collected(stdout);
  const err = collected(stderr);
  if (typed === undefined) input.end(stdin);
  // The question is shown before keys are listened to.
  else stderr.once("data", () => setTimeout(() => input.write(typed), 50));
  process.exitCode = undefined;
  await runProgram({ stdin: input, stdout, stderr, env: {} }, args);
  const code = process.exitCode;
  process.exitCode = undefined;
  return { stdout: out(), stderr: err(), code };
}

/** A folder that `end` removes, and a way to put files into it. */
export function createFolder() {
  const folder = mkdtempSync(join(tmpdir(), "philog-cli-test-"));
  return {
    folder,
    put(name: string, content: string | Uint8Array, mode = 0o600) {
      const file = join(folder, name);
      writeFileSync(file, content, { mode });
      return file;
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
