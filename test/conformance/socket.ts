import { createHash } from "node:crypto";
import { connect } from "node:net";
import { text } from "node:stream/consumers";

/** What an app has sent and what it has written: to its logger, stdout, stderr and, with pino, its channels. */
export interface Visited {
  answers: string[];
  /** All that would leave the process as a log. */
  text(): string;
  records(): Record<string, any>[];
}

/** A request's bytes, on a connection that is closed after it. */
export function bytes(start: string, headers: Record<string, string> = {}, body?: string): string {
  const all = { host: "clinic.example", connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  if (body !== undefined && !("transfer-encoding" in headers)) lines.push(`content-length: ${Buffer.byteLength(body)}`);
  return `${[`${start} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n${body ?? ""}`;
}

const longest = 20_000;

/** What comes back over a connection, but for the date; the client goes away after `abortAfter` milliseconds. */
export async function send(port: number, sent: string | Buffer, abortAfter: number | undefined): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(sent);
  const timer = abortAfter === undefined ? undefined : setTimeout(() => socket.destroy(), abortAfter);
  const answer = await text(socket).catch(() => "");
  clearTimeout(timer);
  const steady = answer.replace(/^Date: .*\r$/gim, "Date: …");
  // Of a long answer its sum is compared: a difference of megabytes helps nobody.
  return steady.length < longest
    ? steady
    : `${steady.slice(0, 500)}… ${createHash("sha256").update(steady).digest("hex")}`;
}
