import { execFile, fork } from "node:child_process";
import { promisify } from "node:util";

const dist = (path: string) => new URL(`../../dist/${path}`, import.meta.url);

/** The URL of a built module, as a literal of a program. */
export const built = (path: string) => JSON.stringify(dist(path).href);

/** An expression that requires a built module, which Node's own `require` cannot while it builds a snapshot. */
export const requireBuilt = (path: string) =>
  `require("node:module").createRequire(${built("cjs/index.js")})(${JSON.stringify(dist(path).pathname)})`;

/** What each of three processes that run a program sends, one after the other. */
export async function runForked<T>(file: string): Promise<T[]> {
  const run = () =>
    new Promise<T[]>((resolve, reject) => {
      const child = fork(file, { execArgv: [] });
      child.once("message", (message) => resolve(message as T[]));
      child.once("error", reject);
      child.once("exit", (code) => code !== 0 && reject(new Error(`exit ${code}`)));
    });
  return (await Promise.all([run(), run(), run()])).flat();
}

/** Rejects where Node builds no start-up snapshot of a program. */
export const buildSnapshot = (file: string, blob: string, env: Record<string, string>) =>
  promisify(execFile)(process.execPath, ["--snapshot-blob", blob, "--build-snapshot", file], {
    env: { ...env, NODE_NO_WARNINGS: "1" },
  });
