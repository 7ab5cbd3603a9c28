import { capture, captureStream } from "@philog/testing";
import pino from "pino";
import { describe, expect, it } from "vitest";
import winston from "winston";
import { msg, phi } from "../redactors/mark.ts";
import type { Told } from "./log.ts";
import { describeUrl } from "./open-http.test-data.ts";
import { type HttpOptions, openHttp } from "./open-http.ts";

const open = (options: HttpOptions) => openHttp({ startLine: false, ...options } as HttpOptions, describeUrl, "test");
const failed = new Error("no row for 'Zelda'");
const calls: Told[] = [
  { record: { event: "visit.read", name: "Zelda" }, message: "loaded" },
  { record: {}, message: "page %d of %s", values: [2, "Zelda"] },
  { record: {}, message: msg`page of ${phi("name", "Zelda")}`, values: [] },
  { record: { err: failed }, message: failed.message, isError: true },
  { record: { event: "visit.read" }, message: undefined },
];
/** As the adapters mark what they have put behind a policy. */
const guard = <T extends object>(logger: T, name: string): T =>
  Object.assign(logger, { [Symbol.for(`philog.${name}`)]: true });

describe("what an adapter tells of a call", () => {
  it("is a line of the policy here", () => {
    const records: Record<string, unknown>[] = [];
    const { tell } = open({ logger: (record) => records.push(record) });
    for (const call of calls) tell("info", () => call);
    expect(records.map(({ time: _time, level: _level, ...record }) => record)).toEqual([
      { event: "visit.read", redacted: ["name"], msg: "loaded" },
      { msg: "page 2 of [REDACTED]" },
      { msg: "page of [REDACTED:name]" },
      { err: expect.objectContaining({ type: "Error" }), msg: "no row for [REDACTED]" },
      { event: "visit.read" },
    ]);
  });

  it("is held as a text where its message is no error's", () => {
    const records: Record<string, unknown>[] = [];
    const { tell } = open({ logger: (record) => records.push(record) });
    for (const isError of [undefined, false, true]) {
      tell("info", () => ({ record: {}, message: "seen 'all'", ...(isError === undefined ? {} : { isError }) }));
    }
    expect(records.map((record) => record.msg)).toEqual(["seen 'all'", "seen 'all'", "seen [REDACTED]"]);
  });

  it("is asked for where its level is written, and withheld where it cannot be read", () => {
    const records: Record<string, unknown>[] = [];
    const { tell } = open({ logger: (record) => records.push(record) });
    let asked = 0;
    const read = () => {
      asked += 1;
      throw new Error("Zelda");
    };
    tell("debug", read);
    expect(asked).toBe(0);
    tell("info", read);
    expect(records).toMatchObject([{ philog: "withheld" }]);
  });

  it("may ask how a text is held", () => {
    const { tell } = open({ logger: () => {} });
    let held: unknown;
    tell("info", ({ message }) => {
      held = message("seen Quarkwright", "text");
      return { record: {}, message: "loaded" };
    });
    expect(held).toBe("seen [REDACTED]");
  });

  it("goes to a pino logger behind a policy as the call was made", () => {
    const stream = captureStream();
    const logger = guard(pino({ base: null }, stream), "pino");
    const { tell } = open({ logger });
    for (const call of calls.filter(({ values }) => values?.length !== 0)) tell("warn", () => call);
    let asked = 0;
    tell("debug", () => {
      asked += 1;
      return calls[0]!;
    });
    expect(asked).toBe(0);
    expect(stream.records()).toMatchObject([
      { level: 40, event: "visit.read", msg: "loaded" },
      { level: 40, msg: "page 2 of Zelda" },
      { level: 40, err: { message: failed.message }, msg: failed.message },
      { level: 40, event: "visit.read" },
    ]);
  });

  it("has no values for pino but those of the call", () => {
    const logged: unknown[][] = [];
    const info = (...args: unknown[]) => logged.push(args);
    const { tell } = open({ logger: guard({ info, error: info }, "pino") });
    tell("info", () => ({ record: { a: 1 }, message: "loaded" }));
    tell("info", () => ({ record: { a: 1 }, message: undefined }));
    tell("info", () => ({ record: { a: 1 }, message: "page %d", values: [2] }));
    expect(logged).toEqual([[{ a: 1 }, "loaded"], [{ a: 1 }], [{ a: 1 }, "page %d", 2]]);
  });

  it("goes to a winston logger behind a policy as the call was made", () => {
    const stream = captureStream();
    const { format, transports } = winston;
    const logger = guard(
      winston.createLogger({
        format: format.combine(format.splat(), format.json()),
        transports: [new transports.Stream({ stream })],
      }),
      "winston",
    );
    const { tell } = open({ logger });
    tell("trace", () => calls[0]!);
    for (const call of calls.filter(({ values, isError }) => values?.length !== 0 && isError !== true)) {
      tell("warn", () => call);
    }
    expect(stream.records()).toMatchObject([
      { level: "warn", event: "visit.read", message: "loaded" },
      { level: "warn", message: "page 2 of Zelda" },
      { level: "warn", event: "visit.read" },
    ]);
  });

  it("has no values for winston where its message is no text: winston would take one of them for the message", () => {
    const logged: unknown[][] = [];
    const none = () => {};
    const log = (...args: unknown[]) => logged.push(args);
    const { tell } = open({
      logger: guard({ info: none, error: none, levels: { info: 0 }, add: none, log }, "winston"),
    });
    tell("info", () => ({ record: { a: 1 }, message: { b: 1 }, values: ["Zelda"] }));
    tell("info", () => ({ record: { a: 1 }, message: 5, values: ["Zelda"] }));
    // The message is the error's, which the record holds.
    tell("info", () => calls[3]!);
    tell("info", () => ({ record: { a: 1 }, message: undefined }));
    expect(logged).toEqual([
      ["info", { b: 1 }, { a: 1 }],
      ["info", 5, { a: 1 }],
      ["info", "", { err: failed }],
      ["info", "", { a: 1 }],
    ]);
  });

  it("goes to stderr, redacted, where such a logger throws", async () => {
    const never = () => {
      throw new Error("Zelda");
    };
    const { tell } = open({ logger: guard({ info: never, error: never }, "pino") });
    const { stderr } = await capture(() => tell("info", () => calls[0]!));
    expect(JSON.parse(stderr)).toMatchObject({ event: "visit.read", redacted: ["name"], msg: "loaded" });
  });
});
