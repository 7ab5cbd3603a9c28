import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { installFinalHandler } from "./final-handler.ts";
import { openHttp } from "./open-http.ts";

type Done = (error?: unknown) => void;
type Route = (request: IncomingMessage, response: ServerResponse, done: Done) => void;

interface App {
  printed: unknown[];
  router?: { handle: Route };
  _router?: { handle: Route };
  get(name: string): unknown;
  enabled(): boolean;
  handle(request: IncomingMessage, response: ServerResponse, done?: Done): void;
}

/** What Express does where a router has no answer: it answers itself, and prints the error but in tests. */
function createApp(route: Route, place: "router" | "_router" = "router"): App {
  const printed: unknown[] = [];
  return {
    printed,
    [place]: { handle: route },
    get: (name: string) => (name === "env" ? "production" : `the app's ${name}`),
    enabled: () => true,
    handle(this: App, request: IncomingMessage, response: ServerResponse, done?: Done) {
      const final: Done = (error) => {
        const shown = this.get("env") === "production" ? this.get("name") : error;
        response.statusCode = error ? 500 : 404;
        response.end(`${shown}`);
        if (error && this.get("env") !== "test") printed.push(error);
      };
      if (this.enabled()) response.setHeader("x-powered-by", "stand-in");
      this[place]!.handle(request, response, done ?? final);
    },
  };
}

async function ask(app: App, done?: Done) {
  const server = createServer((request, response) => {
    try {
      app.handle(request, response, done);
    } catch {
      response.destroy();
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    headers: { connection: "close" },
  });
  const text = await answer.text();
  server.close();
  return [answer.status, answer.headers.get("x-powered-by"), text];
}

it.each([
  ["4", "_router"],
  ["5", "router"],
] as const)(
  "hands on the error that an app of Express %s would print, and leaves the answer as it is",
  async (_version, place) => {
    const error = new Error("no row for 'Zelda'");
    const create = () => createApp((_request, _response, done) => done(error), place);
    const bare = create();
    const app = create();
    const failed: unknown[] = [];
    installFinalHandler(app, (_request, failure) => failed.push(failure));
    installFinalHandler(app, (_request, failure) => failed.push(failure));
    expect(await ask(app)).toEqual(await ask(bare));
    expect([bare.printed, app.printed, failed]).toEqual([[error], [], [error]]);
    // Known to another copy of this package, too.
    expect(Object.hasOwn(app, Symbol.for("philog.express"))).toBe(true);
  },
);

it("sets no header a second time: headers may be sent by then", () => {
  const app = createApp((_request, _response, done) => done(new Error("x")));
  installFinalHandler(app, () => {});
  const set: string[] = [];
  const response = { setHeader: (name: string) => set.push(name), end() {} } as unknown as ServerResponse;
  app.handle({ headers: {} } as IncomingMessage, response);
  expect(set).toEqual(["x-powered-by"]);
});

it("has nothing to hand on where no route was taken, or where somebody else is to answer", async () => {
  const failed: unknown[] = [];
  const app = createApp((_request, _response, done) => done());
  installFinalHandler(app, (_request, error) => failed.push(error));
  expect(await ask(app)).toEqual([404, "stand-in", "the app's name"]);

  let end: () => void = () => {};
  const outer = createApp((_request, response, done) => {
    end = () => void response.end("the outer app's");
    done(new Error("x"));
  });
  installFinalHandler(outer, (_request, error) => failed.push(error));
  expect(await ask(outer, () => end())).toEqual([200, "stand-in", "the outer app's"]);
  expect(failed).toEqual([]);
});

it("writes the request's line before an error that cannot be read ends the process, as it does without it", () => {
  const records: Record<string, unknown>[] = [];
  const describe = { route: () => "/", ip: () => undefined, query: () => undefined, body: () => undefined };
  const exchanges = openHttp({ logger: (record) => records.push(record), startLine: false }, describe, "test");
  const failure = new Error("cannot be read");
  const app = createApp((_request, _response, done) => done(failure));
  app.get = () => {
    throw failure;
  };
  installFinalHandler(app, exchanges.fail);
  const request = { headers: {} } as IncomingMessage;
  const response = { on() {}, setHeader() {}, getHeader() {}, statusCode: 500 } as unknown as ServerResponse;
  expect(() => app.handle(request, response)).toThrow(failure);
  expect(records.length).toBe(1);
  exchanges.open(request, response);
  expect(() => app.handle(request, response)).toThrow(failure);
  expect(records.at(-1)).toMatchObject({ msg: "request errored", err: { message: "cannot be read" } });
});
