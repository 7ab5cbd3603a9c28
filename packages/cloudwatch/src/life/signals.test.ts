import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformWithOxc } from "vite";
import { expect, test } from "vitest";

const path = fileURLToPath(new URL("signals.ts", import.meta.url));
// Node 20 runs no TypeScript.
const source = await transformWithOxc(readFileSync(path, "utf8"), path);

/** Runs a script in a process of its own, which has `wireSignals`. */
function run(code: string) {
  const { stdout, signal, status } = spawnSync(
    process.execPath,
    ["--no-warnings", "--input-type=module", "-e", `${source.code}\n${code}`],
    { encoding: "utf8", timeout: 10_000 },
  );
  return { stdout, signal, status };
}

const finish = `const finish = async () => { console.log("finishing"); await new Promise((resolve) => setTimeout(resolve, 50)); console.log("finished"); };`;

test("a signal finishes, then ends the process as it would have", () => {
  const { stdout, signal } = run(`${finish}
    wireSignals(true, finish);
    setInterval(() => {}, 1000);
    process.kill(process.pid, "SIGTERM");`);
  expect([stdout, signal]).toEqual(["finishing\nfinished\n", "SIGTERM"]);
});

test("an application that listens to the signal ends by itself", () => {
  const { stdout, status } = run(`${finish}
    wireSignals(["SIGTERM"], finish);
    process.on("SIGTERM", () => setTimeout(() => { console.log("own end"); process.exit(7); }, 300));
    setInterval(() => {}, 1000);
    process.kill(process.pid, "SIGTERM");`);
  expect([stdout, status]).toEqual(["finishing\nfinished\nown end\n", 7]);
});

test("a process with nothing more to do finishes, once", () => {
  const { stdout, status } = run(`${finish} wireSignals([], finish);`);
  expect([stdout, status]).toEqual(["finishing\nfinished\n", 0]);
});

test("without the option nothing is wired", () => {
  const { stdout, signal } = run(`${finish}
    wireSignals(false, finish)();
    process.kill(process.pid, "SIGTERM");
    setInterval(() => {}, 1000);`);
  expect([stdout, signal]).toEqual(["", "SIGTERM"]);
});

test("what was wired can be taken back", () => {
  const { stdout, signal } = run(`${finish}
    wireSignals(["SIGTERM"], finish)();
    setInterval(() => {}, 1000);
    process.kill(process.pid, "SIGTERM");`);
  expect([stdout, signal]).toEqual(["", "SIGTERM"]);
});
