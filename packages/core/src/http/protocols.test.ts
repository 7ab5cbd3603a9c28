import { once } from "node:events";
import { createServer, type IncomingMessage, ServerResponse } from "node:http";
import { connect as connectHttp2, constants, createServer as createHttp2, type Http2Server } from "node:http2";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { describeUrl } from "./open-http.test-data.ts";
import { type HttpOptions, openHttp } from "./open-http.ts";

const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of cleanup.splice(0)) await end();
});

function open(options: HttpOptions = {}) {
  const records: Record<string, any>[] = [];
  const http = openHttp<IncomingMessage>(
    { logger: (record) => records.push(record), startLine: false, ...options },
    describeUrl,
    "test",
  );
  return { records, http };
}

/** Waits until lines are written, which happens a turn or two after the client has all. */
async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe("a request of HTTP/2", () => {
  const start = async (options: HttpOptions, answer: (request: IncomingMessage, response: ServerResponse) => void) => {
    const { records, http } = open(options);
    const server: Http2Server = createHttp2((request, response) => {
      const [own, reply] = [request as unknown as IncomingMessage, response as unknown as ServerResponse];
      http.open(own, reply);
      answer(own, reply);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const session = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    cleanup.push(() => {
      session.destroy();
      server.close();
    });
    return { records, session };
  };

  it("has headers where the policy lists them all, and its URL is none of them", async () => {
    const rules = { "req.headers.*": { pattern: "^[^\\n]{1,80}$" } };
    const policy = { version: 1 as const, extends: ["process", "http"], rules };
    const { records, session } = await start({ policy }, (_request, response) => response.end("ok"));
    expect(await text(session.request({ ":path": "/patients/Zelda", "x-ward": "north" }))).toBe("ok");
    await until(() => records.length > 0);
    expect(records[0]).toMatchObject({
      req: { method: "GET", route: "/patients/:id", headers: { "x-ward": "north" } },
      res: { statusCode: 200 },
      msg: "request completed",
    });
    expect(JSON.stringify(records)).not.toContain("Zelda");
  });

  it("is aborted where the client cancels it", async () => {
    const { records, session } = await start({}, (_request, response) => response.write("half"));
    const stream = session.request({ ":path": "/patients/Zelda" }).on("error", () => {});
    await once(stream, "data");
    stream.close(constants.NGHTTP2_CANCEL);
    await until(() => records.length > 0);
    expect(records).toMatchObject([{ level: 40, msg: "request aborted" }]);
  });
});

describe("a connection that is upgraded", () => {
  const visit = async (answer: (http: ReturnType<typeof open>["http"], request: IncomingMessage) => void) => {
    const { records, http } = open();
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    server.on("upgrade", (request, socket) => {
      const response = new ServerResponse(request);
      response.assignSocket(socket as never);
      http.open(request, response);
      answer(http, request);
      socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    });
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.write("GET /patients/Zelda HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 101 /);
    await until(() => records.length > 0);
    server.close();
    return records;
  };

  it("has a line that says so", async () => {
    expect(await visit(() => {})).toMatchObject([
      { level: 30, req: { route: "/patients/:id" }, res: { statusCode: 101 }, msg: "request upgraded" },
    ]);
  });

  it("has the line of an error where there was one", async () => {
    const records = await visit((http, request) => http.fail(request, new Error("no row for 'Zelda'")));
    expect(records).toMatchObject([
      { level: 50, res: { statusCode: 101 }, err: { message: "no row for [REDACTED]" }, msg: "request errored" },
    ]);
  });
});
