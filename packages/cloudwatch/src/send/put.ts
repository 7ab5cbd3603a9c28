import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  type Entity,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogEvent } from "../queue/batch.ts";
import { type Answer, readError } from "./answer.ts";
import { type Payload, packEvents } from "./payload.ts";

/** The two calls of a writer, which never reject, and what the first is made of. */
export interface Calls {
  put(logStream: string, payload: Payload, signal: AbortSignal): Promise<Answer>;
  pack(logStream: string, events: readonly LogEvent[]): Payload;
  /** `undefined` where the stream is there, or was. */
  createStream(logStream: string, signal: AbortSignal): Promise<Answer | undefined>;
}

export interface CallsOptions {
  readonly client: CloudWatchLogsClient;
  readonly group: string;
  readonly entity: Entity | undefined;
  /** Milliseconds after which a call counts as failed. */
  readonly timeoutMs: number;
}

/**
 * A call whose body is written here, in one go: the SDK walks through each event, and keeps the event loop for several
 * times as long. What it makes of the rest, signature and retries and all, stays.
 */
function putEvents(body: Uint8Array, names: { logGroupName: string; logStreamName: string }): PutLogEventsCommand {
  const command = new PutLogEventsCommand({ ...names, logEvents: [] });
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { body?: unknown }).body = body;
      return next(args);
    },
    // Before the body's length is looked at.
    { step: "build", name: "philogBody", priority: "high" },
  );
  return command;
}

export function createCalls({ client, group: logGroupName, entity, timeoutMs }: CallsOptions): Calls {
  /** By hand: what `AbortSignal.any` makes of a signal that lives long is kept by it in Node 20. */
  async function within<T>(
    signal: AbortSignal,
    call: (options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    const stop = () => controller.abort();
    const timer = setTimeout(stop, timeoutMs);
    timer.unref();
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    try {
      return await call({ abortSignal: controller.signal });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  }

  return {
    pack: (logStreamName, events) => packEvents({ logGroupName, logStreamName, entity }, events),
    async put(logStreamName, { body, count }, signal) {
      try {
        const command = putEvents(body, { logGroupName, logStreamName });
        const { rejectedLogEventsInfo: info, rejectedEntityInfo } = await within(signal, (options) =>
          client.send(command, options),
        );
        return {
          kind: "stored",
          tooOldEnd: Math.max(info?.tooOldLogEventEndIndex ?? 0, info?.expiredLogEventEndIndex ?? 0),
          tooNewStart: info?.tooNewLogEventStartIndex ?? count,
          isEntityRejected: rejectedEntityInfo !== undefined,
        };
      } catch (error) {
        return readError(error);
      }
    },
    async createStream(logStreamName, signal) {
      try {
        const command = new CreateLogStreamCommand({ logGroupName, logStreamName });
        await within(signal, (options) => client.send(command, options));
        return undefined;
      } catch (error) {
        if ((error as Error | undefined)?.name === "ResourceAlreadyExistsException") return undefined;
        return readError(error);
      }
    },
  };
}
