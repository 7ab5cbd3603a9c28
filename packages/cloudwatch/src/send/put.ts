import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  type Entity,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import type { LogEvent } from "../queue/batch.ts";
import { type Answer, readError } from "./answer.ts";

/** The two calls of a writer. They never reject. */
export interface Calls {
  put(logStream: string, events: LogEvent[], signal: AbortSignal): Promise<Answer>;
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
    async put(logStreamName, logEvents, signal) {
      try {
        const command = new PutLogEventsCommand({ logGroupName, logStreamName, logEvents, entity });
        const { rejectedLogEventsInfo: info, rejectedEntityInfo } = await within(signal, (options) =>
          client.send(command, options),
        );
        return {
          kind: "stored",
          tooOldEnd: Math.max(info?.tooOldLogEventEndIndex ?? 0, info?.expiredLogEventEndIndex ?? 0),
          tooNewStart: info?.tooNewLogEventStartIndex ?? logEvents.length,
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
