import { randomBytes } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { createRedactor, type RedactorOptions } from "../engine/create-redactor.ts";
import { openHost } from "../host/open-host.ts";
import type { Policy } from "../policy/policy.ts";
import { msg, phi, safe } from "../redactors/mark.ts";

function formatOf(policy: Partial<Policy> = {}, options: RedactorOptions = {}) {
  const redactor = createRedactor(
    { version: 1, rules: { note: "text" }, message: { text: "scan" }, ...policy },
    options,
  );
  const { passes } = openHost({ redactor });
  return {
    format: (template: unknown, ...values: unknown[]) => passes.format(template, values),
    note: (note: unknown) => JSON.parse(redactor.json({ note })).note,
    stats: redactor.stats,
  };
}
const keys = { current: { id: "k1", secret: randomBytes(32) } };
const uuid = "018f3c1e-7c2a-7d30-9b1e-2f8a6c5d4e3f";

describe("arguments", () => {
  it("shapes: booleans, small integers, uuid, hex, null and undefined stay, all else is redacted and counted", () => {
    const { format, stats } = formatOf();
    expect(format("%s %s %s %s %s %s", true, 5, uuid, "abcdef0123456789", null, undefined)).toBe(
      `true 5 ${uuid} abcdef0123456789 null undefined`,
    );
    for (const value of ["Elowen", 10_000, 1.5, { a: 1 }, [5], 5n, Symbol("s"), () => 1, new Date()]) {
      expect(format("got %s", value)).toBe("got [REDACTED]");
    }
    expect(stats().byAction.redact).toBe(9);
  });

  it("redact: every argument is gone", () => {
    const { format } = formatOf({ message: { text: "scan", arguments: "redact" } });
    expect(format("%d of %s", 5, true)).toBe("[REDACTED] of [REDACTED]");
  });

  it("fill placeholders of every kind in order; what has none is left out", () => {
    const { format } = formatOf();
    expect(format("%s %d %i %f %j %o %O %c", 1, 2, 3, 4, 5, 6, 7, 8, "Elowen")).toBe("1 2 3 4 5 6 7 8");
    expect(format("100%% of %s and %s, not %x", 5)).toBe("100% of 5 and %s, not %x");
    expect(format("plain", "Elowen")).toBe("plain");
    expect(format("plain %s")).toBe("plain %s");
  });

  it("cannot imitate a marker, nor can the template", () => {
    expect(formatOf().format("[REDACTED:mrn] %s", 5)).toBe("(REDACTED:mrn) 5");
  });

  it("are held with the template to the detectors: together they may spell an identifier", () => {
    expect(formatOf().format("mrn %s%s", 1234, 5678)).toBe("mrn [REDACTED:mrn]");
  });

  it("are held with the template as one text: it is not cut where they stand", () => {
    expect(formatOf().format("batch 219-09-9999%d", 5)).toBe("batch 219-09-99995");
    expect(formatOf().format("batch 219-09-9999 %d", 5)).toBe("batch [REDACTED:ssn] 5");
  });

  it("count what they spell with the template each time", () => {
    const { format, stats } = formatOf();
    for (let n = 0; n < 2; n++) expect(format("mrn %s%s", 1234, 5678)).toBe("mrn [REDACTED:mrn]");
    expect(stats().byAction).toEqual({ scan: 2 });
    for (let n = 0; n < 2; n++) expect(format('got {"status":%d}', 5)).toBe("got {}");
    expect(stats().byAction).toEqual({ scan: 2, unlisted: 2 });
  });

  it("may spell a record with the template, which is judged by the moment: a day later its time is long past", () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const { format } = formatOf({ rules: { at: { timestamp: { past: 1000 } } } });
      const now = Date.UTC(2026, 0, 1, 0, 0, 1);
      vi.setSystemTime(now);
      const line = () => format('read {"at":%d}', safe({ integer: { max: 1e15 } }, now));
      expect(line()).toBe(`read {"at":${now}}`);
      vi.setSystemTime(now + 86_400_000);
      expect(line()).toBe('read {"at":"[MISFIT:timestamp]"}');
    } finally {
      vi.useRealTimers();
    }
  });

  it("are needed: a template without any is a text as it stands", () => {
    expect(formatOf().format("100%% full")).toBe("100%% full");
  });

  it("do not shorten a template that is past the limit", () => {
    const template = "loaded %s";
    const at = (string: number, message: Policy["message"]) =>
      formatOf({ message, limits: { string } }).format(template, 5);
    const messages: Policy["message"][] = [{ text: "scan" }, { text: "static", catalogue: [template] }];
    for (const message of messages) {
      expect([at(template.length, message), at(template.length - 1, message)]).toEqual(["loaded 5", "[LIMIT:string]"]);
    }
  });

  it("are held with the template to the rules of records: together they may be one", () => {
    expect(formatOf().format('got {"status":%d}', 5)).toBe("got {}");
  });
});

describe("a catalogue", () => {
  it("passes templates that it lists with their arguments, and no other", () => {
    const { format, stats } = formatOf({ message: { text: "static", catalogue: ["loaded %s", "done", "mrn %s"] } });
    expect(format("loaded %s", 5)).toBe("loaded 5");
    expect(format("loaded %s", "Elowen")).toBe("loaded [REDACTED]");
    expect(format("mrn %s%s", 1234, 5678)).toBe("[REDACTED]");
    expect(format("done")).toBe("done");
    expect(format("lost %s", 5)).toBe("[REDACTED]");
    expect(format("loaded 5")).toBe("[REDACTED]");
    expect(stats().byAction.redact).toBe(4);
  });
});

describe("a vocabulary", () => {
  const strict: Pick<Policy, "message"> = { message: { text: "strict", words: ["lamp"] } };

  it("holds the template, and not what its arguments keep", () => {
    const { format } = formatOf(strict);
    expect(format("failed for Vraulix in %s of %s", uuid, true)).toBe(`failed for [REDACTED] in ${uuid} of true`);
    expect(format("%s lamp of Vraulix", safe("code", "vraulix-a"))).toBe("vraulix-a lamp of [REDACTED]");
    expect(format("failed for %s", "Vraulix")).toBe("failed for [REDACTED]");
    expect(format("failed %d%% of %s, Vraulix", 5)).toBe("failed 5% of %s, [REDACTED]");
  });

  it("takes a capital for the beginning of a sentence at a template's beginning, and not behind an argument", () => {
    const { format } = formatOf(strict);
    expect(format("Grace loaded %d orders", 5)).toBe("Grace loaded 5 orders");
    expect(format("%d Grace loaded", 5)).toBe("5 [REDACTED] loaded");
  });

  it("takes quoted runs of a template for words: they are values in an error's message alone", () => {
    expect(formatOf(strict).format("loaded 'order lamp' of %d", 5)).toBe("loaded 'order lamp' of 5");
  });

  it("does not vouch for what template and arguments spell together", () => {
    const { format } = formatOf(strict);
    expect(format("orders of ssn 219-%d-%d", 33, 4444)).toMatch(/^orders of .*\[REDACTED:ssn\]$/);
    expect(format('loaded {"status":%d}', 5)).toBe("loaded {}");
  });

  it("judges a template each time unless all of it passes, which is remembered", () => {
    const { format, stats } = formatOf(strict);
    const unknown = () => {
      format("failed for Vraulix in %s", true);
      return stats().byAction.scan;
    };
    expect([unknown(), unknown()]).toEqual([1, 2]);
    for (let n = 0; n < 2; n++) expect(format("loaded %d of %d orders", n, 5)).toBe(`loaded ${n} of 5 orders`);
    expect(stats().byAction.scan).toBe(2);
  });

  it("holds a template without arguments as a text, and none that is past the limit", () => {
    const { format } = formatOf({ ...strict, limits: { string: 40 } });
    expect(format("failed for Vraulix")).toBe("failed for [REDACTED]");
    expect(format(`failed for Vraulix ${" ".repeat(40)}%d`, 1)).toBe("[LIMIT:string]");
  });

  it("lets the tag's parts pass as the program's own", () => {
    expect(formatOf(strict).format(msg`vraulix ${5} of ${"Vraulix"}`)).toBe("vraulix 5 of [REDACTED]");
  });
});

describe("marks in messages", () => {
  it("safe keeps what fits the shape, phi is treated as the policy's actions say", () => {
    const { format } = formatOf({ actions: { mrn: "tokenize", date: "generalize" } }, { keys });
    expect(format("for %s", safe("code", "user.created"))).toBe("for user.created");
    expect(format("for %s", safe("code", "Elowen Larkspur"))).toBe("for [MISFIT:code]");
    expect(format("for %s", safe({ integer: { max: 100_000 } }, 50_000))).toBe("for 50000");
    expect(format("for %s", phi("mrn", "12345678"))).toMatch(/^for tok1\.mrn\.k1\.[\w-]{22}$/);
    expect(format("in %s", phi("date", "1961-03-04"))).toBe("in 1961");
    expect(format("for %s", phi("secret", "hunter2"))).toBe("for [REDACTED]");
    expect(format("for %s", phi("name", null))).toBe("for null");
  });

  it("safe text is held to the policy's mode, and is no error's: its quoted runs are words", () => {
    const { format } = formatOf();
    expect(format("so %s", safe("text", "no 'plain' one"))).toBe("so no 'plain' one");
    expect(format("so %s", safe({ text: "scan" }, "order loaded"))).toBe("so order loaded");
    const closed = formatOf({ message: { text: "static", catalogue: ["so %s"] } });
    expect(closed.format("so %s", safe({ text: "scan" }, "Elowen"))).toBe("so [REDACTED]");
  });

  it("the tag's parts pass as the program's own, its values as arguments", () => {
    const { format, note } = formatOf();
    const message = msg`loaded ${5} of ${"Elowen"} for ${phi("mrn", "12345678")} in ${msg`ward ${safe("code", "icu")}`}`;
    expect(format(message)).toBe("loaded 5 of [REDACTED] for [REDACTED:mrn] in ward icu");
    expect(note(message)).toBe("loaded 5 of [REDACTED] for [REDACTED:mrn] in ward icu");
    expect(format("so: %s", message)).toContain("loaded 5 of [REDACTED]");
    expect(note(msg`mrn ${1234}${5678}`)).toBe("mrn [REDACTED:mrn]");
  });

  it("the tag's parts pass where text is static", () => {
    const { format } = formatOf({ message: { text: "static" } });
    expect(format(msg`loaded ${5}`)).toBe("loaded 5");
  });
});
