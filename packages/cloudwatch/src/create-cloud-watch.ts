import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import { hostname } from "node:os";
import process from "node:process";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { waitUnlessAborted } from "./backoff.ts";
import type { Closed, CloudWatch } from "./cloud-watch.ts";
import { createReport } from "./errors.ts";
import { durableMeans, thisPlace } from "./life/durable.ts";
import { createLosses } from "./life/losses.ts";
import { ownLines } from "./life/own-lines.ts";
import { sayOnStderr } from "./life/say-on-stderr.ts";
import { wireSignals } from "./life/signals.ts";
import { createWaiters } from "./life/waiters.ts";
import { oneDay } from "./limits.ts";
import { type CloudWatchOptions, checkCloudWatchOptions } from "./options.ts";
import { createIntake } from "./queue/intake.ts";
import { createLanes } from "./queue/lanes.ts";
import { createStore } from "./queue/store.ts";
import { createCounts } from "./send/counts.ts";
import { createCalls } from "./send/put.ts";
import { createSender } from "./send/sender.ts";
import { disk as realDisk } from "./spool/disk.ts";
import { openSpool } from "./spool/open-spool.ts";
import { checkGroup } from "./verify/check-group.ts";
import { createGate } from "./verify/gate.ts";
import { rememberIn } from "./verify/remembered.ts";

const segmentBytes = 4 * 1_048_576;
const look = 1_000;
const adoptEvery = 60;

/** Parts that tests put others in place of. */
export interface Seams {
  readonly disk?: typeof realDisk;
  readonly now?: () => number;
}

/**
 * Makes a transport to a log group. It looks at the group before it sends, and never stops the application.
 * Throws PHILOG_CLOUDWATCH_OPTION, PHILOG_CLOUDWATCH_SPOOL and PHILOG_CLOUDWATCH_KEY_BESIDE.
 */
export function createCloudWatch(options: CloudWatchOptions, seams: Seams = {}): CloudWatch {
  checkCloudWatchOptions(options);
  const { group, expect = {}, onFull = "drop-oldest", lingerMs = 1_000 } = options;
  const { maxBytes: spoolBytes = 1_073_741_824, syncMs = 100 } = options.spool ?? {};
  const { now = Date.now, disk = realDisk } = seams;
  /** 64 random bits in at most 13 characters. */
  const stream = BigInt(`0x${randomBytes(8).toString("hex")}`).toString(36);
  const logStream = `${options.stream ?? hostname()}/${stream}`;
  const report = createReport(options.onProblem ?? sayOnStderr, now);
  const losses = createLosses(options.onLoss ?? (() => {}), report);
  const waiters = createWaiters();
  const own = ownLines(now);
  const abort = new AbortController();
  // Each call and each wait listens to it.
  setMaxListeners(0, abort.signal);
  const client = new CloudWatchLogsClient({ ...options.aws, maxAttempts: 1 });
  /** The SDK learns from replies how far this machine's clock is off. */
  const serviceNow = () => now() + (client.config.systemClockOffset ?? 0);

  const opened =
    options.spool && options.durability !== "memory"
      ? openSpool({
          ...{ options: options.spool, disk, group, stream, logStream, syncMs, report, now },
          isDemanded: options.durability === "spool",
          onReady() {
            store.harden();
            waiters.settle();
          },
        })
      : undefined;
  const memoryBytes = options.memoryBytes ?? (opened ? 8 : 64) * 1_048_576;
  const lanes = createLanes({
    ...{ logStream, lingerMs, report, now },
    quarantine: () => opened?.directory().quarantine ?? "",
    onReady: () => sender.pump(),
  });
  const store = createStore({
    ...{ lane: lanes.own, lanes: lanes.all, spool: opened?.spool, memoryBytes, spoolBytes, report, now },
    segmentBytes: Math.min(segmentBytes, Math.floor((opened ? spoolBytes : memoryBytes) / 8)),
    dropsOldest: onFull === "drop-oldest",
    onDropped: (events) => losses.add("full", events),
  });
  const intake = createIntake({
    ...{ stream, store, lingerMs, report, refuses: onFull !== "drop-oldest" },
    onLost: (events) => losses.add("full", events),
    onFrame: () => sender.pump(),
  });
  const gate = createGate({
    check: () => checkGroup(client, group, expect),
    memory: rememberIn(opened?.verifiedPath, group, expect, now),
    report,
    onOpen: () => sender.pump(),
  });
  const counts = createCounts();
  const sender = createSender({
    calls: createCalls({ client, group, entity: options.entity, timeoutMs: options.timeoutMs ?? 30_000 }),
    ...{ signal: abort.signal, counts, report, lanes: lanes.all, parallel: options.parallel ?? 8 },
    wait: (ms) => waitUnlessAborted(ms, abort.signal),
    now: serviceNow,
    isOpen: () => gate.isOpen,
    window: () => ({ now: serviceNow(), retention: (gate.retentionDays ?? Number.POSITIVE_INFINITY) * oneDay }),
    onStored() {
      const lines = losses.takeUnsaid();
      if (lines > 0 && !intake.write(own.lost(lines), now())) losses.keepUnsaid(lines);
      waiters.settle();
    },
  });

  const adopt = () => {
    if (opened && lanes.add(opened.adopt())) sender.pump();
  };
  let turns = 0;
  const clock = setInterval(() => {
    turns++;
    if (turns % adoptEvery === 0) adopt();
    sender.pump();
    waiters.settle();
  }, look);
  clock.unref();
  const onExit = () => {
    intake.seal();
    store.harden();
    losses.sayNow(lanes.left(true));
  };
  process.on("exit", onExit);

  const durability = opened ? "spool" : "memory";
  if (options.startLine !== false) {
    const durable = durableMeans(opened && options.spool?.directory, thisPlace(), syncMs);
    intake.write(own.started(durability, durable, group), now());
  }
  adopt();

  async function flush(timeoutMs: number): Promise<boolean> {
    intake.seal();
    const { last } = intake;
    sender.setUrgent(true);
    const isDone = await waiters.waitFor(() => lanes.isDone(last), timeoutMs);
    sender.setUrgent(false);
    return isDone;
  }

  let closing: Promise<Closed> | undefined;
  async function close(timeoutMs: number): Promise<Closed> {
    const end = performance.now() + timeoutMs;
    await flush(timeoutMs);
    // Lines that came meanwhile stay in the spool; a call that is cut off might have been stored.
    sender.stop();
    await waiters.waitFor(sender.isIdle, Math.max(0, end - performance.now()));
    intake.seal();
    isClosed = true;
    // A data key may be on its way.
    await waiters.waitFor(() => store.harden(), Math.max(100, end - performance.now()));
    abort.abort();
    clearInterval(clock);
    unwire();
    process.off("exit", onExit);
    gate.close();
    intake.close();
    store.close();
    const lost = lanes.left(true);
    losses.add("closed", lost);
    const left = lanes.left() - lost;
    lanes.close();
    opened?.spool.close();
    opened?.directory().release();
    client.destroy();
    waiters.settle();
    return { left, lost };
  }

  let isClosed = false;
  const { signals = false, signalTimeoutMs = 5_000 } = options;
  const unwire = wireSignals(signals, () => (closing ??= close(signalTimeoutMs)));

  return {
    stream,
    logStream,
    write(line, time = now()) {
      const isTaken = !isClosed && intake.write(line, Number.isFinite(time) ? time : now());
      if (!isTaken) losses.add(isClosed ? "closed" : "full", 1);
      return isTaken;
    },
    isFull: () => isClosed || intake.isFull(),
    ready: async () => void (await waiters.waitFor(() => isClosed || !intake.isFull())),
    flushSync: intake.seal,
    flush: ({ timeoutMs = 30_000 } = {}) => flush(timeoutMs),
    stats() {
      const { spooled, memory } = store.bytes();
      return {
        ...counts,
        ...{ durability, group: gate.state, accepted: intake.accepted, lost: losses.total, waiting: lanes.left() },
        lagSeconds: Math.max(0, now() - (lanes.oldest() ?? now())) / 1_000,
        spoolBytes: spooled,
        memoryBytes: memory,
      };
    },
    close: ({ timeoutMs = 5_000 } = {}) => (closing ??= close(timeoutMs)),
  };
}
