import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CapturedProcess, captureProcess } from "@philog/testing";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
/** Puts a fixture into a folder, under its own name or another. */
export const putFixture = (folder: string, name: string, as = name) => copyFileSync(fixture(name), join(folder, as));
/** A program of this repository's own tools, never of the folder under test. */
export const tool = (path: string) => `${root}/node_modules/${path}`;

/** What the surrounding test run says of itself; a program under test must not see it. */
const ownVariables = /^(?:VITEST|NODE_ENV$|NODE_OPTIONS$|NODE_PATH$|TEST$|DEV$|PROD$|npm_(?:lifecycle|package)_)/;

/** Runs a program in a folder as a user's shell would. */
export function run(cwd: string, command: string, args: readonly string[]): Promise<CapturedProcess> {
  const own = Object.keys(process.env).filter((name) => ownVariables.test(name));
  const env = { ...Object.fromEntries(own.map((name) => [name, undefined])), NO_COLOR: "1", FORCE_COLOR: undefined };
  return captureProcess(command, args, { cwd, env, timeoutMs: 100_000 });
}

/** Runs Node in a folder. */
export const runNode = (cwd: string, ...args: string[]) => run(cwd, process.execPath, args);

/** Runs a program that has to end well; throws with what it printed. */
export async function mustRun(cwd: string, command: string, args: readonly string[]): Promise<string> {
  const { code, stdout, all } = await run(cwd, command, args);
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with ${code}:\n${all}`);
  return stdout;
}
