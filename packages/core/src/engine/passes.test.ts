import { describe, expect, it } from "vitest";
import type { Policy } from "../policy/policy.ts";
import { msg, phi, safe } from "../redactors/mark.ts";
import { createRedactor, internalsOf, type RedactorOptions } from "./create-redactor.ts";
import type { LineForm } from "./passes.ts";

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
const textForm: LineForm = { messageText: ',"msg":', nestText: undefined, message: "text" };

function passesOf(policy: Partial<Policy> = {}, options: RedactorOptions = {}) {
  const redactor = createRedactor({ version: 1, extends: ["process", "errors"], ...policy }, options);
  const { passes } = internalsOf(redactor)!;
  return { redactor, passes };
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

describe("error", () => {
  it("gives type, message without quoted values, code and frames", () => {
    const { redactor } = passesOf();
    const error = Object.assign(new RangeError("no 'Elowen' in (mrn)=(12345678)"), { code: "EPIPE", detail: "Elowen" });
    expect(redactor.error(error)).toEqual({
      type: "RangeError",
      message: "no [REDACTED] in (mrn)=[REDACTED]",
      code: "EPIPE",
      stack: expect.stringMatching(/^ {4}at .*passes\.test\.ts/),
    });
  });

  it("takes what is thrown besides errors: a string as message, an object as members, all else by type", () => {
    const { redactor } = passesOf();
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
    for (const value of [["Elowen"], new Date(), phi("mrn", "1"), new Map(), Buffer.from("x")]) {
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
    expect(passesOf().redactor.text("mrn 12345678")).toBe("mrn [REDACTED:mrn]");
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

describe("fragment", () => {
  it("gives members as JSON text, and names of what is gone", () => {
    const { passes } = passesOf();
    expect(passes.fragment({ event: "user.created", Elowen: 1 })).toEqual({
      text: ',"event":"user.created"',
      names: ',"[KEY:1]"',
      nameCount: 1,
    });
    expect(passes.fragment({ event: "[MISFIT:code]" }, true).text).toBe(',"event":"[MISFIT:code]"');
  });

  it("is empty where the members cannot be read", () => {
    const { passes } = passesOf();
    expect(passes.fragment(new Proxy({}, { ownKeys: never }))).toEqual({ text: "", names: "", nameCount: 0 });
    expect(passes.counts.withheld).toBe(1);
  });
});

describe("line", () => {
  it("holds members, inherited names and the message", () => {
    const { passes } = passesOf();
    const inherited = passes.fragment({ Elowen: 1 });
    expect(passes.line({ event: "a-b", status: 1 }, inherited, "mrn 12345678", textForm)).toBe(
      ',"event":"a-b","redacted":["[KEY:1]","status"],"msg":"mrn [REDACTED:mrn]"',
    );
    expect(passes.line({}, undefined, undefined, textForm)).toBe("");
  });

  it("takes an error's message and one that is formatted already", () => {
    const { passes } = passesOf();
    expect(passes.line({}, undefined, "no 'Elowen'", { ...textForm, message: "error" })).toBe(',"msg":"no [REDACTED]"');
    expect(passes.line({}, undefined, "as it is", { ...textForm, message: "formatted" })).toBe(',"msg":"as it is"');
  });

  it("nests members below a key where the host does", () => {
    const { passes } = passesOf();
    const form = { ...textForm, nestText: ',"data":{' };
    expect(passes.line({ event: "a-b" }, undefined, undefined, form)).toBe(',"data":{"event":"a-b"}');
    expect(passes.line({}, undefined, undefined, form)).toBe("");
  });

  it("is undefined for a record that cannot be read", () => {
    const { passes } = passesOf();
    expect(passes.line(new Proxy({}, { ownKeys: never }), undefined, "x", textForm)).toBeUndefined();
    expect(passes.counts).toEqual({ records: 1, withheld: 1 });
  });
});

describe("message", () => {
  it("is the text that a line would hold", () => {
    const { passes } = passesOf();
    expect(passes.message("mrn 12345678", "text")).toBe("mrn [REDACTED:mrn]");
    expect(passes.message("no 'Elowen'", "error")).toBe("no [REDACTED]");
    expect(passes.message(5, "text")).toBe("5");
    for (const nothing of [undefined, Symbol("s")]) expect(passes.message(nothing, "text")).toBeUndefined();
  });

  it("is withheld where it cannot be read", () => {
    const { passes } = passesOf();
    expect(passes.message({ toJSON: never }, "text")).toBe("[WITHHELD]");
    expect(passes.counts.withheld).toBe(1);
  });
});

describe("prefixed", () => {
  it("scans prefix and text together, because one is context for the other", () => {
    const { passes } = passesOf();
    expect(passes.prefixed("mrn ", "12345678", false)).toBe("mrn [REDACTED:mrn]");
    expect(passes.prefixed("mrn ", "[REDACTED:mrn]", true)).toBe("mrn [REDACTED:mrn]");
  });

  it("holds each to the catalogue by itself", () => {
    const { passes } = passesOf({ message: { text: "static", catalogue: ["order ", "loaded"] } });
    expect(passes.prefixed("order ", "loaded", false)).toBe("order loaded");
    expect(passes.prefixed("order ", "Elowen", false)).toBe("order [REDACTED]");
    expect(passes.prefixed("Elowen ", "loaded 5", true)).toBe("[REDACTED]loaded 5");
  });

  it("withholds what is no text", () => {
    const { passes } = passesOf();
    expect(passes.prefixed(Symbol("s") as unknown as string, "x", false)).toBe("[WITHHELD]");
    expect(passes.counts.withheld).toBe(1);
  });
});

describe("format", () => {
  it("takes templates, messages of the tag, and what is neither", () => {
    const { passes } = passesOf();
    expect(passes.format("loaded %s", ["Elowen"])).toBe("loaded [REDACTED]");
    expect(passes.format(msg`loaded ${safe("code", "a-b")}`, [])).toBe("loaded a-b");
    expect(passes.format(phi("mrn", "1"), [])).toBe("[REDACTED:mrn]");
    expect(passes.format(5, [])).toBe("5");
    expect(passes.format({ mrn: 1 }, [])).toBe("[REDACTED]");
    expect(passes.format(null, [])).toBe("null");
  });

  it("withholds what cannot be read", () => {
    const { passes } = passesOf();
    expect(passes.format(new Proxy({}, { get: never }), [])).toBe("[WITHHELD]");
    expect(passes.counts.withheld).toBe(1);
  });
});

describe("lockdown", () => {
  it("lets level, time, event and the policy's hash pass, and nothing else", () => {
    const { redactor, passes } = passesOf();
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
    expect(JSON.parse(`{${passes.lockedMembers(record).slice(1)}}`)).toEqual({ event: "user.created", ...locked });
  });

  it("holds for records that cannot be read", () => {
    const { redactor, passes } = passesOf();
    redactor.lockdown("suspected leak");
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(JSON.parse(redactor.json(revoked.proxy))).toMatchObject({ philog: "lockdown" });
    expect(passes.lockedMembers(revoked.proxy)).toContain('"philog":"lockdown"');
    const event = Object.defineProperty({}, "event", {
      get: () => new Proxy({}, { get: never, getPrototypeOf: never }),
    });
    expect(passes.lockedMembers(event)).toContain('"philog":"lockdown"');
  });
});
