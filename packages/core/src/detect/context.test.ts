import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createContexts, withContext } from "./context.ts";
import type { Detector, Finding } from "./detector.ts";
import { createScanner } from "./scanner.ts";

const detector = (words: string[], capital = false): Detector => ({
  name: "some",
  classification: "mrn",
  words,
  capital,
  find: () => undefined,
});

describe("createContexts", () => {
  const contextOf = createContexts(
    [detector(["member", "mrn"]), detector(["jane"], true), { ...detector([]), words: undefined }],
    ["badge no"],
  );

  it.each([
    ["memberId", "member id: "],
    ["MEMBER_ID", "member id: "],
    ["member-id2", "member id: "],
    ["patientMRN", "patient mrn: "],
    ["memberid", "member id: "],
    ["memberno", "member no: "],
    [`${"x".repeat(60)}_mrn`, `${"x".repeat(60)} mrn: `],
    ["usermrn", "user mrn: "],
    ["badgeNo", "badge no: "],
    ["badgeno", "badgeno: "],
    ["no_badge", "no badge: "],
  ])("says what a key says that holds a label: %s", (key, context) => {
    expect(contextOf(key)).toBe(context);
  });

  it.each([[""], ["123"], ["requestId"], ["message"], ["badge"], ["jane"], ["remember"], [`${"x".repeat(61)}_mrn`]])(
    "says nothing for an ordinary key: %s",
    (key) => {
      expect(contextOf(key)).toBe("");
    },
  );

  it.each([
    [
      "an anchor and a word for a number, which together are an anchor",
      "memberid",
      ["memberid", "member"],
      "member id: ",
    ],
    ["an anchor whose beginning is none", "memberid", ["memberid"], "memberid: "],
    ["an anchor that ends in no word for a number", "mrns", ["mrns", "mrn"], "mrns: "],
    ["an anchor that is two anchors", "paymrn", ["paymrn", "pay", "mrn"], "paymrn: "],
    ["a common word of keys that begins with an anchor", "payload", ["pay"], ""],
    ["two anchors", "paymrn", ["pay", "mrn"], "pay mrn: "],
    ["a letter and an anchor", "xmrn", ["x", "mrn"], ""],
  ])("cuts words of lower case where they say more, or not at all: %s", (_what, key, words, context) => {
    expect(createContexts([detector(words)], [])(key)).toBe(context);
  });
});

describe("withContext", () => {
  const finding = (start: number, end: number): Finding => ({ start, end, classification: "mrn", detector: "some" });

  it("leaves out what lies in the context, cuts what reaches into it and moves the rest", () => {
    const texts: string[] = [];
    const find = withContext("mrn: ", (text) => {
      texts.push(text);
      return [finding(0, 5), finding(3, 7), finding(8, 9)];
    });
    expect(find("abcdef")).toEqual([finding(0, 2), finding(3, 4)]);
    expect(texts).toEqual(["mrn: abcdef"]);
  });

  it("is the same function where there is no context", () => {
    const find = () => [];
    expect(withContext("", find)).toBe(find);
  });
});

describe("a scanner under a key", () => {
  const scanner = createScanner();

  it.each([
    ["mrn", "48211077", "[REDACTED:mrn]"],
    ["memberId", "W48211077", "[REDACTED:healthPlan]"],
    ["patient_id", "48211077", "[REDACTED:mrn]"],
    ["zip", "55501", "[REDACTED:geo]"],
  ])("finds a bare value that the key labels: %s", (key, value, redacted) => {
    expect(scanner.redact(value)).toBe(value);
    expect(scanner.under(key).redact(value)).toBe(redacted);
    expect(scanner.under(key).has(value)).toBe(true);
  });

  it("finds nothing more in what it redacted", () => {
    const under = scanner.under("mrn");
    const once = under.redact("48211077 and 48211078");
    expect(under.redact(once)).toBe(once);
  });

  it("finds what a finding leaves, beside the key and farther on", () => {
    expect(scanner.under("memberId").redact("-1g.1.2017-05-16_13:53:08 2017-05-16 , ")).toBe(
      "-[REDACTED:healthPlan] [REDACTED:date] , ",
    );
  });

  it("never finds less than without the key, and nothing more in what it redacted", () => {
    const word = fc.constantFrom(
      "On",
      "2007-01-17",
      "23:08:55,",
      "48211077",
      "Roe,",
      "Ada",
      "at",
      "mrn",
      "PID|1|",
      ":",
      "\n",
      "a@b.example",
    );
    const text = fc
      .array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 8 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, fc.constantFrom("memberId", "patientName", "birthDate", "token", "zip"), (value, key) => {
        const under = scanner.under(key);
        const covered = new Uint8Array(value.length);
        for (const { start, end } of under.find(value)) covered.fill(1, start, end);
        for (const { start, end } of scanner.find(value)) expect(covered.subarray(start, end)).not.toContain(0);
        const once = under.redact(value);
        expect(under.redact(once)).toBe(once);
      }),
      { numRuns: 600 },
    );
  });

  it("is the same scanner where the key says nothing, and again where it says it again", () => {
    expect(scanner.under("message")).toBe(scanner);
    const under = scanner.under("mrn");
    expect(under.under("MRN")).toBe(under);
    expect(under.under("message").redact("48211077")).toBe("48211077");
  });
});
