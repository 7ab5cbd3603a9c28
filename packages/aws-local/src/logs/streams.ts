import type { Operation } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { pageOf } from "./pages.ts";
import { fields, type LogStream, type LogsStore, streamName } from "./store.ts";

const timesOf = ({ events }: LogStream) => {
  let first: number | undefined;
  let last: number | undefined;
  for (const { timestamp } of events) {
    if (first === undefined || timestamp < first) first = timestamp;
    if (last === undefined || timestamp > last) last = timestamp;
  }
  return { firstEventTimestamp: first, lastEventTimestamp: last, lastIngestionTime: events.at(-1)?.ingestionTime };
};

export function streamOperations(store: LogsStore): Record<string, Operation> {
  return {
    CreateLogStream(input, { now }) {
      const group = store.group(input);
      const name = fields.text(input, "logStreamName", streamName);
      if (group.streams.has(name)) {
        throw new ServiceError("ResourceAlreadyExistsException", "The specified log stream already exists");
      }
      const arn = `${group.arn}:log-stream:${name}`;
      group.streams.set(name, { name, arn, creationTime: now, events: [], ordered: undefined, storedBytes: 0 });
      return {};
    },
    DescribeLogStreams(input) {
      const group = store.identified(input);
      const prefix = fields.optionalText(input, "logStreamNamePrefix", streamName);
      const orderBy = input.orderBy ?? "LogStreamName";
      fields.oneOf({ orderBy }, "orderBy", ["LogStreamName", "LastEventTime"]);
      if (orderBy === "LastEventTime" && prefix !== undefined) {
        const message = "Cannot order by LastEventTime with a logStreamNamePrefix.";
        throw new ServiceError("InvalidParameterException", message);
      }
      const limit = fields.integer(input, "limit", 1, 50, 50);
      const streams = [...group.streams.values()]
        .filter(({ name }) => name.startsWith(prefix ?? ""))
        .map((stream) => ({
          logStreamName: stream.name,
          creationTime: stream.creationTime,
          arn: stream.arn,
          storedBytes: 0,
          ...timesOf(stream),
        }))
        .sort((a, b) => (a.logStreamName < b.logStreamName ? -1 : 1));
      if (orderBy === "LastEventTime") {
        streams.sort((a, b) => (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0));
      }
      if (fields.boolean(input, "descending")) streams.reverse();
      const { page, ...rest } = pageOf(input, streams, limit);
      return { logStreams: page, ...rest };
    },
    DeleteLogStream(input) {
      const group = store.group(input);
      group.streams.delete(store.stream(group, fields.text(input, "logStreamName", streamName)).name);
      return {};
    },
  };
}
