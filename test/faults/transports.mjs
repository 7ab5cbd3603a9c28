// What an application may send its lines with: our transport, and peers as their documentation says to use them.
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import { createCloudWatch } from "@philog/cloudwatch";
import { secretDataKeys } from "@philog/core";

export const peers = ["winston-cloudwatch", "@serdnam/pino-cloudwatch-transport", "pino-cloudwatch"];

/** Milliseconds that are left for what is still to be sent. */
const patience = 180_000;
const patienceOfPeers = 30_000;

function ours({ aws, group, spool, secret, signals }) {
  const cloudWatch = createCloudWatch({
    group,
    aws,
    signals,
    startLine: false,
    expect: { kmsKey: false, retentionDays: false },
    onProblem: () => {},
    ...(spool ? { spool: { directory: spool, dataKeys: secretDataKeys({ current: { id: "k1", secret } }) } } : {}),
  });
  return {
    stream: cloudWatch.stream,
    log: (record, msg) => cloudWatch.write(JSON.stringify({ level: 30, time: Date.now(), ...record, msg })),
    flushSync: cloudWatch.flushSync,
    /** Accepted is what outlives a SIGKILL: its `write(2)` has returned. */
    counts: () => {
      const { accepted, lost } = cloudWatch.stats();
      return { accepted, refused: lost };
    },
    async end() {
      await cloudWatch.flush({ timeoutMs: patience });
      await cloudWatch.close();
    },
  };
}

async function peer(name, { aws, signals }) {
  // Loaded where it is needed alone: memory is measured.
  const { contenders } = await import("../../benchmarks/src/cloudwatch/contenders.js");
  const { log, end } = await contenders[name](aws);
  let accepted = 0;
  const finish = () => Promise.race([end(), wait(patienceOfPeers)]);
  if (signals) process.on("SIGTERM", () => void finish().finally(() => process.exit()));
  return {
    stream: undefined,
    log(record, message) {
      accepted++;
      log(record, message);
    },
    flushSync() {},
    counts: () => ({ accepted, refused: 0 }),
    end: finish,
  };
}

/** @param {{ transport: string, aws: object, group: string, spool?: string, secret: string, signals: boolean }} options */
export const createTransport = (options) =>
  options.transport === "philog" ? ours(options) : peer(options.transport, options);
