import { createServer, get } from "node:http";
import { createRequire } from "node:module";
import { philog } from "@philog/pino";
import { canaries, captureStream, expectLeak, expectNoLeak } from "@philog/testing";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { policy } from "./pino-run.ts";

const require = createRequire(import.meta.url);
const pinoHttp = require("pino-http") as typeof import("pino-http").default;

const planted = canaries.opaque("pino-http", 7, { words: 1, letters: "lower" }).map(({ value }) => value);
const [path, query, cookie, token, header, detail, custom] = planted as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

/** Serves three requests with pino-http in front, on a logger behind the policy or not. */
async function serve(protect: boolean, options: object = {}) {
  const stream = captureStream();
  const plain = pino({}, stream);
  const logger = protect ? philog(plain, { policy, startLine: false }) : plain;
  const middleware = pinoHttp({ logger, customProps: () => ({ ward: custom }), ...options });
  const server = createServer((request, response) => {
    middleware(request, response);
    response.setHeader("set-cookie", cookie);
    request.log.info({ event: "patient.read", patient: header }, "read %s", header);
    if (request.url?.startsWith("/fails")) {
      response.err = Object.assign(new Error(`no row for '${detail}'`), { body: detail });
      response.statusCode = 500;
    }
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const headers = { cookie, authorization: `Bearer ${token}`, "x-patient-mrn": header, referer: `http://web/${path}` };
  for (const url of [`/patients/${path}?name=${query}`, `/fails/${path}`, "/"]) {
    await new Promise<void>((resolve) => {
      get({ port, host: "127.0.0.1", path: url, headers, agent: false }, (response) =>
        response.resume().on("end", resolve),
      );
    });
  }
  await new Promise((resolve) => server.close(resolve));
  return stream;
}

describe("pino-http", () => {
  test("without the policy everything is in the lines", async () => {
    const stream = await serve(false);
    for (const value of planted) expectLeak(stream, [value]);
  });

  test("behind the policy no URL, header, query, cookie or custom property is, and status and time are", async () => {
    const stream = await serve(true);
    expectNoLeak(stream, planted);
    const lines = stream.records() as any[];
    const completed = lines.filter(({ msg }) => msg === "request completed");
    expect(completed.length).toBe(2);
    for (const line of completed) {
      expect(line.req).toMatchObject({ method: "GET", url: "[REDACTED:url]", remoteAddress: "[REDACTED:ip]" });
      expect(line.req.headers).toEqual({ connection: "close" });
      expect(line.res).toMatchObject({ statusCode: 200 });
      expect(line.responseTime).toBeTypeOf("number");
      expect(line.redacted).toEqual(expect.arrayContaining(["req.headers.cookie", "res.headers.set-cookie", "ward"]));
    }
    const [errored] = lines.filter(({ msg }) => msg === "request errored");
    expect(errored).toMatchObject({
      res: { statusCode: 500 },
      err: { type: "Error", message: "no row for [REDACTED]" },
    });
  });

  test("req.log is a child behind the policy, with the request's bindings", async () => {
    const lines = (await serve(true)).records() as any[];
    const [own] = lines.filter(({ event }) => event === "patient.read");
    expect(own).toMatchObject({ req: { id: 1, method: "GET" }, msg: "read [REDACTED]" });
  });

  test("its quiet loggers, its own serializers and levels stay within the policy", async () => {
    const stream = await serve(true, {
      quietReqLogger: true,
      quietResLogger: true,
      useLevel: "warn",
      serializers: { req: (request: any) => ({ ...request, raw: undefined, who: header }) },
      customAttributeKeys: { reqId: "requestId" },
    });
    expectNoLeak(stream, planted);
    expect(stream.records().filter(({ level }) => level === 40).length).toBe(3);
  });
});
