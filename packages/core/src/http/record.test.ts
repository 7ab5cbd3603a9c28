import { describe, expect, it, vi } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import type { Policy } from "../policy/policy.ts";
import { bytes, exchange } from "./open-http.test-data.ts";
import type { HttpOptions } from "./open-http.ts";

const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
const get = bytes("GET /patients/QP-1?page=2&name=Zelda", [
  `X-Request-Id: ${uuid}`,
  "User-Agent: curl/8.5.0 Zelda",
  "Cookie: patient=Zelda",
  "Accept: application/json",
]);
const own = (rules: Policy["rules"]): HttpOptions => ({
  policy: { version: 1, extends: ["process", "http", "errors"], rules },
});
const post = (body: string, headers: string[] = []) =>
  bytes("POST /patients/QP-1", headers.length > 0 ? headers : [`Content-Length: ${body.length}`], body);

describe("the line of a request", () => {
  it("holds method, route, status, sizes, time and what the policy lists, and nothing of the client's", async () => {
    const { records } = await exchange({}, [get], (_exchange, _request, response) => {
      response.setHeader("content-length", 2);
      response.setHeader("set-cookie", "patient=Zelda");
      response.setHeader("content-type", "application/json");
      response.end("ok");
    });
    expect(records).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        requestId: uuid,
        req: {
          method: "GET",
          route: "/patients/:id",
          ip: "[REDACTED:ip]",
          userAgent: "curl",
          headers: { connection: "close", accept: "application/json" },
        },
        res: { statusCode: 200, bytes: 2, headers: { "content-type": "application/json" } },
        responseTime: expect.any(Number),
        msg: "request completed",
      },
    ]);
  });

  it("has [UNMATCHED] where no route was taken, and where the framework throws over it", async () => {
    const { records } = await exchange({}, [bytes("GET /Zelda")]);
    const failing = await exchange({}, [get], undefined, {
      route() {
        throw new Error("Zelda");
      },
    });
    expect([...records, ...failing.records].map(({ req }) => req.route)).toEqual(["[UNMATCHED]", "[UNMATCHED]"]);
  });

  it("has an address, query and headers of the response as the policy says", async () => {
    const { records } = await exchange(
      own({
        "req.ip": { classification: "ip", action: "coarsen" },
        "req.query.page": { pattern: "^\\d{1,3}$" },
        "res.headers.*": "code",
      }),
      [get],
      (_exchange, _request, response) => response.setHeader("x-kind", "visit").end(),
    );
    expect(records[0]!.req).toMatchObject({ ip: "127.0.0.0/24", query: { page: "2" } });
    expect(records[0]!.res.headers).toMatchObject({ "x-kind": "visit" });
    expect(JSON.stringify(records)).not.toContain("Zelda");
  });

  it("has a body where the policy lists it, up to the limit", async () => {
    const options = { ...own({ "req.body.event": "code" }), bodyLimit: 60 };
    const requests = [
      post("{}"),
      post("x".repeat(60)),
      post("x".repeat(61)),
      post("2\r\n{}\r\n0\r\n\r\n", ["Transfer-Encoding: chunked"]),
      post("", ["Content-Length: 99999999"]),
    ];
    const { records } = await exchange(options, requests);
    expect(records.map(({ req, redacted }) => [req.bytes, req.body, redacted])).toEqual([
      [2, { event: "visit.read" }, ["req.body.name"]],
      [60, { event: "visit.read" }, ["req.body.name"]],
      [61, undefined, ["req.body"]],
      [undefined, { event: "visit.read" }, ["req.body.name"]],
      [9_999_999, undefined, ["req.body"]],
    ]);
    const { records: parsed } = await exchange({ ...options, bodyLimit: 20 }, [
      post("2\r\n{}\r\n0\r\n\r\n", ["Transfer-Encoding: chunked"]),
    ]);
    expect(parsed[0]).toMatchObject({ redacted: ["req.body"] });
    // What has a length is taken at its word: a body may have come compressed.
    const { records: stated } = await exchange({ ...options, bodyLimit: 20 }, [post("{}")]);
    expect(stated[0]).toMatchObject({ req: { body: { event: "visit.read" } } });
    const { records: none } = await exchange({}, [post("{}")]);
    expect(none[0]!.req).not.toHaveProperty("body");
    expect(none[0]).not.toHaveProperty("redacted");
  });

  it("has a marker in a larger body's place for a logger whose own policy holds the record", async () => {
    const given: Record<string, any>[] = [];
    const none = () => {};
    const logger = { info: (record: object) => given.push(record), error: none, [Symbol.for("philog.pino")]: true };
    const redactor = createRedactor({ version: 1, rules: { "req.body.event": "code" } });
    await exchange({ logger, redactor, bodyLimit: 20 }, [
      post("x".repeat(21)),
      post("2\r\n{}\r\n0\r\n\r\n", ["Transfer-Encoding: chunked"]),
    ]);
    expect(given.map(({ req }) => req.body)).toEqual(["[LIMIT:record]", "[LIMIT:record]"]);
  });

  it("has the whole query where the policy has a rule for every key of it", async () => {
    const { records } = await exchange(own({ "req.query.*": { pattern: "^\\d{1,3}$" } }), [get]);
    expect(records[0]!.req.query).toEqual({ page: "2", name: "[MISFIT:pattern]" });
  });

  it("counts what arrives after the head of a request against the limit", async () => {
    const big = "x".repeat(200_000);
    const chunk = `${big.length.toString(16)}\r\n${big}\r\n0\r\n\r\n`;
    const { records } = await exchange(
      own({ "req.body.event": "code" }),
      [post(chunk, ["Transfer-Encoding: chunked"])],
      (_exchange, request, response) => request.resume().on("end", () => response.end()),
    );
    expect(records[0]).toMatchObject({ redacted: ["req.body"] });
  });

  it("has a level for what happened: info, warn for the client's fault, error for the server's", async () => {
    const requests = ["/200", "/404", "/500", "/200/thrown", "/400/thrown"].map((path) => bytes(`GET ${path}`));
    const { records } = await exchange({}, requests, (opened, { url = "" }, response) => {
      const [, status, thrown] = url.split("/");
      if (thrown !== undefined) opened.fail(new Error("no row for 'Zelda'"));
      response.writeHead(Number(status)).end();
    });
    expect(records.map(({ level, msg, err }) => [level, msg, err?.message])).toEqual([
      [30, "request completed", undefined],
      [30, "request completed", undefined],
      [50, "request completed", undefined],
      [50, "request errored", "no row for [REDACTED]"],
      [40, "request errored", "no row for [REDACTED]"],
    ]);
  });

  it("says that a request was aborted", async () => {
    const { records } = await exchange({}, [get], (_exchange, _request, response) => {
      response.write("x");
      response.destroy();
    });
    expect(records[0]).toMatchObject({ level: 40, msg: "request aborted", res: { statusCode: 200 } });
  });

  it.each([
    ["no row for 'Zelda'", "no row for [REDACTED]"],
    [7, "a number was thrown"],
    [undefined, "a undefined was thrown"],
    [null, "a object was thrown"],
  ])("has what was thrown, %j, as an error", async (thrown, message) => {
    const { records } = await exchange({}, [get], (opened, _request, response) => {
      opened.fail(thrown);
      response.end();
    });
    expect(records[0]!.err).toEqual({ type: "Error", message, stack: "" });
    expect(JSON.stringify(records)).not.toContain("Zelda");
  });

  it("loses no error: one that another follows, and one that comes too late, have lines of their own", async () => {
    const first = new TypeError("first");
    const { records } = await exchange({}, [get], (opened, request, response, http) => {
      opened.fail(first);
      opened.fail(first);
      http.fail(request, new RangeError("second"));
      response.on("close", () => setImmediate(() => opened.fail(new SyntaxError("late"))));
      response.end();
    });
    await vi.waitFor(() => expect(records.length).toBe(3));
    expect(records.map(({ requestId, err, req }) => [requestId, err.type, req !== undefined])).toEqual([
      [uuid, "TypeError", false],
      [uuid, "RangeError", true],
      [uuid, "SyntaxError", false],
    ]);
  });

  it("has an error for each that another follows, also where none comes twice", async () => {
    const { records } = await exchange({}, [get], (opened, _request, response) => {
      opened.fail(new TypeError("first"));
      opened.fail(new RangeError("second"));
      response.end();
    });
    expect(records.map(({ err }) => err.type)).toEqual(["TypeError", "RangeError"]);
  });

  it("has an error alone, once, where the request has not been opened", async () => {
    const { records, http } = await exchange({}, []);
    const request = {} as never;
    const error = new Error("no row for 'Zelda'");
    http.fail(request, error);
    http.fail(request, error);
    expect(records).toEqual([
      { level: 50, time: expect.any(Number), err: expect.objectContaining({ type: "Error" }), msg: "request errored" },
    ]);
  });
});
