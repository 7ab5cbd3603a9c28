import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { AwsLocal } from "@philog/aws-local";

const cwd = fileURLToPath(new URL("..", import.meta.url));
const secret = "x6v8Ek2M0WoRThHa1TaStVukhqeQ1bmRWyNvbrp1GWk=";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunOptions {
  /** The spool's folder; in memory without. */
  readonly directory?: string;
  readonly signals?: boolean;
  /** Code that runs before anything is loaded. */
  readonly before?: string;
  readonly fileBlocks?: number;
}

/**
 * Runs code with the built package in a process of its own. It says nothing: what it stored is looked at. No file of it
 * grows past `fileBlocks` of 512 bytes, as on a disk that is full.
 */
export function runScript(code: string, fileBlocks?: number): Promise<Ended> {
  const args = ["--no-warnings", "-e", code];
  // The signal that comes with the limit ends a process, unless it is told not to heed it.
  const limit = `trap '' XFSZ; ulimit -f ${fileBlocks}; exec "$0" "$@"`;
  const [command, ...rest] = fileBlocks ? ["sh", "-c", limit, process.execPath, ...args] : [process.execPath, ...args];
  const child = spawn(command!, rest, { cwd, stdio: "ignore" });
  return new Promise((resolve) => child.on("close", (exit, signal) => resolve({ code: exit, signal })));
}

/** Runs `code`, which has a transport `cloudWatch` to the group `g`, and a function `write(count)`. */
export function runWriter(local: AwsLocal, code: string, options: RunOptions = {}) {
  const { directory, signals, before = "", fileBlocks } = options;
  const own = { group: "g", aws: local.client, startLine: false, expect: { kmsKey: false, retentionDays: false } };
  const script = `
    ${before}
    const { createCloudWatch } = require("@philog/cloudwatch");
    const { secretDataKeys } = require("@philog/core");
    const dataKeys = secretDataKeys({ current: { id: "k1", secret: "${secret}" } });
    const directory = ${JSON.stringify(directory ?? null)};
    const cloudWatch = createCloudWatch({
      ...${JSON.stringify({ ...own, signals })},
      ...(directory ? { spool: { directory, dataKeys } } : {}),
    });
    const write = (count) => { for (let index = 0; index < count; index++) cloudWatch.write(JSON.stringify({ index })); };
    setTimeout(async () => { ${code} }, 50);`;
  return runScript(script, fileBlocks);
}

/** The package's folder, from which others are found by name. */
export const packageFolder = cwd;
