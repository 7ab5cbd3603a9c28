import { once } from "node:events";
import { type IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import { philogLogger } from "@philog/fastify";
import { capture, captureStream, expectNoLeak } from "@philog/testing";
import fastify, { type FastifyInstance } from "fastify";
import { describe, expect, test } from "vitest";
import { type Handle, hosts } from "./adapters-hosts.ts";
import { bytes } from "./socket.ts";

const name = "zlaivexon";
const upgrade = (path: string) =>
  bytes(`GET ${path}?token=${name}`, {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "sec-websocket-protocol": name,
    cookie: `a=${name}`,
  });
const accept = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

/** Takes the connection over, as whoever speaks another protocol does. */
function takeOver(socket: Duplex): void {
  socket.on("error", () => {});
  socket.resume().on("end", () => socket.destroy());
}

/** What has come back when the client goes away, but for the date. */
async function send(port: number, sent: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("error", () => {}).on("data", (chunk) => chunks.push(chunk));
  socket.write(sent);
  await new Promise((resolve) => setTimeout(resolve, 60));
  socket.end();
  await once(socket, "close");
  return Buffer.concat(chunks)
    .toString()
    .replace(/^Date: .*\r$/gim, "Date: …");
}

/** What comes back from an app, and all that is written meanwhile. */
async function visit(start: (log: (record: object) => unknown) => Promise<{ server: any; close(): unknown }>) {
  const stream = captureStream();
  let answer = "";
  const printed = await capture(async () => {
    const { server, close } = await start((record) => stream.write(`${JSON.stringify(record)}\n`));
    if (!server.listening) {
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
    }
    stream.clear();
    answer = await send((server.address() as AddressInfo).port, upgrade("/patients/7"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    server.closeAllConnections();
    await close();
  });
  const records = stream.records() as Record<string, any>[];
  return { answer, text: `${stream.text()}${printed.all}`, lines: records.filter(({ req }) => req !== undefined) };
}

const read: Handle = ({ id }) => ({ id });

describe.each(hosts.map((host) => [host.name, host] as const))("a request for a WebSocket, in %s", (_name, host) => {
  const both = async (listen: (server: any) => void) => {
    const start = async (options: object | undefined) => {
      const app = await host.start(read, options);
      listen(app.server);
      return app;
    };
    const bare = await visit(() => start(undefined));
    const kept = await visit((logger) => start({ logger, startLine: false }));
    expect(kept.answer).toBe(bare.answer);
    expectNoLeak(kept.text, [name]);
    return kept;
  };

  test("is a request like any other where nobody upgrades", async () => {
    const { answer, lines } = await both(() => {});
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(lines).toMatchObject([
      { level: 30, req: { route: "/patients/:id" }, res: { statusCode: 200 }, msg: expect.stringMatching(/^request/) },
    ]);
  });

  test("is not the framework's where somebody does, and leaves no line", async () => {
    const { answer, lines } = await both((server) =>
      server.on("upgrade", (_request: IncomingMessage, socket: Duplex) => {
        takeOver(socket);
        socket.write(accept);
        socket.write("a frame");
      }),
    );
    expect(answer).toBe(`${accept}a frame`);
    expect(lines).toEqual([]);
  });
});

describe("a WebSocket's route of Fastify", () => {
  /** As plugins for WebSockets do it: the upgrade goes through the routes. */
  const build = async (handle: (socket: Duplex, reply: any) => unknown, options: object) => {
    const app = fastify(options as never) as unknown as FastifyInstance;
    app.server.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
      takeOver(socket);
      const response = new ServerResponse(request);
      response.assignSocket(socket as never);
      app.routing(request, response);
    });
    app.get("/patients/:id", (request, reply) => handle(request.raw.socket, reply));
    await app.ready();
    return { server: app.server, close: () => app.close() };
  };
  const both = async (handle: (socket: Duplex, reply: any) => unknown) => {
    const bare = await visit(() => build(handle, {}));
    const kept = await visit((logger) => build(handle, philogLogger({ logger, startLine: false } as never)));
    expect(kept.answer).toBe(bare.answer);
    expectNoLeak(kept.text, [name]);
    return kept;
  };

  test("has a line when the connection closes, which says that it was upgraded", async () => {
    const { answer, lines } = await both((socket, reply) => {
      reply.hijack();
      socket.write(`${accept}a frame`);
    });
    expect(answer).toBe(`${accept}a frame`);
    expect(lines).toMatchObject([
      { level: 30, req: { route: "/patients/:id" }, res: { statusCode: 101 }, msg: "request upgraded" },
    ]);
  });

  test("has the line of an error where it refuses", async () => {
    const { answer, lines } = await both(() => {
      throw Object.assign(new Error(`no ward for '${name}'`), { statusCode: 403 });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(lines).toMatchObject([{ level: 40, res: { statusCode: 403 }, err: { message: "no ward for [REDACTED]" } }]);
  });
});
