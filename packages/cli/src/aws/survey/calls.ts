import { setTimeout as wait } from "node:timers/promises";
import { errorName, type Fact } from "../facts/ask.ts";

/** Makes calls with a pace for each operation, and makes them again where the service or the network fails. */
export interface Calls {
  /** Rejects with what the service answered last. `send` hands its options to the client. */
  make<T>(operation: string, send: (options: { abortSignal: AbortSignal }) => Promise<T>): Promise<T>;
  /** What calls come to, or the name of the error that they end in. Rejects where the survey was interrupted. */
  fact<T>(work: Promise<T>): Promise<Fact<T>>;
}

export interface CallSettings {
  /** Calls of one operation in a second, twice as many of those that read streams: the quotas are shared with the account's applications. */
  perSecond: number;
  signal: AbortSignal;
  /** @default 8 */
  attempts?: number;
  /** Milliseconds that the first wait is shorter than, in full jitter. @default 500 */
  firstWaitMs?: number;
}

const longestWaitMs = 20_000;
/** Milliseconds between calls of an operation that is throttled all the time. */
const slowest = 5_000;

/** Operations of which an account may make many more calls than of the others: these are made at twice the pace. */
const ample: ReadonlySet<string> = new Set(["DescribeLogStreams", "GetLogEvents"]);
const throttles: ReadonlySet<string> = new Set(["ThrottlingException", "TooManyRequestsException", "Throttling"]);
const passing: ReadonlySet<string> = new Set([
  "ServiceUnavailableException",
  "InternalFailure",
  "InternalServerException",
  "TimeoutError",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EAI_AGAIN",
]);

function isPassing(error: unknown): boolean {
  const { $metadata, code } = (error ?? {}) as { $metadata?: { httpStatusCode?: number }; code?: unknown };
  return passing.has(errorName(error)) || passing.has(String(code)) || ($metadata?.httpStatusCode ?? 0) >= 500;
}

/** The next free moment of an operation. */
interface Lane {
  next: number;
  intervalMs: number;
}

export function createCalls({ perSecond, signal, attempts = 8, firstWaitMs = 500 }: CallSettings): Calls {
  const lanes = new Map<string, Lane>();

  const leastOf = (operation: string) => 1000 / (perSecond * (ample.has(operation) ? 2 : 1));
  const laneOf = (operation: string): Lane => {
    const lane = lanes.get(operation) ?? { next: 0, intervalMs: leastOf(operation) };
    lanes.set(operation, lane);
    return lane;
  };
  const turn = async (lane: Lane) => {
    const now = performance.now();
    const at = Math.max(now, lane.next);
    lane.next = at + lane.intervalMs;
    if (at > now) await wait(at - now, undefined, { signal });
    signal.throwIfAborted();
  };

  const make: Calls["make"] = async (operation, send) => {
    const lane = laneOf(operation);
    for (let attempt = 1; ; attempt++) {
      await turn(lane);
      try {
        const answer = await send({ abortSignal: signal });
        lane.intervalMs = Math.max(leastOf(operation), lane.intervalMs * 0.9);
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        const isThrottle = throttles.has(errorName(error));
        if (isThrottle) lane.intervalMs = Math.min(slowest, lane.intervalMs * 2);
        if (attempt === attempts || !(isThrottle || isPassing(error))) throw error;
        const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
        await wait(Math.random() * longest, undefined, { signal });
      }
    }
  };

  return {
    make,
    async fact(work) {
      try {
        return { kind: "known", value: await work };
      } catch (error) {
        signal.throwIfAborted();
        return { kind: "denied", error: errorName(error) };
      }
    },
  };
}
