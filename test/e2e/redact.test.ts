import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRing, listed } from "../../benchmarks/src/records.js";

const main = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "philog-e2e-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode });
  return path;
}

const secret = createHash("sha256").update("e2e").digest("base64");
const keys = file("keys.json", JSON.stringify({ current: { id: "e2e", secret } }));
const policy = file("policy.json", JSON.stringify(listed));
const withPolicy = ["--policy", policy, "--keys", keys];

const ring = createRing(256) as { patient: { mrn: string } }[];
/** Lines of which each tells its number. */
const clinic = (count: number) =>
  Array.from({ length: count }, (_, number) => {
    const record = { level: 30, ...ring[number % ring.length], retries: number % 9999, msg: "request completed" };
    return `${JSON.stringify(record)}\n`;
  }).join("");

interface Started {
  args: string[];
  input?: string | Uint8Array;
  /** Descriptors, in place of pipes. */
  stdin?: number;
  stdout?: number;
  env?: Record<string, string>;
}

/** Starts the built command with all of `input` on its standard input. */
function start({ args, input, stdin, stdout, env = {} }: Started) {
  const stdio = [input === undefined ? (stdin ?? "ignore") : "pipe", stdout ?? "pipe", "pipe"] as const;
  const child = spawn(process.execPath, [main, "redact", ...args], {
    stdio: [...stdio],
    env: { ...process.env, ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on("data", (chunk) => out.push(chunk));
  child.stderr!.on("data", (chunk) => err.push(chunk));
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  const ended = new Promise<{ exitCode: number | null; signal: string | null; stdout: string; stderr: string }>(
    (resolve) => {
      child.on("close", (exitCode, signal) =>
        resolve({ exitCode, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
      );
    },
  );
  return { child, ended };
}
const run = (args: string[], rest: Omit<Started, "args"> = {}) => start({ args, ...rest }).ended;

describe("philog redact", () => {
  const input = file("clinic.ndjson", clinic(3000));
  let whole: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    whole = await run([...withPolicy, input]);
  }, 30_000);

  it("writes the same lines in the same order with workers and without, and its own output unchanged", async () => {
    const one = whole;
    const two = await run([...withPolicy, "--workers", "2", input]);
    expect(one.exitCode).toBe(0);
    expect(two).toMatchObject({ exitCode: 0, stdout: one.stdout });
    const lines = one.stdout.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).retries)).toEqual(Array.from({ length: 3000 }, (_, number) => number));
    for (const { patient } of ring) expect(one.stdout).not.toContain(patient.mrn);
    expect(one.stdout).not.toMatch(/Hollow Elm|example\.test|birthDate":"1/);
    const counts = (text: string) => text.replace(/ in [\d.]+ s \([\d.]+ MB\/s\)/, "");
    expect(counts(two.stderr)).toBe(counts(one.stderr));
    expect(one.stderr).toContain("by action          unlisted 18,000, tokenize 3,000\n");
    expect((await run([...withPolicy, "-"], { input: one.stdout })).stdout).toBe(one.stdout);
  }, 60_000);

  it("writes the same bytes with workers and without, whatever the files hold", async () => {
    const awkward = [
      ...["\n", "\r\n", "zq\n".repeat(120_000), "\ufeff", "a\0b\n", "x", '{"event":"a.b","name":"Zelda"}\r\n'],
      ...["é漢😀\n".repeat(9000), `{"note":"${"y".repeat(300_000)}"}\n`, "z".repeat(1_048_577), clinic(300)],
    ].map((text) => Buffer.from(text));
    awkward.push(Buffer.of(0xff, 0xc3, 0x0a), Buffer.of(0xe6));
    // All of it in three files, each beginning and ending in a part of another kind from sample to sample.
    const parts = fc.shuffledSubarray(awkward, { minLength: awkward.length });
    const cuts = fc.shuffledSubarray([2, 5, 7, 11], { minLength: 2, maxLength: 2 });
    const samples = fc
      .sample(fc.tuple(parts, cuts), { seed: 9, numRuns: 2 })
      .map(([all, [one = 0, two = 0]]) =>
        [0, Math.min(one, two), Math.max(one, two)].map((from, index, starts) =>
          Buffer.concat(all.slice(from, starts[index + 1])),
        ),
      );
    for (const contents of samples) {
      const files = contents.map((bytes, index) => file(`awkward-${index}`, bytes));
      const [one, two] = await Promise.all(["1", "2"].map((workers) => run(["--workers", workers, ...files])));
      expect(one!.exitCode).toBe(0);
      expect(two!.stdout === one!.stdout).toBe(true);
      expect(two!.exitCode).toBe(0);
      const summed = (text: string) => text.replace(/ in [\d.]+ s( \([\d.]+ MB\/s\))?/, "");
      expect(summed(two!.stderr)).toBe(summed(one!.stderr));
    }
  }, 90_000);

  it("writes the same from a file, from one on standard input and from a pipe", async () => {
    const bytes = readFileSync(input);
    const { stdout } = whole;
    for (const workers of ["1", "2"]) {
      const descriptor = openSync(input, "r");
      const args = [...withPolicy, "--workers", workers];
      expect((await run(args, { stdin: descriptor })).stdout === stdout).toBe(true);
      closeSync(descriptor);
      expect((await run(args, { input: bytes })).stdout === stdout).toBe(true);
    }
  }, 60_000);

  it("gives the lines of a worker that dies to another one: no gap, no line twice", async () => {
    const mark = join(folder, "dead");
    const dies = file(
      "dies.cjs",
      `const { isMainThread, parentPort } = require("node:worker_threads");
       const { openSync } = require("node:fs");
       const answer = parentPort?.postMessage;
       let answers = 0;
       if (!isMainThread) parentPort.postMessage = function (...message) {
         if (++answers === 1) try { openSync(${JSON.stringify(mark)}, "wx"); process.exit(1); } catch {}
         answer.apply(this, message);
       };`,
    );
    const env = { NODE_OPTIONS: `--require ${dies}` };
    const redone = await run([...withPolicy, "--workers", "2", input], { env });
    expect(existsSync(mark)).toBe(true);
    expect(redone).toMatchObject({ exitCode: 0, stdout: whole.stdout });
  }, 60_000);

  it("fails where workers die again and again, and writes no line after the gap", async () => {
    const dies = file(
      "dies-always.cjs",
      `const { isMainThread, parentPort } = require("node:worker_threads");
       let answers = 0;
       const answer = parentPort?.postMessage;
       if (!isMainThread) parentPort.postMessage = function (...message) {
         if (++answers === 4) process.exit(1);
         answer.apply(this, message);
       };`,
    );
    const atOnce = file("dies-at-once.cjs", 'require("node:worker_threads").isMainThread || process.exit(1);');
    const env = { NODE_OPTIONS: `--require ${atOnce}` };
    const target = join(folder, "never.log");
    const [redone, never, toFile] = await Promise.all([
      run([...withPolicy, "-w", "2", input], { env: { NODE_OPTIONS: `--require ${dies}` } }),
      run([...withPolicy, "-w", "2", input], { env }),
      run([...withPolicy, "-w", "2", "-o", target, input], { env }),
    ]);
    for (const { exitCode, stdout, stderr } of [never, toFile]) {
      expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
      expect(stderr).toContain("philog redact: a worker died twice with the same lines\n");
    }
    expect(existsSync(target)).toBe(false);
    // A worker that answers and dies later may leave its batch to one that answers.
    expect(whole.stdout.startsWith(redone.stdout)).toBe(true);
    expect(redone.exitCode).toBe(redone.stdout === whole.stdout ? 0 : 3);
  }, 60_000);

  it("keeps the young generation of its threads small: 16 MiB of its own, 4 of each worker", async () => {
    const tells = file(
      "tells-young.cjs",
      `const { isMainThread } = require("node:worker_threads");
       const { getHeapSpaceStatistics } = require("node:v8");
       const { appendFileSync } = require("node:fs");
       const tell = () => {
         const young = getHeapSpaceStatistics().find((space) => space.space_name === "new_space").space_size;
         appendFileSync(process.env.TOLD, JSON.stringify({ isMainThread, young }) + "\\n");
       };
       setInterval(tell, 10).unref();
       if (isMainThread) process.on("exit", tell);`,
    );
    const large = file("large.ndjson", clinic(20_000));
    const largestOf = async (workers: string) => {
      const told = join(folder, `young-${workers}`);
      const args = [...withPolicy, "--workers", workers, "--output", join(folder, "young.ndjson"), large];
      const { exitCode } = await run(args, { env: { NODE_OPTIONS: `--require ${tells}`, TOLD: told } });
      expect(exitCode).toBe(0);
      const all: { isMainThread: boolean; young: number }[] = readFileSync(told, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      const largest = (own: boolean) =>
        Math.max(...all.flatMap(({ isMainThread, young }) => (isMainThread === own ? [young] : [])));
      return { own: largest(true), others: largest(false) };
    };
    const one = await largestOf("1");
    expect(one.own).toBeGreaterThan(4_000_000);
    // V8 would take 32 MiB; pages that wait to be freed count, too.
    expect(one.own).toBeLessThan(22_000_000);
    const two = await largestOf("2");
    // A thread that starts lets all grow for a moment, on Node 20 and 22.
    expect(two.own).toBeLessThan(28_000_000);
    expect(two.others).toBeGreaterThan(4_000_000);
    expect(two.others).toBeLessThan(6_000_000);
  }, 60_000);

  it("ends quietly when nobody reads its output any more", async () => {
    for (const workers of ["1", "2"]) {
      const { child, ended } = start({ args: [...withPolicy, "--workers", workers, input, input, input] });
      child.stdout!.once("data", () => child.stdout!.destroy());
      expect(await ended).toMatchObject({ exitCode: 0, stderr: "" });
    }
  }, 60_000);

  it("sums up what was done when it is interrupted, writes whole lines, and exits with 130", async () => {
    for (const workers of ["1", "2"]) {
      const piped = spawn(process.execPath, [main, "redact", "--workers", workers], { stdio: "pipe" });
      let [out, err] = ["", ""];
      piped.stdout.on("data", (chunk) => (out += chunk));
      piped.stderr.on("data", (chunk) => (err += chunk));
      piped.stdin.write('{"event":"a.b","name":"Zelda"}\nmrn 482');
      for (let waited = 0; out === "" && waited < 10_000; waited += 20) await sleep(20);
      piped.kill("SIGINT");
      const exitCode = await new Promise((resolve) => piped.on("close", resolve));
      expect(exitCode).toBe(130);
      expect(out).toBe('{"event":"a.b","redacted":["name"]}\n');
      expect(err).toMatch(/^philog redact: interrupted; 1 line, /);
    }
  }, 60_000);

  it("removes its unfinished file when it is interrupted", async () => {
    const target = join(folder, "interrupted.log");
    const piped = spawn(process.execPath, [main, "redact", "--output", target], { stdio: "pipe" });
    piped.stdin.write("one\n");
    const unfinished = () => readdirSync(folder).filter((name) => name.startsWith("interrupted.log"));
    for (let waited = 0; unfinished().length === 0 && waited < 10_000; waited += 20) await sleep(20);
    expect(unfinished()).toEqual([expect.stringContaining("unfinished")]);
    await sleep(100);
    piped.kill("SIGINT");
    expect(await new Promise((resolve) => piped.on("close", resolve))).toBe(130);
    expect(unfinished()).toEqual([]);
  }, 30_000);

  it.skipIf(!existsSync("/dev/full"))("says that the disk is full, and exits with 3", async () => {
    const full = openSync("/dev/full", "w");
    const { exitCode, stderr } = await run([...withPolicy, input], { stdout: full });
    closeSync(full);
    expect(exitCode).toBe(3);
    expect(stderr).toContain("ENOSPC");
    expect(stderr).not.toContain("    at ");
  });

  it("writes to a file that a shell opened, to its last byte", async () => {
    const target = join(folder, "shell.log");
    const descriptor = openSync(target, "a");
    const { exitCode } = await run(["-q", "--policy", policy, "--keys", keys, input], { stdout: descriptor });
    closeSync(descriptor);
    expect(exitCode).toBe(0);
    expect(readFileSync(target, "utf8").split("\n")).toHaveLength(3001);
  }, 30_000);

  it("replaces a line of 100 MB, holds little of it, and goes on", async () => {
    const gzip = gzipSync(
      Buffer.concat([Buffer.from('{"note":"'), Buffer.alloc(100_000_000, "x"), Buffer.from('"}\nok\n')]),
    );
    const { exitCode, stdout, stderr } = await run([], { input: gzip });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: '{"philog":"withheld","code":"PHILOG_RECORD_UNREADABLE"}\nok\n',
    });
    expect(stderr).toContain("1 longer than 1 MiB and replaced");
  }, 30_000);

  it("passes binary input as no raw byte", async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256));
    const { exitCode, stdout, stderr } = await run([], { input: bytes });
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("\0");
    expect(stderr).toMatch(/with NUL bytes and withheld/);
  });

  it("refuses a directory as standard input", async () => {
    const directory = openSync(folder, "r");
    const child = spawn(process.execPath, [main, "redact", "-q"], { stdio: [directory, "ignore", "pipe"] });
    let stderr = "";
    child.stderr!.on("data", (chunk) => {
      stderr += chunk;
    });
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(3);
    closeSync(directory);
    expect(stderr).toBe("philog redact: standard input: it is a directory (EISDIR)\n");
  });

  it("names an unknown option and the nearest one, and prints no stack", async () => {
    const { exitCode, stdout, stderr } = await run(["--polcy", "x"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toBe("philog: unknown option '--polcy'\n(Did you mean --policy?)\n");
  });
});
