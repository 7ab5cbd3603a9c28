// How fast is `philog redact`, how much memory does it take, and does it keep the order? Run by hand, on a quiet
// machine: `npm run build`, then `node scripts/measure-redact.mjs [--megabytes 2000] [--workers 1,2] [--rounds 3] [--file]`.
// The stream is made on the fly: 1 KB clinic records, each with its number, through a pipe. That takes a core itself:
// with two workers it wants four, and where there are fewer the processor time tells more. With --file the stream is
// made once, in a temporary file, and the output goes to a second one, which is checked when the time is taken.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createRing, listed } from "../benchmarks/src/records.js";

const { values } = parseArgs({
  options: {
    megabytes: { type: "string", default: "500" },
    workers: { type: "string", default: "1,2" },
    rounds: { type: "string", default: "3" },
    file: { type: "boolean", default: false },
  },
});
const bytesWanted = Number(values.megabytes) * 1e6;
const main = fileURLToPath(new URL("../packages/cli/dist/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "philog-measure-"));
const secret = createHash("sha256").update("measure").digest("base64");
const policy = join(folder, "policy.json");
const keys = join(folder, "keys.json");
const sequence = { pattern: "^n[0-9]{1,12}$" };
writeFileSync(policy, JSON.stringify({ ...listed, rules: { ...listed.rules, sequence } }));
writeFileSync(keys, JSON.stringify({ current: { id: "measure", secret } }), { mode: 0o600 });

const time = Date.now() - 60_000;
const noNumber = "n000000000";
/** Blocks of lines as bytes, and where their numbers stand: made once, since the generator is not what is measured. */
const blocks = Array.from({ length: 4 }, (_, block) => {
  const lines = createRing(1024)
    .slice(block * 256, (block + 1) * 256)
    .map((record, index) => `${JSON.stringify({ level: 30, time: time + index, sequence: noNumber, ...record })}\n`);
  const bytes = Buffer.from(lines.join(""));
  const places = [];
  for (let at = bytes.indexOf(noNumber); at >= 0; at = bytes.indexOf(noNumber, at + 512)) places.push(at + 1);
  return { bytes, places };
});
const digits = (value) => String(value).padStart(9, "0");

/** Blocks of about 220 KB, until enough was sent; tells how many lines and bytes that was. */
function* stream(sent) {
  for (let turn = 0; sent.bytes < bytesWanted; turn++) {
    const { bytes, places } = blocks[turn % blocks.length];
    const block = Buffer.from(bytes);
    for (const place of places) block.latin1Write(digits(sent.lines++), place);
    sent.bytes += block.length;
    yield block;
  }
}

/** Checks that the lines are those that were sent, in their order, from their numbers alone. */
function createCheck() {
  const mark = Buffer.from('"sequence":"n');
  let rest = Buffer.alloc(0);
  let next = 0;
  return {
    push(chunk) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = bytes.lastIndexOf(10) + 1;
      for (let at = bytes.indexOf(mark); at >= 0 && at < end; at = bytes.indexOf(mark, at + 512)) {
        const start = at + mark.length;
        if (bytes.latin1Slice(start, start + 9) !== digits(next)) throw new Error(`line ${next} is not in its place`);
        next += 1;
      }
      rest = bytes.subarray(end);
    },
    lines: () => next,
  };
}

/** Peak resident memory in MB and processor time in seconds, as Linux tells them; undefined once the process is gone. */
function usage(pid) {
  try {
    const memory = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
    return { memory, cpu: (Number(user) + Number(system)) / 100 };
  } catch {
    return undefined;
  }
}

const argsOf = (workers) => ["redact", "--quiet", "--policy", policy, "--keys", keys, "--workers", String(workers)];

async function measurePipe(workers) {
  const child = spawn(process.execPath, [main, ...argsOf(workers)], { stdio: ["pipe", "pipe", "inherit"] });
  const check = createCheck();
  const sent = { lines: 0, bytes: 0 };
  let start;
  let started;
  let last;
  child.stdout.on("data", (chunk) => {
    // What starting costs is not what a long stream costs.
    start ??= performance.now();
    started ??= usage(child.pid);
    check.push(chunk);
  });
  const look = setInterval(() => {
    last = usage(child.pid) ?? last;
  }, 20);
  const closed = new Promise((resolve) => child.on("close", resolve));
  for (const batch of stream(sent)) {
    if (!child.stdin.write(batch)) await new Promise((resolve) => child.stdin.once("drain", resolve));
  }
  child.stdin.end();
  const exitCode = await closed;
  const seconds = (performance.now() - start) / 1000;
  clearInterval(look);
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}`);
  if (check.lines() !== sent.lines) throw new Error(`${check.lines()} lines came of ${sent.lines}`);
  const perCore = sent.bytes / (last.cpu - started.cpu) / 1e6;
  return { rate: sent.bytes / seconds / 1e6, perCore, memory: last.memory, lines: sent.lines };
}

const input = join(folder, "input.ndjson");
const output = join(folder, "output.ndjson");

function writeInput() {
  const sent = { lines: 0, bytes: 0 };
  const descriptor = openSync(input, "w");
  for (const block of stream(sent)) writeSync(descriptor, block);
  closeSync(descriptor);
  return sent;
}

/** From one file to another; what starting costs, as over an empty file, is taken off. */
async function measureFile(workers, sent) {
  const all = await runFile(workers, input);
  const check = createCheck();
  for await (const chunk of createReadStream(output)) check.push(chunk);
  if (check.lines() !== sent.lines) throw new Error(`${check.lines()} lines came of ${sent.lines}`);
  const starting = await runFile(workers, "/dev/null");
  const perCore = sent.bytes / (all.cpu - starting.cpu) / 1e6;
  return { rate: sent.bytes / (all.seconds - starting.seconds) / 1e6, perCore, memory: all.memory, lines: sent.lines };
}

async function runFile(workers, file) {
  const descriptor = openSync(output, "w");
  const start = performance.now();
  // It tells what it took as it ends: who looks from outside sees the last moment but one.
  const child = spawn(process.execPath, ["--import", told, main, ...argsOf(workers), file], {
    stdio: ["ignore", descriptor, "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const exitCode = await new Promise((resolve) => child.on("close", resolve));
  const seconds = (performance.now() - start) / 1000;
  closeSync(descriptor);
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${said}`);
  return { seconds, ...JSON.parse(said) };
}

// Not maxRSS: that starts at what the process that started it had.
const tell = `import { isMainThread } from "node:worker_threads"; import { readFileSync } from "node:fs";
if (isMainThread) process.on("exit", () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const memory = Number(/VmHWM:\\s+(\\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  process.stderr.write(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory }));
})`;
const told = `data:text/javascript,${encodeURIComponent(tell)}`;

const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];

try {
  const sent = values.file ? writeInput() : undefined;
  const measure = (workers) => (sent ? measureFile(workers, sent) : measurePipe(workers));
  const counts = values.workers.split(",").map(Number);
  const results = new Map(counts.map((workers) => [workers, []]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const workers of counts) results.get(workers).push(await measure(workers));
  }
  console.log(`Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} cores; ${values.megabytes} MB a run`);
  const base = median(results.get(counts[0]).map(({ rate }) => rate));
  for (const [workers, runs] of results) {
    const rate = median(runs.map((run) => run.rate));
    const perCore = median(runs.map((run) => run.perCore));
    const memory = Math.max(...runs.map((run) => run.memory));
    const { lines } = runs[0];
    console.log(
      `workers ${workers}: ${rate.toFixed(1)} MB/s (${(rate / base).toFixed(2)} x), ${perCore.toFixed(1)} MB per second of ` +
        `processor time, peak ${memory.toFixed(0)} MB, ${lines} lines in order`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
