// What does a log call cost with Philog in front of pino, against pino alone and pino with `redact`?
// Ratios of medians over interleaved rounds in one process: absolute times on a shared machine mean nothing.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpus } from "node:os";
import { philog } from "@philog/pino";
import pino from "pino";
import { createRing, everything, listed, redactPaths } from "./records.js";

// As in production: nothing is said of unlisted paths.
process.env.NODE_ENV = "production";

const rounds = Number(process.env.BENCH_ROUNDS ?? 61);
const laps = 6;
const ring = createRing();
const keys = { current: { id: "bench", secret: createHash("sha256").update("benchmark").digest() } };
const message = "request completed";

const plain = (options) => (stream) => pino(options ?? {}, stream);
const guarded = (policy) => (stream) => philog(pino({}, stream), { policy, keys, startLine: false });

const contenders = {
  pino: plain(),
  "pino redact, 12 paths": plain({ redact: redactPaths.slice(0, 12) }),
  "pino redact, 30 paths": plain({ redact: redactPaths }),
  "philog, default (remove)": guarded(listed),
  "philog, unlisted: redact": guarded({ ...listed, unlisted: "redact" }),
  "philog, everything kept": guarded(everything),
};

const goals = [
  ["philog, default (remove)", "pino", 0.95],
  ["philog, unlisted: redact", "pino", 1.05],
  ["philog, everything kept", "pino", 1.35],
  ["philog, default (remove)", "pino redact, 12 paths", 0.7],
  ["philog, default (remove)", "pino redact, 30 paths", 0.35],
];

/** Correctness first: a contender that writes the wrong line wins nothing. */
function check() {
  const lines = {};
  for (const [name, create] of Object.entries(contenders)) {
    const written = [];
    const log = create({ write: (line) => written.push(line) });
    for (const record of ring) log.info(record, message);
    lines[name] = written;
  }
  ring.forEach((record, index) => {
    const at = (name) => JSON.parse(lines[name][index]);
    const kept = at("philog, default (remove)");
    assert.match(kept.patient.mrn, /^tok1\.mrn\.bench\./);
    assert.deepEqual(kept.redacted, [
      "patient.name",
      "patient.birthDate",
      "patient.phone",
      "patient.email",
      "patient.address",
      "results",
    ]);
    assert.equal(kept.order.id, record.order.id);
    assert.equal(kept.msg, message);
    assert.equal(at("philog, unlisted: redact").patient.name, "[REDACTED]");
    const { level, time, pid, hostname, msg, ...all } = at("philog, everything kept");
    assert.deepEqual(all, record);
    assert.ok(!lines["pino redact, 12 paths"][index].includes(record.patient.mrn));
  });
  const bytes = lines.pino.reduce((sum, line) => sum + Buffer.byteLength(line), 0) / ring.length;
  return Math.round(bytes);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function measure(destination) {
  const loggers = Object.entries(contenders).map(([name, create]) => ({ name, log: create(destination()), times: [] }));
  for (let round = -5; round < rounds; round++) {
    // Rotated, so that no contender always follows the same other.
    for (let turn = 0; turn < loggers.length; turn++) {
      const { log, times } = loggers[(turn + round + loggers.length * 5) % loggers.length];
      const start = process.hrtime.bigint();
      for (let lap = 0; lap < laps; lap++) for (const record of ring) log.info(record, message);
      const time = Number(process.hrtime.bigint() - start) / (laps * ring.length);
      if (round >= 0) times.push(time);
    }
  }
  return Object.fromEntries(loggers.map(({ name, times }) => [name, median(times)]));
}

const bytes = check();
// Buffered, so that the system call weighs little: the ratio that is hardest to meet. All bytes are written.
const times = measure(() => pino.destination({ dest: "/dev/null", sync: true, minLength: 4096 }));
console.log(
  `pino ${pino.version ?? ""} on Node ${process.version}, ${cpus()[0].model}; ${ring.length} distinct records of ${bytes} bytes`,
);
for (const [name, time] of Object.entries(times)) {
  console.log(
    `${name.padEnd(28)} ${(time / 1000).toFixed(2).padStart(7)} us  ${(time / times.pino).toFixed(2)} x pino`,
  );
}
let missed = 0;
for (const [name, against, goal] of goals) {
  const ratio = times[name] / times[against];
  if (ratio > goal) missed += 1;
  console.log(`${ratio <= goal ? "met   " : "MISSED"} ${name} / ${against}: ${ratio.toFixed(2)}, goal ${goal}`);
}
process.exitCode = missed === 0 ? 0 : 1;
