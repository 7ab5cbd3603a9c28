import { type Backoff, delay } from "../backoff.ts";
import type { Report } from "../errors.ts";
import { type Batch, type LogEvent, withTime } from "../queue/batch.ts";
import type { Answer } from "./answer.ts";
import type { SendCounts } from "./counts.ts";
import { type Payload, unpackEvents } from "./payload.ts";
import type { Calls } from "./put.ts";

export interface DeliverOptions {
  readonly calls: Calls;
  readonly signal: AbortSignal;
  readonly counts: SendCounts;
  readonly report: Report;
  /** The service's time, as far as it is known. */
  readonly now: () => number;
  /** Told of each answer, so that the number of calls side by side can follow. */
  readonly onAnswer: (kind: Answer["kind"]) => void;
  /** Called when an event of the batch is refused by itself, however often it is tried. */
  readonly onRefused: (batch: Batch) => void;
  /** Resolves after so many milliseconds, or when the signal comes. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Throttled calls wait longer than failed ones; what is denied is tried slowly, since only people can mend it. */
const patience: Record<"throttle" | "fault" | "denied", Backoff> = {
  throttle: { base: 200, cap: 5_000 },
  fault: { base: 100, cap: 5_000 },
  denied: { base: 1_000, cap: 30_000 },
};

/** Failures in a row before faults are worth a word: a single throttled call is nothing. */
const worthSaying = 4;

/** Two halves; one event stays alone. */
function halves(events: LogEvent[]): LogEvent[][] {
  const middle = Math.ceil(events.length / 2);
  return events.length === 1 ? [events] : [events.slice(0, middle), events.slice(middle)];
}

/** Sends batches, each until all of it is stored: there is no last try. */
export function createDeliver(options: DeliverOptions): (batch: Batch) => Promise<boolean> {
  const { calls, signal, counts, report, now, onAnswer, onRefused, wait } = options;

  /** What the service did not store for its time goes once more, with the present one. */
  function retimed(events: LogEvent[], { tooOldEnd, tooNewStart }: Extract<Answer, { kind: "stored" }>): LogEvent[] {
    const rejected = [...events.slice(0, tooOldEnd), ...events.slice(Math.max(tooOldEnd, tooNewStart))];
    const timestamp = now();
    return rejected.map((event) => ({
      timestamp,
      message: event.message.includes('"philogTime":') ? event.message : withTime(event.message, event.timestamp),
    }));
  }

  /** Resolves to `true` when all is stored, to `false` when the signal has come before. */
  return async (batch) => {
    const pack = (events: readonly LogEvent[]): Payload => calls.pack(batch.logStream, events);
    // From here on the bytes stand for the events.
    const chunks = [pack(batch.events.splice(0))];
    let failures = 0;
    counts.retimed += batch.retimed;
    while (chunks.length > 0) {
      const chunk = chunks[0]!;
      counts.calls++;
      let answer = await calls.put(batch.logStream, chunk, signal);
      if (answer.kind === "missing") {
        const refused = await calls.createStream(batch.logStream, signal);
        if (refused === undefined && !signal.aborted) continue;
        answer = refused ?? answer;
      }
      // Also of a call that the end has cut off.
      if (answer.kind !== "stored" && answer.isUncertain) counts.uncertain += chunk.count;
      if (signal.aborted) return false;
      onAnswer(answer.kind);
      if (answer.kind === "stored") {
        const isWhole = answer.tooOldEnd === 0 && answer.tooNewStart >= chunk.count;
        const late = isWhole ? [] : retimed(unpackEvents(chunk), answer);
        chunks.shift();
        if (late.length > 0) chunks.unshift(pack(late));
        counts.sent += chunk.count - late.length;
        counts.retimed += late.length;
        if (answer.isEntityRejected) report("PHILOG_CLOUDWATCH_ENTITY");
        failures = late.length > 0 ? failures + 1 : 0;
        if (failures > 1) await wait(delay(patience.denied, failures));
        continue;
      }
      failures++;
      counts.retried++;
      let pace: Backoff = patience.fault;
      if (answer.kind === "throttle") {
        counts.throttled++;
        pace = patience.throttle;
      }
      if (answer.kind === "throttle" || answer.kind === "fault") {
        if (failures >= worthSaying) report("PHILOG_CLOUDWATCH_UNREACHABLE", answer.reason);
      } else if (answer.kind === "invalid") {
        // Sent in halves, what is refused is soon alone, and keeps nothing else back.
        chunks.shift();
        chunks.push(...halves(unpackEvents(chunk)).map(pack));
        report("PHILOG_CLOUDWATCH_INVALID", answer.reason);
        if (chunk.count === 1) {
          onRefused(batch);
          pace = patience.denied;
        }
      } else {
        // No group, or no right to write to it.
        pace = patience.denied;
        report("PHILOG_CLOUDWATCH_DENIED", answer.reason);
      }
      await wait(delay(pace, failures));
      if (signal.aborted) return false;
    }
    return true;
  };
}
