import { capture, captureStream } from "@philog/testing";
import pino from "pino";
import { describe, expect, it } from "vitest";
import winston from "winston";
import { createRedactor } from "../engine/create-redactor.ts";
import { bytes, describeUrl, exchange } from "./open-http.test-data.ts";
import { type HttpOptions, openHttp } from "./open-http.ts";
import { isGuarded } from "./target.ts";

const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
const get = bytes("GET /patients/QP-1", [`X-Request-Id: ${uuid}`]);
const idOf = ({ requestId }: Record<string, unknown>) => requestId;

function createPino(options: pino.LoggerOptions = {}) {
  const stream = captureStream();
  return { stream, logger: pino({ base: null, ...options }, stream) };
}
function createWinston(options: winston.LoggerOptions = {}) {
  const stream = captureStream();
  const transports = [new winston.transports.Stream({ stream })];
  return { stream, logger: winston.createLogger({ format: winston.format.json(), transports, ...options }) };
}
/** As the adapters mark what they have put behind a policy. */
const guard = <T extends object>(logger: T, name: string): T =>
  Object.assign(logger, { [Symbol.for(`philog.${name}`)]: true });

describe("a logger that is behind no policy", () => {
  it("is given redacted records by the request's logger, and its own lines carry the id", async () => {
    const { stream, logger } = createPino();
    const child = logger.child({ component: "db" });
    await exchange({ logger, startLine: true }, [get], (opened, _request, response) => {
      opened.log().warn({ event: "visit.read", name: "Zelda" }, "of %s", "Zelda");
      child.info("queried");
      response.end();
    });
    logger.info("outside");
    const records = stream.records();
    expect(records.map(({ level, msg }) => [level, msg])).toEqual([
      [30, "policy in force"],
      [40, "of [REDACTED]"],
      [30, "queried"],
      [30, "request completed"],
      [30, "outside"],
    ]);
    expect(records.map(idOf)).toEqual([undefined, uuid, uuid, uuid, undefined]);
    expect(stream.text()).not.toContain("Zelda");
    expect(stream.text().match(/"requestId"/g)!.length).toBe(3);
  });

  it("keeps the mixin that it has", async () => {
    const { stream, logger } = createPino({ mixin: () => ({ ward: 7 }) });
    await exchange({ logger, startLine: false }, [get], (_exchange, _request, response) => {
      logger.info("x");
      response.end();
    });
    logger.info("outside");
    expect(stream.records().map(({ ward, requestId }) => [ward, requestId])).toEqual([
      [7, uuid],
      [7, uuid],
      [7, undefined],
    ]);
  });

  it("may be one of winston, whose lines carry the id beside its own metadata", async () => {
    const { stream, logger } = createWinston({ defaultMeta: { service: "web" } });
    await exchange({ logger, startLine: false }, [get], (opened, _request, response) => {
      logger.info("queried");
      opened.log().info({ event: "visit.read", name: "Zelda" });
      response.end();
    });
    logger.info("outside");
    logger.defaultMeta = { service: "job" };
    logger.info("again");
    expect(Object.getOwnPropertyDescriptor(logger, "defaultMeta")).toMatchObject({
      configurable: true,
      enumerable: true,
    });
    expect(stream.records().map(({ message, requestId, service }) => [message, requestId, service])).toEqual([
      ["queried", uuid, "web"],
      ["", uuid, "web"],
      ["request completed", uuid, "web"],
      ["outside", undefined, "web"],
      ["again", undefined, "job"],
    ]);
    expect(stream.text()).not.toContain("Zelda");
  });

  it("is changed once, however many adapters use it, and not at all where it has no place for it", async () => {
    const { stream, logger } = createPino();
    openHttp({ logger, startLine: false }, describeUrl, "test");
    const slot = Object.getOwnPropertySymbols(logger).find(({ description }) => description === "pino.mixin")!;
    const mixin = (logger as unknown as Record<symbol, unknown>)[slot];
    openHttp({ logger, startLine: false }, describeUrl, "test");
    expect((logger as unknown as Record<symbol, unknown>)[slot]).toBe(mixin);
    logger.info("x");
    expect(stream.records()).toMatchObject([{ msg: "x" }]);
    // Known to another copy of this package, too.
    expect(Object.hasOwn(logger, Symbol.for("philog.attached"))).toBe(true);
    const lines: unknown[] = [];
    const plain = { info: (record: object) => lines.push(record), error() {} };
    await exchange({ logger: plain, startLine: false }, [get]);
    expect(lines).toMatchObject([{ requestId: uuid }]);
    expect(Object.keys(plain)).toEqual(["info", "error"]);
  });
});

describe("a logger that is behind a policy", () => {
  it("redacts by itself: it is given records as they are, and is the logger of the request", async () => {
    const { stream, logger } = createPino();
    guard(logger, "pino");
    expect(isGuarded(logger)).toBe(true);
    await exchange({ logger }, [get], (opened, _request, response) => {
      opened.log().info({ ward: 7 }, "of %s", "Zelda");
      opened.log().child({ component: "db" }).info("queried");
      // Known to another copy of this package, too: its mixin leaves these lines alone.
      expect(Reflect.get(opened.log(), Symbol.for("philog.bound"))).toBe(true);
      logger.info("elsewhere");
      response.end();
    });
    const records = stream.records();
    expect(records.map(({ msg }) => msg)).toEqual(["of Zelda", "queried", "elsewhere", "request completed"]);
    expect(records[0]).toMatchObject({ ward: 7, requestId: uuid });
    expect(records.map(idOf)).toEqual([uuid, uuid, uuid, uuid]);
    expect(stream.text().match(/"requestId"/g)!.length).toBe(4);
  });

  it("is given no member without a value: it may print each that it is given", async () => {
    const given: unknown[][] = [];
    const note = (...args: unknown[]) => given.push(args);
    const logger = guard({ info: note, error: note }, "pino");
    const { http } = await exchange({ logger }, [bytes("GET /patients/QP-1", [`X-Request-Id: ${uuid}`])]);
    const error = new Error("x");
    http.fail({} as never, error);
    expect(given).toStrictEqual([
      [
        {
          requestId: uuid,
          req: { method: "GET", route: "/patients/:id", ip: "[REDACTED:ip]", headers: { connection: "close" } },
          res: { statusCode: 200 },
          responseTime: expect.any(Number),
        },
        "request completed",
      ],
      [{ err: error }, "request errored"],
    ]);
    given.length = 0;
    // A text that was thrown has no place in a program: where its error was made is nobody's.
    http.fail({} as never, "no such ward");
    expect((given[0]![0] as { err: Error }).err).toMatchObject({ message: "no such ward", stack: "" });
    given.length = 0;
    await exchange({ logger }, ["GET / HTTP/1.0\r\n\r\n"]);
    expect(Object.keys((given[0]![0] as { req: object }).req)).toEqual(["method", "route", "ip"]);
  });

  it("may be one of winston", async () => {
    const { stream, logger } = createWinston();
    guard(logger, "winston");
    const { http } = await exchange({ logger }, [get], (opened, _request, response) => {
      opened.log().info("queried", { ward: 7 });
      opened.fail(new Error("x"));
      response.end();
    });
    expect(http.log).toBe(logger);
    expect(stream.records()).toMatchObject([
      { level: "info", message: "queried", ward: 7, requestId: uuid },
      { level: "error", message: "request errored", requestId: uuid },
    ]);
  });

  it("loses nothing where it throws: the line goes to stderr, held to the host's policy", async () => {
    const never = () => {
      throw new Error("Zelda");
    };
    const logger = guard({ info: never, error: never, child: () => logger }, "pino");
    const { all } = await capture(() =>
      exchange({ logger }, [get], (opened, _request, response) => {
        opened.fail(new Error("no row for 'Zelda'"));
        response.end();
      }),
    );
    expect(JSON.parse(all)).toMatchObject({ level: 50, requestId: uuid, err: { message: "no row for [REDACTED]" } });
  });

  it("takes its redactor, and no policy beside its own", () => {
    const logger = guard(pino(captureStream()), "pino");
    const open = (options: HttpOptions) => openHttp({ logger, ...options }, describeUrl, "test");
    expect(() => open({ redactor: createRedactor() })).not.toThrow();
    expect(() => open({ policy: { version: 1 } })).toThrow(
      "PHILOG_OPTION_BAD: an option has the wrong type (the logger is behind a policy of its own: give its `redactor`, or none)",
    );
    expect(() => open({ tenant: "north" })).toThrow("PHILOG_OPTION_BAD");
  });
});
