import { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Writable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import type { Exchanges } from "./exchange.ts";
import type { Level } from "./levels.ts";
import { type HttpOptions, openHttp } from "./open-http.ts";
import type { Describe } from "./record.ts";

const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";

function open(describeMore: Partial<Describe> = {}, options: HttpOptions = {}) {
  const records: Record<string, any>[] = [];
  const exchanges: Exchanges<IncomingMessage> = openHttp(
    { logger: (record) => records.push(record), startLine: false, ...options },
    { route: () => "/", ip: () => undefined, query: () => undefined, body: () => undefined, ...describeMore },
    "test",
  );
  return { exchanges, records };
}

/** A request and its response as a framework has them that is called without a client: nothing is ever through. */
function injected(headers: Record<string, string> = {}) {
  const socket = new Writable({ write() {} }) as unknown as Socket;
  const request = new IncomingMessage(socket);
  Object.assign(request, { method: "GET", headers });
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  return { request, response, socket };
}

describe("a framework that makes loggers before an exchange is open", () => {
  it("asks for the id first, and for a logger that carries it and no other", () => {
    const { exchanges, records } = open();
    const { request, response } = injected({ "x-request-id": uuid });
    expect(exchanges.requestId(request)).toBe(uuid);
    expect(exchanges.requestId(request, "req-7")).toBe("req-7");
    exchanges.open(request, response).run(() => exchanges.bind("req-7").info("read"));
    expect(records).toMatchObject([{ requestId: "req-7", msg: "read" }]);
    const other = open({}, { requestIdHeader: false });
    expect(other.exchanges.requestId(request)).not.toBe(uuid);
  });
});

describe("the line of an exchange", () => {
  it("is not written where its level is refused, and an error of later is", () => {
    const { exchanges, records } = open();
    const asked: Level[] = [];
    for (const answer of [false, true]) {
      const { request, response } = injected();
      const exchange = exchanges.open(request, response, undefined, (level) => {
        asked.push(level);
        return answer;
      });
      response.emit("close");
      if (!answer) exchange.fail(new Error("boom"));
    }
    expect(asked).toEqual(["warn", "warn"]);
    expect(records.map(({ msg }) => msg)).toEqual(["request errored", "request aborted"]);
  });

  it("says of a response that was sent without a client that it is complete, and of a destroyed one that it is not", () => {
    const { exchanges, records } = open();
    for (const destroyed of [false, true]) {
      const { request, response, socket } = injected();
      exchanges.open(request, response);
      response.end("ok");
      if (destroyed) socket.destroy();
      response.emit("close");
    }
    const { request, response } = injected();
    exchanges.open(request, response);
    response.emit("close");
    expect(records.map(({ msg }) => msg)).toEqual(["request completed", "request aborted", "request aborted"]);
  });

  it("has a size where a response states it in digits", () => {
    const sizes = (stated: unknown) => {
      const kept = {
        getHeader: (name: string) => (name === "content-length" ? stated : undefined),
        getHeaders: () => ({}),
      };
      const { exchanges, records } = open({ sent: () => kept });
      const { request, response } = injected();
      exchanges.open(request, response);
      response.emit("close");
      return records[0]!.res;
    };
    expect(["12", 12, 99_999_999, "99999999"].map((stated) => sizes(stated).bytes)).toEqual([
      12, 12, 9_999_999, 9_999_999,
    ]);
    for (const stated of ["", "12x", "x12", "Zelda", ["12"], undefined])
      expect(sizes(stated)).toEqual({ statusCode: 200 });
  });

  it("has its time in tenths of a millisecond, of an hour at most", () => {
    const { exchanges, records } = open();
    const now = vi.spyOn(performance, "now");
    try {
      for (const ended of [1012.34, 7_201_000]) {
        const { request, response } = injected();
        now.mockReturnValue(1000);
        exchanges.open(request, response);
        now.mockReturnValue(ended);
        response.emit("close");
      }
    } finally {
      now.mockRestore();
    }
    expect(records.map(({ responseTime }) => responseTime)).toEqual([12.3, 3_600_000]);
  });

  it("has the response's headers from where the framework keeps them", () => {
    const sent = { "content-length": "2", "content-type": "text/html", "set-cookie": "patient=Zelda" };
    const kept = { getHeader: (name: string) => sent[name as keyof typeof sent], getHeaders: () => sent };
    const res = { bytes: 2, headers: { "content-type": "text/html" } };
    const all = { version: 1 as const, extends: ["process", "http"], rules: { "res.headers.*": "text" as const } };
    for (const options of [{}, { policy: all } as HttpOptions]) {
      const { exchanges, records } = open({ sent: () => kept }, options);
      const { request, response } = injected();
      exchanges.open(request, response);
      response.emit("close");
      expect(records[0]!.res).toMatchObject(res);
    }
  });
});
