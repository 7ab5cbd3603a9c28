import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { createRedactor } from "@philog/core";
import { capture, captureStream, expectNoLeak } from "@philog/testing";
import { describe, expect, test } from "vitest";
import { type Handle, type Host, hosts } from "./adapters-hosts.ts";
import { bytes } from "./socket.ts";

const name = "zlaivexon";
const json = { "content-type": "application/json" };
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const policy = {
  version: 1,
  extends: ["process", "http", "errors"],
  rules: {
    "req.body.event": "code",
    "req.query.page": { pattern: "^\\d{1,3}$" },
    'req.headers["x-ward"]': { oneOf: ["north", "south"] },
  },
} as const;

interface VisitOptions {
  options?: object | undefined;
  /** Milliseconds until the client goes away. */
  abortAfter?: number;
  isBare?: boolean;
}

async function send(port: number, sent: string, abortAfter: number | undefined): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(sent);
  const timer = abortAfter === undefined ? undefined : setTimeout(() => socket.destroy(), abortAfter);
  const answer = await text(socket).catch(() => "");
  clearTimeout(timer);
  return answer.replace(/^Date: .*\r$/gim, "Date: …");
}

/** Lets an app listen, sends it each of the texts at once, and collects what comes of it. */
async function visit(host: Host, handle: Handle, sent: readonly string[], given: VisitOptions = {}) {
  const { options, abortAfter, isBare = false } = given;
  const stream = captureStream();
  let answers: string[] = [];
  const printed = await capture(async () => {
    const logger = (record: object) => stream.write(`${JSON.stringify(record)}\n`);
    const own = { policy, logger, startLine: false, ...options };
    if ("redactor" in own) delete (own as { policy?: unknown }).policy;
    const { server, close } = await host.start(handle, isBare ? undefined : own);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    stream.clear();
    answers = await Promise.all(sent.map((one) => send(port, one, abortAfter)));
    // A response closes, and frameworks print, a turn after the client has it all.
    await new Promise((resolve) => setTimeout(resolve, abortAfter === undefined ? 5 : 40));
    server.closeAllConnections();
    await close();
  });
  const records = stream.records() as Record<string, any>[];
  const ofRequests = records.filter(({ req }) => req !== undefined);
  return { answers, records, ofRequests, text: `${stream.text()}\n${printed.all}`, printed };
}

const read: Handle = ({ id }) => ({ id });

describe.each(hosts.map((host) => [host.name, host] as const))("%s", (_name, host) => {
  /** The answers are those of the bare framework, each request has its one line, and no line holds the name. */
  const same = async (handle: Handle, sent: readonly string[], given: VisitOptions = {}) => {
    const bare = await visit(host, handle, sent, { ...given, isBare: true });
    const guarded = await visit(host, handle, sent, given);
    expect(guarded.answers).toEqual(bare.answers);
    expectNoLeak(guarded.text, [name]);
    expect(guarded.ofRequests).toHaveLength(sent.length);
    expect(guarded.printed.all).toBe("");
    return guarded;
  };
  /** One request after another, since lines stand in the order of the responses. */
  const each = async (handle: Handle, sent: readonly string[], given?: VisitOptions) => {
    const all = [];
    for (const one of sent) all.push(await same(handle, [one], given));
    return all.map(({ ofRequests, records }) => ({ ...ofRequests[0]!, records }) as Record<string, any>);
  };

  test("a request has a line with its template, and none of its URL", async () => {
    const [line] = await each(read, [bytes(`GET /patients/${name}?page=2&q=${name}`)]);
    expect(line).toMatchObject({
      level: 30,
      req: { method: "GET", route: "/patients/:id", ip: "[REDACTED:ip]", query: { page: "2" } },
      res: { statusCode: 200 },
      msg: "request completed",
    });
  });

  test("a body that is malformed is a warning without its text", async () => {
    const bodies = [`{"name":"${name}`, name, `{"a":${name}}`, "[", `"${name}`];
    const lines = await each(
      read,
      bodies.map((body) => bytes("POST /patients/7", json, body)),
    );
    expect(lines.map(({ level, res, msg }) => [level, res.statusCode, msg])).toEqual(
      bodies.map(() => [40, 400, "request errored"]),
    );
  });

  test("a route that does not exist is [UNMATCHED], and no exception", async () => {
    const lines = await each(read, [bytes(`GET /${name}?a=${name}`), bytes(`GET /patients/7/${name}`)]);
    for (const { level, req, res, err, msg } of lines) {
      expect([level, req.route, res.statusCode, err, msg]).toEqual([
        30,
        "[UNMATCHED]",
        404,
        undefined,
        "request completed",
      ]);
    }
  });

  test("an error that a handler throws, or rejects with, is in its request's line without what it quotes", async () => {
    const error = () => Object.assign(new TypeError(`no row for '${name}'`), { detail: name, body: name });
    const kinds: Handle[] = [
      () => {
        throw error();
      },
      async () => {
        throw Object.freeze(error());
      },
    ];
    for (const kind of kinds) {
      const [line] = await each(kind, [bytes("GET /patients/7")]);
      expect(line).toMatchObject({ level: 50, req: { route: "/patients/:id" }, res: { statusCode: 500 } });
      expect(line!.err).toMatchObject({ type: "TypeError", message: "no row for [REDACTED]" });
    }
  });

  test("whatever else is thrown is answered as always, and its line holds none of it", async () => {
    const thrown: unknown[] = [
      `no row for ${name}`,
      98_441_207,
      true,
      { user: name, toString: () => name },
      [name],
      new Map([[name, name]]),
      Symbol(name),
      Object.assign(new Error(name), { name, code: name }),
      new Error("outer", { cause: new Error(name) }),
      Object.defineProperty(new Error("x"), "detail", {
        enumerable: true,
        get() {
          throw new Error(name);
        },
      }),
    ];
    for (const value of thrown) {
      const throws: Handle = () => {
        throw value;
      };
      const [line] = await each(throws, [bytes("GET /patients/7")]);
      expect(line).toMatchObject({ level: 50, res: { statusCode: 500 }, msg: "request errored" });
    }
  });

  test("an id of a client is taken where it has the shape, and is no counter", async () => {
    const ids = ["req-7", "4bf92f3577b34da6a3ce929d0e0e4736", name, `${name} ${name}`, "12345"];
    const lines = await each(
      read,
      ids.map((id) => bytes("GET /patients/7", { "x-request-id": id })),
    );
    expect(lines.slice(0, 2).map(({ requestId }) => requestId)).toEqual(ids.slice(0, 2));
    for (const { requestId } of lines.slice(2)) expect(requestId).toMatch(uuid);
  });

  test("a client that goes away before its answer leaves a warning", async () => {
    const hang: Handle = (asked) => {
      asked.hang();
      return new Promise(() => {});
    };
    const [line] = await each(hang, [bytes(`GET /patients/${name}`)], { abortAfter: 40 });
    expect(line).toMatchObject({ level: 40, req: { route: "/patients/:id" }, msg: "request aborted" });
  });

  test("a request's logger has the id of its request, however many are under way", async () => {
    const slow: Handle = async ({ id, log }) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      log({ event: "patient.read", name }, "loaded");
      return { id };
    };
    const ids = ["req-a1", "req-b2", "req-c3", "req-d4"];
    const sent = ids.map((id) => bytes(`GET /patients/${name}`, { "x-request-id": id }));
    const { records } = await same(slow, sent);
    for (const id of ids) {
      const own = records.filter(({ requestId }) => requestId === id);
      expect(own.map(({ msg, event }) => [msg, event])).toEqual([
        ["loaded", "patient.read"],
        ["request completed", undefined],
      ]);
    }
  });

  test("headers stand in the line where the policy lists them and they fit", async () => {
    const headers = { "x-ward": "north", "x-user": name, cookie: `a=${name}`, authorization: `Bearer ${name}` };
    const [fits, misfits] = await each(read, [
      bytes("GET /patients/7", headers),
      bytes("GET /patients/7", { ...headers, "x-ward": name }),
    ]);
    expect(fits!.req.headers).toEqual({ connection: "close", "x-ward": "north" });
    expect(misfits!.req.headers).toEqual({ connection: "close", "x-ward": "[MISFIT:oneOf]" });
  });

  test("a body stands in the line where the policy lists it, up to its limit", async () => {
    const body = (rest: number) => JSON.stringify({ event: "visit.read", name, rest: "x".repeat(rest) });
    const sent = [bytes("POST /patients/7", json, body(1)), bytes("POST /patients/7", json, body(200))];
    const [short, long] = await each(read, sent, { options: { bodyLimit: 100 } });
    expect(short!.req.body).toEqual({ event: "visit.read" });
    expect(long!.req).not.toHaveProperty("body");
    expect(long!.redacted).toContain("req.body");
  });

  test("line breaks and escape sequences start no line and colour none", async () => {
    const sent = [
      bytes(`GET /patients/a%0d%0a{"level":30,"name":"${name}"}`),
      bytes(`GET /patients/%1b[31m${name}?page=%0a%1b[2J`),
      bytes("GET /patients/7", { "user-agent": `x\t${name}`, "x-request-id": `${name}\t{"level":30}` }),
    ];
    const logs: Handle = ({ id, log }) => {
      log({}, `read ${id}`);
      return { id };
    };
    const { text: all } = await same(logs, sent);
    const lines = all.trim().split("\n");
    expect(lines).toHaveLength(2 * sent.length);
    expect([...all].some((character) => character < "\u0020" && character !== "\n")).toBe(false);
  });

  test("under lockdown its line is level, time and event alone", async () => {
    const redactor = createRedactor(policy as never);
    redactor.lockdown("suspected leak");
    const { text: all, records } = await visit(host, read, [bytes(`GET /patients/${name}?page=2`)], {
      options: { redactor },
    });
    expectNoLeak(all, [name]);
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) {
      expect(
        Object.keys(record).filter((key) => !["level", "time", "philog", "policy", "event"].includes(key)),
      ).toEqual([]);
    }
  });

  test("a logger that throws changes no answer, and its lines go to stderr", async () => {
    const logger = () => {
      throw new Error(name);
    };
    const sent = [bytes(`GET /patients/${name}`)];
    const bare = await visit(host, read, sent, { isBare: true });
    const guarded = await visit(host, read, sent, { options: { logger } });
    expect(guarded.answers).toEqual(bare.answers);
    expectNoLeak(guarded.text, [name]);
    const lines = guarded.printed.stderr.split("\n").filter((line) => line.includes("/patients/:id"));
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ level: 30, msg: "request completed" });
  });
});
