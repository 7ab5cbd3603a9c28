import type { Input, Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { filterBy } from "./filter-pattern.ts";
import { readToken, tokenOf } from "./pages.ts";
import { fields, type LogStream, type LogsStore, type StoredEvent, streamName } from "./store.ts";

const most = 10_000;
const largestPage = 1_048_576;

const byTime = (a: StoredEvent, b: StoredEvent) => a.timestamp - b.timestamp;

function inOrder(stream: LogStream): readonly StoredEvent[] {
  stream.ordered ??= [...stream.events].sort(byTime);
  return stream.ordered;
}

/** Events from `startTime` on and before `endTime`, or up to it. */
function within(input: Input, endIncluded: boolean): (event: StoredEvent) => boolean {
  const start = fields.integer(input, "startTime", 0, Number.MAX_SAFE_INTEGER, 0);
  const end = fields.integer(input, "endTime", 0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return ({ timestamp }) => timestamp >= start && (timestamp < end || (endIncluded && timestamp === end));
}

/** How many of the events, taken one after the other, fill a page. */
function fit(events: Iterable<StoredEvent>, limit: number): number {
  let count = 0;
  let size = 0;
  for (const { message } of events) {
    size += Buffer.byteLength(message) + 26;
    if (count === limit || (size > largestPage && count > 0)) break;
    count++;
  }
  return count;
}

function streamsOf(store: LogsStore, input: Input): LogStream[] {
  const group = store.identified(input);
  const prefix = fields.optionalText(input, "logStreamNamePrefix", streamName);
  const { logStreamNames: names } = input;
  if (!Array.isArray(names)) return [...group.streams.values()].filter(({ name }) => name.startsWith(prefix ?? ""));
  if (prefix !== undefined) {
    const message = "logStreamNames and logStreamNamePrefix are mutually exclusive.";
    throw new ServiceError("InvalidParameterException", message);
  }
  return names.map((name) => store.stream(group, String(name)));
}

export function readOperations(store: LogsStore): Record<string, Operation> {
  return {
    GetLogEvents(input) {
      const stream = store.stream(store.identified(input), fields.text(input, "logStreamName", streamName));
      const events = inOrder(stream).filter(within(input, false));
      const limit = fields.integer(input, "limit", 1, most, most);
      const [, direction = fields.boolean(input, "startFromHead") ? "f" : "b", at] =
        readToken(input, /^([fb])\/(\d{1,12})$/) ?? [];
      const forward = direction === "f";
      const place = at === undefined ? (forward ? 0 : events.length) : Number(at);
      const count = fit(forward ? events.slice(place) : events.slice(0, place).reverse(), limit);
      const [start, end] = forward ? [place, place + count] : [place - count, place];
      return {
        events: events.slice(start, end).map(({ timestamp, message, ingestionTime }) => ({
          timestamp,
          message,
          ingestionTime,
        })),
        nextForwardToken: tokenOf(`f/${end}`),
        nextBackwardToken: tokenOf(`b/${start}`),
      };
    },
    FilterLogEvents(input) {
      const matches = filterBy(fields.optionalText(input, "filterPattern", { min: 0, max: 1024 }) ?? "");
      const inTime = within(input, true);
      const limit = fields.integer(input, "limit", 1, most, most);
      const events = streamsOf(store, input)
        .flatMap((stream) => inOrder(stream).filter((event) => inTime(event) && matches(event.message)))
        .sort(byTime);
      if (input.startFromHead === false) events.reverse();
      const start = Number(readToken(input, /^e\/(\d{1,12})$/)?.[1] ?? 0);
      const end = start + fit(events.slice(start), limit);
      return {
        events: events.slice(start, end),
        searchedLogStreams: [],
        ...(end < events.length && { nextToken: tokenOf(`e/${end}`) }),
      };
    },
  };
}
