import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import type { Running } from "./server.ts";
import type { Wire } from "./wire.ts";

/** What a client has of an answer, without dates; a text where there was none, or only a part. */
export type Answer = { head: string[]; body: string } | string;

const sumOf = (bytes: Buffer) =>
  bytes.length < 4000 ? bytes.toString("latin1") : createHash("sha256").update(bytes).digest("hex");

/** What is thrown may be the time. */
const instants = /\d{4}-\d\d-\d\dT[\d:.]{8,12}Z/g;

/** How much of an answer comes before its connection is destroyed is a matter of turns. */
const brokenOff = "broken off";

const frames = /(?:<br> &nbsp; &nbsp;at |\n {4}at )[^<]*?(?=<br>|\n|<\/pre>|$)/g;

/** Frames name files: where a page shows them, an adapter is one of them, and the page as long as it makes it. */
function withoutFrames(head: string[], body: string, showsFrames: boolean): Exclude<Answer, string> {
  if (!showsFrames) return { head, body };
  const isLength = (line: string) => /^(?:content-length|etag):/i.test(line);
  return { head: head.filter((line) => !isLength(line)), body: body.replace(frames, "") };
}

function answerOf(status: string, raw: readonly string[], body: Buffer, showsFrames: boolean): Exclude<Answer, string> {
  const head = [status];
  for (let at = 0; at < raw.length; at += 2) {
    if (raw[at]!.toLowerCase() !== "date") head.push(`${raw[at]}: ${raw[at + 1]}`);
  }
  // An answer that shows frames is compared before it is summed up.
  const text = body.toString("latin1").replace(instants, "instant");
  const { head: own, body: shown } = withoutFrames(head, text, showsFrames);
  return { head: own, body: sumOf(Buffer.from(shown, "latin1")) };
}

async function sendRaw(port: number, bytes: Buffer, showsFrames: boolean): Promise<Answer> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(bytes);
  const answer = await text(socket).catch(() => "");
  const [head = "", ...rest] = answer.replace(/^Date: .*\r\n/gim, "").split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const isHalf = /^transfer-encoding: chunked$/im.test(head) && !/(?:^|\n)0\r\n\r\n$/.test(body);
  return head === "" || isHalf ? brokenOff : withoutFrames(head.split("\r\n"), body, showsFrames);
}

/** Goes away in the middle; there is no answer to compare. */
async function abort({ port, seen }: Running, wire: Wire, number: number): Promise<Answer> {
  const lines = Object.entries(wire.headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`));
  const length = wire.abort === "before the body" ? (wire.body?.length ?? 0) + 10 : (wire.body?.length ?? 0);
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  const head = [`${wire.method} ${wire.path} HTTP/1.1`, "host: x", ...lines, `content-length: ${length}`, "", ""];
  socket.write(Buffer.concat([Buffer.from(head.join("\r\n"), "latin1"), wire.body ?? Buffer.alloc(0)]));
  await Promise.race([seen(number), new Promise((resolve) => socket.once("close", resolve))]);
  socket.destroy();
  return "aborted";
}

/** Sends requests to one server, on connections that it keeps. */
export interface Client {
  send(wire: Wire, number: number): Promise<Answer>;
  close(): void;
}

/** `showsFrames`: whether the app shows stacks to its clients. */
export function createClient(running: Running, showsFrames: boolean): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = ({ method, path, headers, body }: Wire) =>
    new Promise<Answer>((resolve) => {
      const length = body === undefined ? {} : { "content-length": body.length };
      const all = { host: "clinic.example", ...headers, ...length };
      const sent = request({ host: "127.0.0.1", port: running.port, method, path, headers: all, agent });
      sent.on("error", () => resolve(brokenOff));
      sent.on("response", (response) => {
        const chunks: Buffer[] = [];
        const status = `${response.statusCode} ${response.statusMessage}`;
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", () => {});
        response.on("close", () => {
          const answer = answerOf(status, response.rawHeaders, Buffer.concat(chunks), showsFrames);
          resolve(response.complete ? answer : brokenOff);
        });
      });
      sent.end(body);
    });
  return {
    send(wire, number) {
      if (wire.raw !== undefined) return sendRaw(running.port, wire.raw, showsFrames);
      return wire.abort === undefined ? ask(wire) : abort(running, wire, number);
    },
    close: () => agent.destroy(),
  };
}
