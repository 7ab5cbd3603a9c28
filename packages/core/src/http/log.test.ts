import { describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import { openHost } from "../host/open-host.ts";
import type { Policy } from "../policy/policy.ts";
import { msg, phi } from "../redactors/mark.ts";
import { createBound, createLog } from "./log.ts";

const policy = { version: 1, extends: ["process", "errors", "http"], rules: { page: "integer" } } as const;

function open(ambient = () => "", rules: Policy["rules"] = {}) {
  const redactor = createRedactor({ ...policy, extends: [...policy.extends], rules: { ...policy.rules, ...rules } });
  const host = openHost({ redactor });
  const records: Record<string, unknown>[] = [];
  const sink = {
    isEnabled: (level: string) => level !== "trace",
    write: (text: string) => records.push(JSON.parse(text)),
  };
  return { redactor, host, records, log: createLog(host, sink, ambient, createBound(host, { requestId: "req-1" })) };
}
const without = (records: Record<string, unknown>[]) =>
  records.map(({ time: _time, requestId: _requestId, ...record }) => record);

describe("a logger of a request", () => {
  it("writes level, time, the id, the record and the message", () => {
    const { log, records } = open(() => ',"component":"web"');
    log.info({ event: "visit.read", name: "Zelda" }, "loaded");
    expect(records).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        component: "web",
        requestId: "req-1",
        event: "visit.read",
        redacted: ["name"],
        msg: "loaded",
      },
    ]);
  });

  it("takes records, messages, values, errors and marks in the order of pino, and a record after a message", () => {
    const { log, records } = open();
    log.trace("not written");
    log.debug({ event: "a.b" });
    log.warn("page %d of %s", 2, "Zelda Quarkwright");
    log.error({ event: "a.b" }, "page %d of %s", 2, "Zelda");
    log.error(new Error("no row for 'Zelda'"));
    log.fatal(new Error("no row for 'Zelda'"), "failed");
    log.info("loaded", { page: 2, name: "Zelda" });
    log.info("failed", new Error("x"));
    log.info("page %s", { page: 2 });
    log.info(msg`page of ${phi("name", "Zelda")}` as never);
    log.info(undefined as never);
    const at = expect.objectContaining({ type: "Error" });
    expect(without(records)).toEqual([
      { level: 20, event: "a.b" },
      { level: 40, msg: "page 2 of [REDACTED]" },
      { level: 50, event: "a.b", msg: "page 2 of [REDACTED]" },
      { level: 50, err: at, msg: "no row for [REDACTED]" },
      { level: 60, err: at, msg: "failed" },
      { level: 30, page: 2, redacted: ["name"], msg: "loaded" },
      { level: 30, err: at, msg: "failed" },
      { level: 30, msg: "page [REDACTED]" },
      { level: 30, msg: "page of [REDACTED:name]" },
      { level: 30, msg: expect.any(String) },
    ]);
    expect(JSON.stringify(records)).not.toContain("Zelda");
  });

  it("holds a text alone as a text, with the names of what is gone from it, and anything else as a value", () => {
    const { log, records } = open();
    const record = { event: "a.b" };
    for (const text of ["seen 'all'", 'seen {"name":"Zelda"}']) {
      log.info(text);
      log.info(record, text);
    }
    log.info(record, 5 as never);
    log.info(null as never);
    log.info(undefined as never);
    log.info(5 as never, { page: 2 });
    log.info("loaded", { page: 2 }, "x");
    expect(without(records)).toEqual([
      { level: 30, msg: "seen 'all'" },
      { level: 30, ...record, msg: "seen 'all'" },
      { level: 30, redacted: ["name"], msg: "seen {}" },
      { level: 30, ...record, redacted: ["name"], msg: "seen {}" },
      { level: 30, ...record, msg: "5" },
      { level: 30, msg: "null" },
      { level: 30, msg: "undefined" },
      { level: 30, msg: "5" },
      { level: 30, msg: "loaded" },
    ]);
  });

  it("holds the message to the policy's rule for it", () => {
    const { log, records } = open(undefined, { msg: { action: "redact" } });
    log.info("loaded");
    expect(without(records)).toEqual([{ level: 30, msg: "[REDACTED]" }]);
  });

  it("hands what is bound on to its children, redacted", () => {
    const { log, records } = open();
    log.child({ component: "db", name: "Zelda" }).child({ page: 1 }).info("x");
    expect(records[0]).toMatchObject({ requestId: "req-1", component: "db", page: 1, redacted: ["name"] });
  });

  it("takes what is bound as it is at the first line, and no marker in it for its own", () => {
    const { log, records } = open();
    const bound = { page: 1, event: "[REDACTED:mrn]" };
    const child = log.child(bound);
    child.info("loaded");
    bound.page = 2;
    child.info("loaded");
    const line = { level: 30, page: 1, event: "[MISFIT:code]", msg: "loaded" };
    expect(without(records)).toEqual([line, line]);
  });

  it("holds what is bound to the policy of the moment", () => {
    const { log, records, redactor } = open();
    const child = log.child({ page: 1 });
    child.info({ event: "a.b" });
    redactor.reload({ version: 1, rules: { requestId: "requestId" } });
    child.info({ event: "a.b" });
    expect(records.map(({ page, requestId, event }) => [page, requestId, event])).toEqual([
      [1, "req-1", "a.b"],
      [undefined, "req-1", undefined],
    ]);
  });

  it("withholds a line that cannot be read, and counts it", () => {
    const { log, records, redactor } = open();
    const never = () => {
      throw new Error("Zelda");
    };
    const error = new Error("x");
    Object.defineProperty(error, "message", { get: never });
    log.info(new Proxy({}, { get: never, ownKeys: never }));
    log.info(error);
    log.info(new Proxy({}, { ownKeys: never }));
    const withheld = { level: 30, philog: "withheld", code: "PHILOG_RECORD_UNREADABLE" };
    expect(without(records)).toEqual([withheld, withheld, withheld]);
    expect(redactor.stats().withheld).toBe(3);
  });

  it("writes level, time and event alone in lockdown", () => {
    const { log, records, redactor } = open();
    redactor.lockdown("drill");
    log.info({ event: "a.b", page: 1 }, "loaded");
    expect(without(records)).toEqual([{ level: 30, event: "a.b", philog: "lockdown", policy: redactor.policyHash }]);
    expect(records[0]).not.toHaveProperty("requestId");
  });
});
