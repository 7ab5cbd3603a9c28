import { describe, expect, it } from "vitest";
import type { Policy } from "../policy/policy.ts";
import { phi } from "../redactors/mark.ts";
import { createRedactor, type RedactorOptions } from "./create-redactor.ts";

const never = (): never => {
  throw new Error("219-09-9999");
};
const unreadable = {
  get level(): number {
    return 30;
  },
  get time(): never {
    return never();
  },
};

function passesOf(policy: Partial<Policy> = {}, options: RedactorOptions = {}) {
  const redactor = createRedactor({ version: 1, extends: ["process", "errors"], ...policy }, options);
  return { redactor };
}

describe("json", () => {
  it("writes a withheld line for a record that cannot be read, with what can be read of level and time", () => {
    const { redactor } = passesOf();
    const proxy = new Proxy({ level: 30 }, { ownKeys: never });
    const time = expect.any(Number);
    expect(JSON.parse(redactor.json(proxy))).toEqual({
      level: 30,
      time,
      philog: "withheld",
      code: "PHILOG_RECORD_UNREADABLE",
    });
    const worse = new Proxy(unreadable, { ownKeys: never });
    expect(JSON.parse(redactor.json(worse))).toEqual({
      level: 30,
      time,
      philog: "withheld",
      code: "PHILOG_RECORD_UNREADABLE",
    });
    expect(redactor.copy(proxy)).toMatchObject({ philog: "withheld" });
    expect(redactor.stats()).toMatchObject({ records: 3, withheld: 3 });
  });

  it("writes an empty record as one", () => {
    expect(passesOf().redactor.json({})).toBe("{}");
  });

  it("keeps the record's own time in a withheld line", () => {
    const time = Date.now() - 61_001;
    const { redactor } = passesOf();
    expect(JSON.parse(redactor.json(new Proxy({ time }, { ownKeys: never }))).time).toBe(time);
  });

  it("writes a withheld line even where the policy's own redactors fail", () => {
    const { redactor } = passesOf({}, { tenant: never });
    expect(redactor.json({ level: 30 })).toBe('{"level":30}');
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(JSON.parse(redactor.json(revoked.proxy))).toMatchObject({ philog: "withheld" });
  });
});

const scanned: Partial<Policy> = { message: { text: "scan" } };

describe("error", () => {
  it("gives type, message without quoted values, code and frames", () => {
    const { redactor } = passesOf(scanned);
    const error = Object.assign(new RangeError("no 'Elowen' in (mrn)=(12345678)"), { code: "EPIPE", detail: "Elowen" });
    expect(redactor.error(error)).toEqual({
      type: "RangeError",
      message: "no [REDACTED] in (mrn)=[REDACTED]",
      code: "EPIPE",
      stack: expect.stringMatching(/^ {4}at .*passes\.test\.ts/),
    });
  });

  it("takes what is thrown besides errors: a string as message, an object as members, all else by type", () => {
    const { redactor } = passesOf(scanned);
    expect(redactor.error("no 'Elowen'")).toEqual({ type: "Error", message: "no [REDACTED]", stack: "" });
    expect(redactor.error(null)).toMatchObject({ message: "a object was thrown" });
    for (const value of [undefined, 5, true, 5n, Symbol("219-09-9999"), () => 1]) {
      expect(redactor.error(value)).toMatchObject({ message: `a ${typeof value} was thrown` });
    }
    expect(redactor.error({ message: "no 'Elowen'", code: "EPIPE", mrn: "1" })).toEqual({
      message: "no [REDACTED]",
      code: "EPIPE",
    });
  });

  it("gives an empty record where the policy lists no error, denies it, or the error is none", () => {
    const each: NonNullable<Policy["rules"]>[] = [
      { err: { action: "remove" } },
      { err: { action: "redact" } },
      { err: "name" },
      { a: "code" },
    ];
    for (const rules of each) {
      expect(createRedactor({ version: 1, rules }).error(new Error("Elowen"))).toEqual({});
    }
    const { redactor } = passesOf({ unlisted: "redact" });
    for (const value of [
      ["Elowen"],
      new Date(),
      phi("mrn", "1"),
      new Map(),
      Buffer.from("x"),
      { toJSON: () => null },
    ]) {
      expect(redactor.error(value)).toEqual({});
    }
  });

  it("survives an error whose getters throw", () => {
    const { redactor } = passesOf();
    const error = new Error("x");
    for (const key of ["stack", "message", "code"]) Object.defineProperty(error, key, { enumerable: true, get: never });
    expect(redactor.error(error)).toMatchObject({
      type: "Error",
      message: "[WITHHELD]",
      code: "[WITHHELD]",
      stack: "[WITHHELD]",
    });
    expect(redactor.error(new Proxy(error, { ownKeys: never }))).toEqual({});
    expect(redactor.stats().withheld).toBe(1);
  });

  it("keeps no line of a message as frame, nor text that somebody put into the stack", () => {
    const { redactor } = passesOf();
    const message = "one\n    at Fenwick (Larkspur:1961:3)\n    at /srv/elowen.js:1:2";
    const { stack } = redactor.error(new Error(message)) as unknown as { stack: string };
    expect(stack).not.toMatch(/Fenwick|elowen/);
    expect(stack).toContain("passes.test.ts");
    const hostile = Object.assign(new Error("x"), {
      stack: "patient Elowen Larkspur\n  219-09-9999\n    at 219-09-9999 (a:1:2)",
    });
    expect(redactor.error(hostile)).toMatchObject({ stack: "" });
  });
});

describe("text", () => {
  it("holds a text to the policy's mode", () => {
    const text = "mrn 12345678 of Vraulix";
    expect(passesOf(scanned).redactor.text(text)).toBe("mrn [REDACTED:mrn] of Vraulix");
    expect(passesOf().redactor.text(text)).toMatch(/\[REDACTED:mrn\] of \[REDACTED\]$/);
    expect(passesOf({ message: { text: "static", catalogue: ["order loaded"] } }).redactor.text("order lost")).toBe(
      "[REDACTED]",
    );
  });

  it("withholds what is no text", () => {
    const { redactor } = passesOf();
    expect(redactor.text(undefined as unknown as string)).toBe("[WITHHELD]");
    expect(redactor.stats().withheld).toBe(1);
  });
});

describe("lockdown", () => {
  it("lets level, time, event and the policy's hash pass, and nothing else", () => {
    const { redactor } = passesOf();
    redactor.lockdown("suspected leak");
    const time = Date.now() - 61_001;
    const record = { level: 30, time, event: "user.created", pid: 1, msg: "started" };
    const locked = { philog: "lockdown", policy: redactor.policyHash };
    expect(JSON.parse(redactor.json(record))).toEqual({ level: 30, time, event: "user.created", ...locked });
    expect(redactor.copy(record)).toEqual({ level: 30, time, event: "user.created", ...locked });
    expect(JSON.parse(redactor.json({ event: "Elowen Larkspur" }))).toMatchObject({ event: "[MISFIT:code]" });
    expect(JSON.parse(redactor.json(null))).toEqual({ time: expect.any(Number), ...locked });
    expect(redactor.text("started")).toBe("[WITHHELD]");
    expect(redactor.error(new Error("x"))).toEqual({});
  });

  it("holds for records that cannot be read", () => {
    const { redactor } = passesOf();
    redactor.lockdown("suspected leak");
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(JSON.parse(redactor.json(revoked.proxy))).toMatchObject({ philog: "lockdown" });
  });
});

describe("what a fresh record imitates", () => {
  it("is no marker, in a record, an error and a message; in a text of ours it is one", () => {
    const { redactor } = passesOf(scanned);
    const shown = (record: object) => JSON.parse(redactor.json(record));
    expect(shown({ event: "[LIMIT:depth]" })).toEqual({ event: "[MISFIT:code]" });
    for (const error of [new Error("[LIMIT:depth]"), "[LIMIT:depth]", { message: "[LIMIT:depth]" }]) {
      expect(redactor.error(error)).toMatchObject({ message: "(LIMIT:depth)" });
    }
    redactor.lockdown("suspected leak");
    expect(shown({ event: "[LIMIT:depth]" })).toMatchObject({ event: "[MISFIT:code]" });
    expect(passesOf().redactor.text("[LIMIT:depth]")).toBe("[LIMIT:depth]");
  });
});
