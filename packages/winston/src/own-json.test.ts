import { inspect } from "node:util";
import { captureStream } from "@philog/testing";
import { describe, expect, test, vi } from "vitest";
import winston, { type LoggerOptions } from "winston";
import { MESSAGE } from "./instance.ts";
import { Keeping, start } from "./logger.test-data.ts";

const { combine, errors, json, splat, timestamp } = winston.format;
type Given = NonNullable<LoggerOptions["format"]>;
const format = (change: (info: Record<string | symbol, any>) => unknown) =>
  winston.format((info) => change(info) as never)();

/** Listed wholly, so that winston by itself writes the same. */
const record = { event: "order.read", order: { status: "open" }, count: 3 };

/** What winston writes by itself, and behind the policy. */
function both(create: () => Given, message = "order read") {
  const stream = captureStream();
  const plain = winston.createLogger({ format: create(), transports: [new winston.transports.Stream({ stream })] });
  const guarded = start({ format: create() });
  for (let times = 0; times < 3; times++) {
    plain.info(message, record);
    guarded.log.info(message, record);
  }
  const withoutTimes = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "now");
  return [withoutTimes(guarded.text()), withoutTimes(stream.text())];
}

describe("the line of winston's json", () => {
  test.each<[string, () => Given]>([
    [
      "alone, behind another that does nothing",
      () =>
        combine(
          format((info) => info),
          json(),
        ),
    ],
    ["with a time", () => combine(timestamp(), json())],
    [
      "with what most applications have before it",
      () => combine(errors({ stack: true }), timestamp(), splat(), json()),
    ],
    ["with spaces", () => combine(timestamp(), json({ space: 1 }))],
    [
      "with a replacer",
      () => combine(timestamp(), json({ replacer: (key, value) => (key === "count" ? undefined : value) })),
    ],
    [
      "behind a format that reads the record",
      () =>
        combine(
          timestamp(),
          format((info) => (info.count > 9 ? false : info)),
          json(),
        ),
    ],
    [
      "behind a format that copies it",
      () =>
        combine(
          timestamp(),
          format((info) => ({ ...info })),
          json(),
        ),
    ],
    [
      "behind a format that takes something away",
      () =>
        combine(
          format(({ count, ...info }) => info),
          timestamp(),
          json(),
        ),
    ],
    ["of which there are two", () => combine(json(), timestamp(), json())],
    ["before a time that it does not hold", () => combine(json(), timestamp())],
  ])("is byte for byte what winston writes: %s", (_name, create) => {
    const [guarded, plain] = both(create);
    expect(guarded).toBe(plain);
    expect(both(create, "order 'read' twice")[0]).toContain("order");
  });

  test("holds what a format has added, redacted", () => {
    const { log, last } = start({
      format: combine(
        format((info) => Object.assign(info, { name: "Zlaivexon Quarkwright", patient: { mrn: "98441207" } })),
        timestamp(),
        json(),
      ),
    });
    log.info("order read", record);
    expect(last()).toMatchObject({ ...record, message: "order read", patient: { mrn: "[REDACTED:mrn]" } });
    expect(JSON.stringify(last())).not.toMatch(/Zlaivexon|98441207/);
  });

  test.each<[string, (info: Record<string | symbol, any>) => unknown]>([
    ["to the line", (info) => Object.assign(info, { [MESSAGE]: `${info[MESSAGE]} Zlaivexon` })],
    ["as a line", (info) => Object.assign(info, { [MESSAGE]: '{"name":"Zlaivexon"}' })],
    ["to a record that is another", (info) => ({ ...info, [MESSAGE]: '{"event":"Zlaivexon"}' })],
    ["as a time", (info) => Object.assign(info, { timestamp: "1961-03-04", [MESSAGE]: undefined })],
  ])("lets nothing through that a format behind it adds %s", (_name, change) => {
    const transport = new Keeping();
    const stream = captureStream();
    const own = new winston.transports.Stream({ stream });
    for (const transports of [[own], [own, transport]]) {
      const { log } = start({ format: combine(timestamp(), json(), format(change)), transports: transports as never });
      log.info("order read", record);
      log.info("order read", record);
    }
    const all = stream.text() + inspect(transport.infos, { depth: 9, showHidden: true });
    expect(all).toContain("order");
    expect(all).not.toMatch(/Zlaivexon|1961/);
  });

  test("has no time that is not now, whatever set it", () => {
    const { log, text } = start({
      format: combine(
        format((info) => Object.assign(info, { timestamp: "1961-03-04T05:06:07.000Z" })),
        json(),
      ),
    });
    log.info("order read", record);
    expect(text()).not.toContain("1961");
    expect(text()).toContain('"event":"order.read"');
  });

  test("is with the record where a transport reads both", () => {
    const transport = new Keeping();
    const { log } = start({ format: combine(timestamp(), json()), transports: [transport] as never });
    log.info("order read", record);
    const [info] = transport.infos;
    expect(info).toMatchObject({ level: "info", ...record, message: "order read" });
    expect(JSON.parse(info![MESSAGE])).toEqual(JSON.parse(JSON.stringify(info)));
    expect(Object.getPrototypeOf(info)).toBe(Object.prototype);
  });

  test("of a logger within a format is its own", () => {
    const inner = start({ format: combine(timestamp(), json()) });
    const outer = start({
      format: combine(
        format((info) => {
          inner.log.info("from within", { event: "a.b" });
          return info;
        }),
        timestamp(),
        json(),
      ),
    });
    outer.log.info("order read", record);
    expect([inner.last().message, outer.last().message]).toEqual(["from within", "order read"]);
    expect(outer.last()).toMatchObject(record);
  });

  test("of other loggers is winston's, also where a format throws before it", () => {
    const stream = captureStream();
    const plain = winston.createLogger({ format: json(), transports: [new winston.transports.Stream({ stream })] });
    const { log, text } = start({
      format: combine(
        format((info) => {
          plain.info("plain", { own: info.message });
          throw new Error("Zlaivexon");
        }),
        json(),
      ),
    });
    log.info("order read", record);
    expect(stream.text()).toBe('{"level":"info","message":"plain","own":"order read"}\n');
    expect(text()).toContain('"philog":"withheld"');
    expect(winston.format.json().transform({ level: "info", message: "x" } as never, {})).toMatchObject({
      message: "x",
    });
  });

  test("is the same where a format is set anew, and where one starts to read the record", () => {
    const reads = vi.fn((info) => info);
    const { log, lines } = start({ format: combine(timestamp(), json()) });
    log.info("order read", record);
    log.configure({
      format: combine(
        format((info) => reads(info.event) && info),
        json(),
      ),
      transports: log.transports,
    });
    log.info("order read", record);
    log.info("order read", record);
    expect(reads.mock.calls).toEqual([["order.read"], ["order.read"]]);
    const plain = { level: "info", message: "order read", ...record };
    expect(lines().map((line) => JSON.parse(line))).toMatchObject([plain, plain, plain]);
  });
});
