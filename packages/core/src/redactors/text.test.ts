import { describe, expect, it } from "vitest";
import { escapeMarkers } from "../policy/markers.ts";
import { newMaking, newRun } from "./run.test-data.ts";
import { createText, createTextRedactor, type TextRules } from "./text.ts";

function textOf(rules: Partial<TextRules> = {}, quoted = false) {
  const making = newMaking();
  let scans = 0;
  const scan = (text: string) => {
    scans += 1;
    return text.replaceAll("Fenwick", "[REDACTED:name]");
  };
  const redact = createTextRedactor(
    {
      mode: "scan",
      redact: scan,
      scan,
      catalogue: undefined,
      limit: 100,
      record: (value) => JSON.stringify(Object.keys(value as object)),
      ...rules,
    },
    making,
    quoted,
  );
  const text = createText(redact, making);
  return {
    text: (value: unknown, trusted = false, run = newRun(trusted)) => text(value, run, 0),
    decisions: making.decisions,
    scans: () => scans,
  };
}

describe("createText", () => {
  it("scans a string and redacts records inside it by the rules of records", () => {
    const { text } = textOf();
    expect(text("for Fenwick")).toBe('"for [REDACTED:name]"');
    expect(JSON.parse(text('got {"mrn":"1"}') as string)).toBe('got ["mrn"]');
  });

  it("redacts the quoted runs of an error's message", () => {
    expect(textOf({}, true).text("no 'Larkspur' here")).toBe('"no [REDACTED] here"');
    expect(textOf().text("no 'Larkspur' here")).toBe(`"no 'Larkspur' here"`);
  });

  it("passes nothing but the catalogue where there is one", () => {
    const { text, decisions } = textOf({ catalogue: new Set(["order loaded"]) });
    expect(text("order loaded")).toBe('"order loaded"');
    expect(text("order loaded.")).toBe('"[REDACTED]"');
    expect(text("[WITHHELD]")).toBe('"[REDACTED]"');
    expect(text("[WITHHELD]", true)).toBe('"[WITHHELD]"');
    expect(text("Elowen", true)).toBe('"[REDACTED]"');
    expect(decisions).toEqual(["redact", "redact", "redact"]);
  });

  it("replaces and counts a string past the limit, and scans nothing of it", () => {
    const { text, decisions, scans } = textOf();
    expect(text("a".repeat(101))).toBe('"[LIMIT:string]"');
    expect(decisions).toEqual(["limit"]);
    expect(scans()).toBe(0);
    expect(text("a".repeat(100))).toBe(`"${"a".repeat(100)}"`);
  });

  it("replaces and counts a string that a marker makes longer than the limit", () => {
    const { text, decisions } = textOf();
    expect(text(`${"a".repeat(92)} Fenwick`)).toBe('"[LIMIT:string]"');
    expect(decisions).toEqual(["limit"]);
  });

  it("takes the look of a marker from text that only imitates one", () => {
    const { text } = textOf();
    expect(text("[REDACTED:mrn] and [LIMIT:depth]")).toBe('"(REDACTED:mrn) and (LIMIT:depth)"');
    expect(text("[REDACTED:mrn]", true)).toBe('"[REDACTED:mrn]"');
  });

  it("keeps small numbers and booleans, and no number that could be somebody's", () => {
    const { text, decisions } = textOf();
    for (const value of [0, -9999.5, 5n, true, false, null]) expect(text(value)).toBe(`${value}`);
    expect(text(Number.NaN)).toBe("null");
    expect(text(10_000)).toBe('"[MISFIT:text]"');
    expect(text(12_345n)).toBe('"[MISFIT:text]"');
    expect(decisions).toEqual(["misfit", "misfit"]);
  });

  it("takes the text of a Date, a URL and a box, and no container", () => {
    const { text } = textOf();
    expect(text(new URL("https://example.test/"))).toBe('"https://example.test/"');
    expect(text(new String("for Fenwick"))).toBe('"for [REDACTED:name]"');
    expect(text({ toJSON: () => null })).toBe("null");
    for (const value of [{}, ["a"], new Map(), Buffer.from("a")]) expect(text(value)).toBe('"[MISFIT:text]"');
    for (const value of [undefined, () => 1, Symbol("s")]) expect(text(value)).toBeUndefined();
  });

  it("remembers short text without a finding, and only that", () => {
    const { text, scans } = textOf();
    for (let n = 0; n < 3; n++) text("order loaded");
    expect(scans()).toBe(1);
    for (let n = 0; n < 3; n++) text("for Fenwick");
    expect(scans()).toBe(4);
    for (let n = 0; n < 3; n++) text("with [brackets]");
    expect(scans()).toBe(7);
  });

  it("searches an error's message once a record, wherever it is written", () => {
    const { text, scans } = textOf({}, true);
    const run = newRun(false);
    const once = text("no Fenwick here", false, run);
    const searched = scans();
    expect(text("no Fenwick here", false, run)).toBe(once);
    expect(scans()).toBe(searched);
    expect(text("no other here", false, run)).toBe('"no other here"');
    expect(text("no Fenwick here")).toBe(once);
    expect(scans()).toBeGreaterThan(searched + 1);
  });

  it("scans long text each time", () => {
    const { text, scans } = textOf({ limit: 1000 });
    for (let n = 0; n < 3; n++) text("order ".repeat(50));
    expect(scans()).toBe(3);
  });

  it("remembers nothing of a record that was redacted before", () => {
    const { text } = textOf();
    expect(text("tok1.mrn.k1.AAAAAAAAAAAAAAAAAAAAAA", true)).toContain("tok1.mrn");
    expect(text("tok1.mrn.k1.AAAAAAAAAAAAAAAAAAAAAA")).toBe('"tok1(mrn.k1.AAAAAAAAAAAAAAAAAAAAAA)"');
  });
});

describe("strict", () => {
  const unknown = /vraulix|code|\d{5,}/gi;
  const strict: Partial<TextRules> = { mode: "strict", redact: (text) => text.replace(unknown, "[REDACTED]") };
  const kept: Partial<TextRules> = { ...strict, record: (value) => JSON.stringify(value) };

  it("holds a text to the vocabulary, and an error's message once its quoted runs are gone", () => {
    expect(textOf(strict).text("failed for Vraulix")).toBe('"failed for [REDACTED]"');
    expect(textOf(strict, true).text("no 'row' for Vraulix")).toBe('"no [REDACTED] for [REDACTED]"');
  });

  it("holds what stands around a record to the vocabulary, and the record to its rules", () => {
    const { text } = textOf(kept);
    const once = text('vraulix got {"code":12345} for vraulix');
    expect(JSON.parse(once as string)).toBe('[REDACTED] got {"code":12345} for [REDACTED]');
    expect(text(JSON.parse(once as string), true)).toBe(once);
    expect(text("[a] vraulix")).toBe('"[a] [REDACTED]"');
  });

  it("reads what it wrote of a record as redacted, and what stood there before as anybody's text", () => {
    const record: TextRules["record"] = (value, { trusted }) => {
      const { note } = value as { note: string };
      return JSON.stringify({ note: trusted ? note : escapeMarkers(note).replace("Vraulix", "[REDACTED:name]") });
    };
    const { text } = textOf({ ...strict, record });
    expect(JSON.parse(text('got {"note":"for Vraulix"}') as string)).toBe('got {"note":"for [REDACTED:name]"}');
    expect(JSON.parse(text('got {"note":"\\u005bKEY]"}') as string)).toBe('got {"note":"(KEY)"}');
  });

  it("goes on until nothing changes, and gives nothing where that takes too long", () => {
    const grows = textOf({ ...strict, redact: (text) => text.replace("[x", "[xx") });
    expect(grows.text("[x]")).toBe('"[REDACTED]"');
  });

  it("does not take an error's message for one that was held to another mode", () => {
    const run = newRun(false);
    expect(textOf({}, true).text("no vraulix here", false, run)).toBe('"no vraulix here"');
    expect(textOf(strict, true).text("no vraulix here", false, run)).toBe('"no [REDACTED] here"');
  });

  it("remembers a text that passes whole, and none with an unknown word", () => {
    let held = 0;
    const redact = (text: string) => {
      held += 1;
      return text.replace(unknown, "[REDACTED]");
    };
    const { text } = textOf({ ...strict, redact });
    for (let n = 0; n < 3; n++) text("order loaded");
    expect(held).toBe(1);
    for (let n = 0; n < 3; n++) text("order for Vraulix");
    expect(held).toBe(4);
  });
});

it("redacts a record inside a text as one that stands a level deeper", () => {
  expect(textOf({ record: (_value, _run, depth) => `depth ${depth}` }).text('got {"a":1}')).toBe('"got depth 1"');
});
