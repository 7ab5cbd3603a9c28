import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { reserveExchange } from "./exchange.ts";
import { defineMember } from "./member.ts";
import { openHttp } from "./open-http.ts";

const exchanges = openHttp(
  { logger: () => {}, startLine: false },
  { route: () => "/", ip: () => undefined, query: () => undefined, body: () => undefined },
  "test",
);

/** A request of a kind of its own, as Express makes one. */
function createRequest() {
  const request: IncomingMessage & { id?: unknown } = new IncomingMessage(new Socket());
  const kind: object = Object.create(IncomingMessage.prototype);
  Object.setPrototypeOf(request, kind);
  return { request, kind, open: () => exchanges.open(request, new ServerResponse(request)) };
}

it("a member is read from the exchange of its request, and is undefined before that is open", () => {
  const { request, kind, open } = createRequest();
  defineMember(kind, "id", ({ requestId }) => requestId);
  expect(request.id).toBeUndefined();
  const { requestId } = open();
  expect(request.id).toBe(requestId);
  expect(Object.keys(request)).not.toContain("id");
  expect(Object.keys(kind)).toEqual([]);
});

it("a member that is set is the request's own from then on, as any other", () => {
  const { request, kind } = createRequest();
  defineMember(kind, "id", ({ requestId }) => requestId);
  request.id = "req-7";
  expect(Object.getOwnPropertyDescriptor(request, "id")).toEqual({
    configurable: true,
    enumerable: true,
    writable: true,
    value: "req-7",
  });
  expect((Object.create(kind) as { id?: unknown }).id).toBeUndefined();
});

it("a member may be defined anew, and on one request alone", () => {
  const { request, kind, open } = createRequest();
  defineMember(kind, "id", () => "first");
  defineMember(kind, "id", () => "second");
  defineMember(request, "log", () => "own");
  open();
  expect([request.id, (request as { log?: unknown }).log]).toEqual(["second", "own"]);
});

it("an exchange takes the room that was made for it, and making room again leaves it there", () => {
  const { request, open } = createRequest();
  reserveExchange(request);
  const members = Reflect.ownKeys(request);
  const exchange = open();
  expect(Reflect.ownKeys(request)).toEqual(members);
  reserveExchange(request);
  expect(open()).toBe(exchange);
});
