import type { Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { entityFault } from "./entity.ts";
import { retentionOf } from "./retention.ts";
import { fields, type LogsStore, streamName } from "./store.ts";

/** Limits from https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
const mostEvents = 10_000;
const largestBatch = 1_048_576;
const eventOverhead = 26;
const hour = 3_600_000;
const day = 24 * hour;
const oldest = 14 * day;
const newest = 2 * hour;

const refuse = (message: string) => new ServiceError("InvalidParameterException", message);

interface Event {
  timestamp: number;
  message: string;
}

function readEvents(logEvents: unknown): Event[] {
  if (!Array.isArray(logEvents)) return fields.refuse("logEvents", null, "not be null");
  if (logEvents.length === 0) fields.refuse("logEvents", "[]", "have length greater than or equal to 1");
  if (logEvents.length > mostEvents) {
    fields.refuse("logEvents", `[${logEvents.length} events]`, `have length less than or equal to ${mostEvents}`);
  }
  for (const [i, event] of logEvents.entries()) {
    const { timestamp, message } = (event ?? {}) as Partial<Event>;
    const at = `logEvents.${i + 1}.member`;
    if (typeof message !== "string") fields.refuse(`${at}.message`, null, "not be null");
    if (message === "") fields.refuse(`${at}.message`, "", "have length greater than or equal to 1");
    if (!Number.isInteger(timestamp)) fields.refuse(`${at}.timestamp`, null, "not be null");
    if (timestamp! < 0) fields.refuse(`${at}.timestamp`, timestamp, "have value greater than or equal to 0");
  }
  return logEvents;
}

function holdSizes(events: readonly Event[], largestEvent: number): void {
  let batch = 0;
  for (const { message } of events) {
    const size = Buffer.byteLength(message) + eventOverhead;
    if (size > largestEvent) {
      throw refuse(`Log event too large: ${size} bytes exceeds limit of ${largestEvent}`);
    }
    batch += size;
  }
  if (batch > largestBatch) throw refuse(`Upload too large: ${batch} bytes exceeds limit of ${largestBatch}`);
}

/** The place of the first event that is not before `time`. */
function placeOf(events: readonly Event[], time: number): number {
  const place = events.findIndex(({ timestamp }) => timestamp >= time);
  return place === -1 ? events.length : place;
}

/** `largestEvent` in bytes, with the 26 that each event counts for. */
export function putOperations(store: LogsStore, largestEvent: number): Record<string, Operation> {
  let stored = 0;

  return {
    PutLogEvents(input, { now }) {
      const events = readEvents(input.logEvents);
      const name = fields.text(input, "logStreamName", streamName);
      const group = store.group(input);
      const stream = store.stream(group, name);
      holdSizes(events, largestEvent);
      if (events.some(({ timestamp }, i) => i > 0 && timestamp < events[i - 1]!.timestamp)) {
        throw refuse("Log events in a single PutLogEvents request must be in chronological order.");
      }
      const { days } = retentionOf(store, group);
      const tooOld = placeOf(events, now - oldest);
      const expired = days === undefined ? 0 : placeOf(events, now - days * day);
      const tooNew = placeOf(events, now + newest + 1);
      const valid = events.slice(Math.max(tooOld, expired), tooNew);
      if (valid.length > 0 && valid.at(-1)!.timestamp - valid[0]!.timestamp > day) {
        throw refuse("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
      }
      for (const { timestamp, message } of valid) {
        const eventId = String(++stored).padStart(56, "0");
        stream.storedBytes += Buffer.byteLength(message) + eventOverhead;
        stream.events.push({ timestamp, message, ingestionTime: now, eventId, logStreamName: name });
      }
      stream.ordered = undefined;

      const rejected = {
        ...(tooNew < events.length && { tooNewLogEventStartIndex: tooNew }),
        ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
        ...(expired > 0 && { expiredLogEventEndIndex: expired }),
      };
      const errorType = entityFault(input.entity);
      return {
        nextSequenceToken: String(stored).padStart(56, "0"),
        ...(Object.keys(rejected).length > 0 && { rejectedLogEventsInfo: rejected }),
        ...(errorType !== undefined && { rejectedEntityInfo: { errorType } }),
      };
    },
  };
}
