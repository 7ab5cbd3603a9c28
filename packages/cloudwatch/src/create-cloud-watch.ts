import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import { hostname } from "node:os";
import process from "node:process";
import { startupSnapshot } from "node:v8";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { loggerCounts } from "@philog/core/host";
import { waitUnlessAborted } from "./backoff.ts";
import type { CloudWatch } from "./cloud-watch.ts";
import { CloudWatchError, createReport, guarded } from "./errors.ts";
import { durableMeans, thisPlace } from "./life/durable.ts";
import { createEnding } from "./life/ending.ts";
import { createLosses } from "./life/losses.ts";
import { ownLines } from "./life/own-lines.ts";
import { sayOnStderr } from "./life/say-on-stderr.ts";
import { wireSignals } from "./life/signals.ts";
import { createWaiters } from "./life/waiters.ts";
import { oneDay } from "./limits.ts";
import { createEmf } from "./metrics/emf.ts";
import { meterStats } from "./metrics/meter.ts";
import { type CloudWatchOptions, checkCloudWatchOptions } from "./options.ts";
import { createIntake } from "./queue/intake.ts";
import { createLanes } from "./queue/lanes.ts";
import { createStore } from "./queue/store.ts";
import { createCounts } from "./send/counts.ts";
import { createCalls } from "./send/put.ts";
import { createSender } from "./send/sender.ts";
import { disk as realDisk } from "./spool/disk.ts";
import { openSpool } from "./spool/open-spool.ts";
import type { Stats } from "./stats.ts";
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
 * Throws PHILOG_CLOUDWATCH_OPTION, PHILOG_CLOUDWATCH_SPOOL, PHILOG_CLOUDWATCH_KEY_BESIDE and PHILOG_CLOUDWATCH_SNAPSHOT.
 */
export function createCloudWatch(options: CloudWatchOptions, seams: Seams = {}): CloudWatch {
  checkCloudWatchOptions(options);
  if (startupSnapshot.isBuildingSnapshot()) throw new CloudWatchError("PHILOG_CLOUDWATCH_SNAPSHOT");
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
  // For the doctor, which asks whether the platform collects stdout besides.
  loggerCounts("transport").guarded += 1;

  const stats = (): Stats => {
    const { spooled, memory } = store.bytes();
    return {
      ...counts,
      ...{ durability, group: gate.state, accepted: intake.accepted, lost: losses.total, waiting: lanes.left() },
      lagSeconds: Math.max(0, now() - (lanes.oldest() ?? now())) / 1_000,
      spoolBytes: spooled,
      memoryBytes: memory,
    };
  };
  const { emf, meter, signals = false, signalTimeoutMs = 5_000 } = options;
  const writeEmf = emf && createEmf(emf, group, stats, now, (line) => intake.write(line, now()));
  const emfClock = writeEmf && setInterval(writeEmf, emf.everyMs ?? 60_000).unref();
  if (meter) guarded(report, () => meterStats(meter, { "philog.group": group, "philog.stream": stream }, stats));

  const ending = createEnding({
    ...{ intake, store, lanes, sender, waiters, losses },
    onClosing: () => writeEmf?.(),
    letGo() {
      abort.abort();
      clearInterval(clock);
      clearInterval(emfClock);
      unwire();
      process.off("exit", onExit);
      gate.close();
      opened?.spool.close();
      opened?.directory().release();
      client.destroy();
    },
  });
  const unwire = wireSignals(signals, () => ending.close(signalTimeoutMs));

  return {
    stream,
    logStream,
    write(line, time = now()) {
      const isTaken = !ending.isClosed && intake.write(line, Number.isFinite(time) ? time : now());
      if (!isTaken) losses.add(ending.isClosed ? "closed" : "full", 1);
      return isTaken;
    },
    isFull: () => ending.isClosed || intake.isFull(),
    ready: async () => void (await waiters.waitFor(() => ending.isClosed || !intake.isFull())),
    flushSync: intake.seal,
    flush: ({ timeoutMs = 30_000 } = {}) => ending.flush(timeoutMs),
    stats,
    close: ({ timeoutMs = 5_000 } = {}) => ending.close(timeoutMs),
  };
}
