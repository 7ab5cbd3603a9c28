import type { LogStream } from "@aws-sdk/client-cloudwatch-logs";
import type { ScanLines } from "../../scan/scan-lines.ts";
import type { Calls } from "./calls.ts";
import type { Logs } from "./open-logs.ts";
import type { Sample, SampledKind } from "./surveyed.ts";

export interface SampleSettings {
  /** Events of a group at most. */
  events: number;
  /** Milliseconds since 1970; older events are not looked at. */
  since: number;
}

/** Streams of a group that are read. */
const mostStreams = 5;
/** Calls for the events of one stream: a page may be empty though there are more. */
const mostPages = 3;
/** Streams are described with the time of their last event up to an hour late. */
const lateMs = 3_600_000;
/** Paths that are named of each kind. */
const mostPaths = 3;

/** Some streams out of all that have new events: the newest one, the one that is longest silent, and between them. */
function spread(streams: readonly LogStream[]): LogStream[] {
  const count = Math.min(mostStreams, streams.length);
  if (count < 2) return streams.slice(0, count);
  return Array.from(
    { length: count },
    (_, index) => streams[Math.round((index * (streams.length - 1)) / (count - 1))]!,
  );
}

/** Newest events of some streams of a group. They are in memory alone. */
async function readEvents(
  { client, sdk }: Logs,
  calls: Calls,
  logGroupName: string,
  { events, since }: SampleSettings,
): Promise<string[]> {
  const streams = new sdk.DescribeLogStreamsCommand({ logGroupName, orderBy: "LastEventTime", descending: true });
  const { logStreams = [] } = await calls.make("DescribeLogStreams", (options) => client.send(streams, options));
  const isRecent = ({ lastEventTimestamp = 0, lastIngestionTime = 0 }: LogStream) =>
    Math.max(lastEventTimestamp, lastIngestionTime) >= since - lateMs;
  const cursors = spread(logStreams.filter(isRecent)).map(({ logStreamName }) => ({
    logStreamName,
    nextToken: undefined as string | undefined,
    ended: false,
  }));
  const messages: string[] = [];
  for (let turn = 0; turn < mostPages; turn++) {
    const open = cursors.filter(({ ended }) => !ended);
    for (const [index, cursor] of open.entries()) {
      // What one stream does not have, those behind it may.
      const limit = Math.ceil((events - messages.length) / (open.length - index));
      if (limit <= 0) return messages;
      const { logStreamName, nextToken } = cursor;
      const page = { startTime: since, startFromHead: false, limit, nextToken };
      const command = new sdk.GetLogEventsCommand({ logGroupName, logStreamName, ...page });
      const answer = await calls.make("GetLogEvents", (options) => client.send(command, options));
      const found = answer.events ?? [];
      cursor.ended = answer.nextBackwardToken === nextToken || (found.length > 0 && found.length < limit);
      cursor.nextToken = answer.nextBackwardToken;
      for (const { message } of found) if (message) messages.push(message);
    }
  }
  return messages;
}

/** JSON that is written over several lines becomes one line, so that its keys are read; other text stays as it is. */
function asLines(message: string): string {
  const text = message.trimEnd();
  if (!text.includes("\n") || !/^\s*[{[]/.test(text)) return text;
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  // Within strings JSON has no line ends.
  return text.replaceAll(/[\r\n]/g, " ");
}

/** Scans messages. What comes back holds none of them. */
export function scanMessages(scanLines: ScanLines, messages: readonly string[]): Sample {
  if (messages.length === 0) return { kind: "empty" };
  const { kinds, lines, touched, places } = scanLines(Buffer.from(messages.map(asLines).join("\n")));
  const pathsOf = (index: number) => {
    const counts = new Map<string, number>();
    for (const { kind, path } of places) {
      if (kind === index && path !== undefined) counts.set(path, (counts.get(path) ?? 0) + 1);
    }
    return [...counts].sort(([, a], [, b]) => b - a).map(([path]) => path);
  };
  return {
    kind: "scanned",
    events: messages.length,
    lines,
    touched,
    findings: kinds.reduce((sum, { findings }) => sum + findings, 0),
    kinds: kinds
      .map((kind, index): SampledKind => ({ ...kind, paths: pathsOf(index).slice(0, mostPaths) }))
      .sort((a, b) => b.findings - a.findings),
  };
}

/** Reads and scans a sample of a group. */
export async function sampleGroup(
  logs: Logs,
  calls: Calls,
  scanLines: ScanLines,
  group: string,
  settings: SampleSettings,
): Promise<Sample> {
  if (settings.events === 0) return { kind: "not asked" };
  const answer = await calls.fact(readEvents(logs, calls, group, settings));
  return answer.kind === "denied" ? { kind: "unread", error: answer.error } : scanMessages(scanLines, answer.value);
}
