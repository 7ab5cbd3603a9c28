import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import type { Policy } from "@philog/core";
import { ownMessages } from "@philog/core/host";
import { philog as guardPino } from "@philog/pino";
import { captureStream, expectNoLeak } from "@philog/testing";
import { philog as guardWinston } from "@philog/winston";
import pino from "pino";
import { describe, expect, test } from "vitest";
import winston from "winston";
import { type Handle, type Host, hosts } from "./adapters-hosts.ts";
import { bytes, send } from "./socket.ts";

const name = "zlaivexon";
/** A catalogue that knows none of the adapters' messages. */
const policy: Policy = {
  version: 1,
  extends: ["process", "http", "errors"],
  message: { text: "static", catalogue: ["loaded"] },
};

type Stream = ReturnType<typeof captureStream>;

const ways: [string, (stream: Stream) => object][] = [
  ["a function", (stream) => ({ policy, logger: (record: object) => stream.write(`${JSON.stringify(record)}\n`) })],
  [
    "pino behind a policy",
    (stream) => ({ logger: guardPino(pino({ base: null }, stream), { policy, startLine: false }) }),
  ],
  [
    "winston behind a policy",
    (stream) => {
      const write = (chunk: unknown, _encoding: unknown, done: () => void) => {
        stream.write(String(chunk));
        done();
      };
      const transports = [new winston.transports.Stream({ stream: new Writable({ write }) })];
      return { logger: guardWinston(winston.createLogger({ transports }), { policy, startLine: false }) };
    },
  ],
];

async function visit(host: Host, handle: Handle, options: object, sent: readonly string[], abortAfter?: number) {
  const { server, close } = await host.start(handle, { startLine: false, ...options });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  for (const one of sent) await send((server.address() as AddressInfo).port, one, abortAfter);
  await new Promise((resolve) => setTimeout(resolve, 30));
  server.closeAllConnections();
  await close();
}

describe.each(hosts.map((host) => [host.name, host] as const))("the lines of %s under a catalogue", (_name, host) => {
  test.each(ways)("say what happened, by way of %s, and hold other messages to it", async (_way, open) => {
    const stream = captureStream();
    const handle: Handle = (asked) => {
      if (asked.id === "8") throw new Error(`no row for ${name}`);
      if (asked.id === "9") {
        asked.hang();
        return new Promise(() => {});
      }
      asked.log({}, "loaded");
      asked.log({}, `loaded ${name}`);
      return {};
    };
    const options = open(stream);
    await visit(host, handle, options, [bytes("GET /patients/7"), bytes("GET /patients/8")]);
    await visit(host, handle, options, [bytes("GET /patients/9")], 30);
    const records = stream.records() as Record<string, any>[];
    const ofRequests = records.filter(({ req }) => req !== undefined);
    expect(ofRequests.map(({ msg, message }) => msg ?? message)).toEqual([
      ownMessages.completed,
      ownMessages.errored,
      ownMessages.aborted,
    ]);
    const said = records.map(({ msg, message }) => msg ?? message);
    expect(said).toContain("loaded");
    expect(said).toContain("[REDACTED]");
    expectNoLeak(stream.text(), [name]);
  });
});
