import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import type { CloudWatchOptions } from "./options.ts";
import { createBench, numbersOf, upTo, write } from "./transport.test-data.ts";

const bench = createBench();

/** A proxy on loopback that opens tunnels, and where they went. */
async function startProxy() {
  const tunnels: string[] = [];
  const server = createServer().on("connect", ({ url }, socket, head) => {
    tunnels.push(url!);
    const [host, port] = url!.split(":");
    const target = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.write(head);
      socket.pipe(target).pipe(socket);
    });
    for (const one of [socket, target]) one.on("error", () => socket.destroy()).on("error", () => target.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  bench.onEnd(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  agent.createConnection = ((
    to: { host: string; port: number },
    done: (error: Error | null, socket?: unknown) => void,
  ) => {
    const asked = request({ host: "127.0.0.1", port, method: "CONNECT", path: `${to.host}:${to.port}`, agent: false });
    asked
      .on("connect", (_answer, socket) => done(null, socket))
      .on("error", done)
      .end();
  }) as never;
  bench.onEnd(() => agent.destroy());
  return { agent, tunnels };
}

test("lines go through a proxy where the SDK's own options name one", async () => {
  const { local } = await bench.start();
  const { agent, tunnels } = await startProxy();
  const aws = { ...local.client, requestHandler: { httpAgent: agent } } as CloudWatchOptions["aws"];
  const { cloudWatch, problems } = bench.make(local, { aws });
  await write(cloudWatch, 500);
  expect(await cloudWatch.flush()).toBe(true);
  expect(numbersOf(local.events("g").map(({ message }) => message)).numbers).toEqual(upTo(500));
  expect(new Set(tunnels)).toEqual(new Set([new URL(local.client.endpoint).host]));
  expect(problems).toEqual([]);
});

test.each([
  ["the Region's own", { region: "us-gov-west-1" }, "logs.us-gov-west-1.amazonaws.com"],
  ["of FIPS 140", { region: "us-east-1", useFipsEndpoint: true }, "logs-fips.us-east-1.amazonaws.com"],
])("calls go to the endpoint %s, as the SDK knows it", async (_name, own, host) => {
  const { local } = await bench.start();
  const asked = new Set<string>();
  const requestHandler = {
    handle({ hostname }: { hostname: string }) {
      asked.add(hostname);
      return Promise.reject(new Error("not on loopback"));
    },
  };
  const aws = { ...own, credentials: local.client.credentials, requestHandler } as unknown as CloudWatchOptions["aws"];
  const { cloudWatch } = bench.make(local, { aws });
  await write(cloudWatch, 1);
  expect(await cloudWatch.flush({ timeoutMs: 200 })).toBe(false);
  expect([...asked]).toEqual([host]);
  expect(cloudWatch.stats()).toMatchObject({ waiting: 1, lost: 0 });
});
