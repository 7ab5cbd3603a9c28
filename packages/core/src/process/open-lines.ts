import type { Host } from "../host/open-host.ts";
import { followRequests, requestContext } from "../http/follow.ts";
import { levels } from "../http/levels.ts";
import { createWriteRecord, type WriteRecord } from "../http/log.ts";
import { createOwnLines, type LineStream, type OwnLines } from "./own-lines.ts";

/** The streams of a process, asked for when a line is written: they are made on first use. */
export interface Streams {
  readonly stdout: LineStream;
  readonly stderr: LineStream;
}

/** A process's own lines, behind the policy, on the stream where Node would have printed. */
export interface Lines {
  readonly stdout: WriteRecord;
  readonly stderr: WriteRecord;
  readonly own: OwnLines;
}

/** `startLine`: whether the first line is preceded by one that says which policy is in force. `own`: of guarded streams. */
export function openLines(host: Host, streams: Streams, startLine: boolean, own = createOwnLines()): Lines {
  followRequests();
  let started = !startLine;
  const ambient = () => {
    const context = requestContext();
    return context === undefined ? "" : host.passes.fragment({ requestId: context.requestId }).text;
  };
  const start = (stream: LineStream) => {
    started = true;
    const record = { level: levels.info, time: Date.now(), ...host.startRecord(), msg: "policy in force" };
    own.write(stream, JSON.stringify(record));
  };
  const writeTo = (name: "stdout" | "stderr"): WriteRecord => {
    const sink = { isEnabled: () => true, write: (text: string) => own.write(streams[name], text) };
    const write = createWriteRecord(host, sink, ambient);
    return (level, read) => {
      if (!started) start(streams[name]);
      write(level, read);
    };
  };
  return { stdout: writeTo("stdout"), stderr: writeTo("stderr"), own };
}
