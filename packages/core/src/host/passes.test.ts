import { describe, expect, it } from "vitest";
import { createRedactor, type RedactorOptions } from "../engine/create-redactor.ts";
import type { Policy, Rule } from "../policy/policy.ts";
import { msg, phi, safe } from "../redactors/mark.ts";
import type { LineForm } from "./line.ts";
import { openHost } from "./open-host.ts";

const never = (): never => {
  throw new Error("219-09-9999");
};
const textForm: LineForm = { messageKey: "msg", messageText: ',"msg":', nestText: undefined, message: "text" };

function passesOf(policy: Partial<Policy> = {}, options: RedactorOptions = {}) {
  const redactor = createRedactor({ version: 1, extends: ["process", "errors"], ...policy }, options);
  const { passes } = openHost({ redactor });
  return { redactor, passes };
}

const scanned: Partial<Policy> = { message: { text: "scan" } };

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
    const { passes } = passesOf(scanned);
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

  it("holds the message to a rule that denies or classifies it, and to no shape", () => {
    const messageUnder = (rule: Rule, key = "msg", message: LineForm["message"] = "text") =>
      passesOf({ rules: { [key]: rule } }).passes.line({}, undefined, "order loaded", { ...textForm, message });
    expect(messageUnder({ action: "redact" })).toBe(',"msg":"[REDACTED]"');
    expect(messageUnder({ action: "redact" }, "msg", "formatted")).toBe(',"msg":"[REDACTED]"');
    expect(messageUnder({ action: "redact" }, "*", "error")).toBe(',"msg":"[REDACTED]"');
    expect(messageUnder("clinical")).toBe(',"msg":"[REDACTED:clinical]"');
    expect(messageUnder({ action: "remove" })).toBe(',"redacted":["msg"]');
    const { passes } = passesOf({ rules: { msg: { action: "remove" } } });
    expect(passes.line({}, undefined, undefined, textForm)).toBe("");
    expect(messageUnder("code")).toBe(',"msg":"order loaded"');
    expect(messageUnder({ action: "redact" }, "message")).toBe(',"msg":"order loaded"');
    const bare = passesOf({ extends: [], rules: { event: "code" } }).passes;
    expect(bare.line({}, undefined, "order loaded", textForm)).toBe(',"msg":"order loaded"');
  });

  it("leaves out a message that JSON has no text for, as JSON does: no name tells of it", () => {
    const { passes } = passesOf();
    for (const nothing of [Symbol("s"), () => "x"]) {
      expect(passes.line({}, undefined, nothing, textForm)).toBe("");
    }
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
    const { passes } = passesOf(scanned);
    expect(passes.message("mrn 12345678", "text")).toBe("mrn [REDACTED:mrn]");
    expect(passes.message("no 'Elowen'", "error")).toBe("no [REDACTED]");
    expect(passes.message(5, "text")).toBe("5");
    for (const nothing of [undefined, Symbol("s")]) expect(passes.message(nothing, "text")).toBeUndefined();
    expect(passes.message(undefined, "formatted")).toBeUndefined();
  });

  it("is withheld where it cannot be read", () => {
    const { passes } = passesOf();
    expect(passes.message({ toJSON: never }, "text")).toBe("[WITHHELD]");
    expect(passes.counts.withheld).toBe(1);
  });
});

describe("prefixed", () => {
  it("scans prefix and text together, because one is context for the other", () => {
    const { passes } = passesOf(scanned);
    expect(passes.prefixed("mrn ", "12345678", false)).toBe("mrn [REDACTED:mrn]");
    expect(passes.prefixed("mrn ", "[REDACTED:mrn]", true)).toBe("mrn [REDACTED:mrn]");
  });

  it("holds both to the vocabulary, but not what a formatted message has kept", () => {
    const { passes } = passesOf();
    expect(passes.prefixed("failed for ", "Vraulix", false)).toBe("failed for [REDACTED]");
    expect(passes.prefixed("mrn ", "12345678", false)).toBe("mrn [REDACTED:mrn]");
    expect(passes.prefixed("Vraulix failed for ", "vraulix-a", true)).toBe("[REDACTED] failed for vraulix-a");
    expect(passes.prefixed("failed for ssn ", "219-09-9999", true)).toMatch(/^failed for .*\[REDACTED:ssn\]$/);
  });

  it("holds each to the catalogue by itself", () => {
    const { passes } = passesOf({ message: { text: "static", catalogue: ["order ", "loaded", "from 10.20.30.40"] } });
    expect(passes.prefixed("order ", "loaded", false)).toBe("order loaded");
    expect(passes.prefixed("order ", "from 10.20.30.40", false)).toBe("order from 10.20.30.40");
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
    expect(passes.format(undefined, [])).toBe("undefined");
  });

  it("takes a message of the tag as the program's own also where no template passes", () => {
    const { passes } = passesOf({ message: { text: "static" } });
    expect(passes.format(msg`loaded ${5}`, [])).toBe("loaded 5");
    expect(passes.format("loaded %s", [5])).toBe("[REDACTED]");
  });

  it("believes no marker of a template", () => {
    expect(passesOf(scanned).passes.format("[LIMIT:depth]", [])).toBe("(LIMIT:depth)");
  });

  it("withholds what cannot be read", () => {
    const { passes } = passesOf();
    expect(passes.format(new Proxy({}, { get: never }), [])).toBe("[WITHHELD]");
    expect(passes.counts.withheld).toBe(1);
  });
});

describe("lockedMembers", () => {
  it("lets the event and the policy's hash pass, and nothing else", () => {
    const { redactor, passes } = passesOf();
    redactor.lockdown("suspected leak");
    const record = { event: "user.created", pid: 1 };
    const locked = { philog: "lockdown", policy: redactor.policyHash };
    expect(JSON.parse(`{${passes.lockedMembers(record).slice(1)}}`)).toEqual({ event: "user.created", ...locked });
  });

  it("holds for records that cannot be read", () => {
    const { redactor, passes } = passesOf();
    redactor.lockdown("suspected leak");
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const event = Object.defineProperty({}, "event", {
      get: () => new Proxy({}, { get: never, getPrototypeOf: never }),
    });
    for (const record of [revoked.proxy, event]) {
      expect(passes.lockedMembers(record)).toContain('"philog":"lockdown"');
    }
  });
});

describe("what was redacted before", () => {
  const stricter = createRedactor({ version: 1, rules: { event: "name" } });
  const before = stricter.copy({ event: "Elowen" });

  it("stands in a fragment and in a line, and what only looks like it does not", () => {
    const { passes } = passesOf();
    expect(passes.fragment(before).text).toBe(',"event":"[REDACTED:name]"');
    expect(passes.fragment({ ...before }, true).text).toBe(',"event":"[REDACTED:name]"');
    expect(passes.fragment({ ...before }).text).toBe(',"event":"[MISFIT:code]"');
    expect(passes.line(before, undefined, undefined, textForm)).toBe(',"event":"[REDACTED:name]"');
    expect(passes.line({ ...before }, undefined, undefined, textForm)).toBe(',"event":"[MISFIT:code]"');
  });

  it("is not believed of a message, but of one that is formatted", () => {
    const { passes } = passesOf(scanned);
    expect(passes.message("[LIMIT:depth]", "text")).toBe("(LIMIT:depth)");
    expect(passes.message("[LIMIT:depth]", "error")).toBe("(LIMIT:depth)");
    expect(passes.message("[LIMIT:depth]", "formatted")).toBe("[LIMIT:depth]");
    expect(passes.format("%s", ["[LIMIT:depth]"])).not.toContain("[LIMIT:depth]");
  });
});

describe("the form of a line", () => {
  it("says under which key an error stands", () => {
    const { passes } = passesOf();
    const failed = (key: string, errorKey?: string) =>
      passes.line({ [key]: new RangeError("no 'Elowen'") }, undefined, undefined, { ...textForm, errorKey });
    expect(failed("err")).toContain('"type":"RangeError"');
    expect(failed("failure", "failure")).toContain('"failure":{"type":"RangeError"');
    expect(failed("failure")).toBe(',"redacted":["failure"]');
  });

  it("says whether quoted runs of the message are values", () => {
    const { passes } = passesOf({ message: { text: "scan" } });
    expect(passes.message("no 'Elowen'", "text")).toBe("no 'Elowen'");
    expect(passes.message("no 'Elowen'", "error")).toBe("no [REDACTED]");
    const line = (message: LineForm["message"]) => passes.line({}, undefined, "no 'Elowen'", { ...textForm, message });
    expect(line("text")).toBe(`,"msg":"no 'Elowen'"`);
    expect(line("error")).toBe(',"msg":"no [REDACTED]"');
  });
});

it("every line counts as a record, those of a lockdown, too", () => {
  const { passes } = passesOf();
  passes.line({}, undefined, undefined, textForm);
  passes.lockedMembers({});
  expect(passes.counts).toEqual({ records: 2, withheld: 0 });
});
