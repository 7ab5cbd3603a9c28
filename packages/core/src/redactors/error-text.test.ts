import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScanner } from "../detect/scanner.ts";
import { redactErrorText } from "./error-text.ts";

const scanner = createScanner();
const redact = (text: string) => redactErrorText(text, scanner);

describe("redactErrorText", () => {
  it.each([
    ["duplicate: Key (email)=(S) already exists.", "duplicate: Key (email)=[REDACTED] already exists."],
    ["Key (last_name, dob)=(S (T), U) is there", "Key (last_name, dob)=[REDACTED] is there"],
    ["Key (lower(name))=(S)", "[REDACTED]=[REDACTED]"],
    ["a)=(S) b", "[REDACTED]=[REDACTED] b"],
    ["Key (a)=(S", "Key (a)=[REDACTED]"],
    ["Key (a)=(S) and (b)=(T)", "Key (a)=[REDACTED] and (b)=[REDACTED]"],
    ["Cast failed for 'S' of \"T\" and `U`", "Cast failed for [REDACTED] of [REDACTED] and [REDACTED]"],
    ["it can't read 'O'Brien' here", "it can't read [REDACTED] here"],
    ["near “S” or ‘T’ or «U»", "near [REDACTED] or [REDACTED] or [REDACTED]"],
    ["open 'S and T", "open [REDACTED]"],
    ['a "S\\" T" b', "a [REDACTED] b"],
    ["x = N'S' or 'T'", "x = N[REDACTED] or [REDACTED]"],
    ["''", "''"],
    ["'[REDACTED:mrn]' [REDACTED:ssn]'s", "'[REDACTED:mrn]' [REDACTED:ssn]'s"],
    ["Failed query: select 1 params: S,T\nU", "Failed query: select 1 params: [REDACTED]"],
    ["insert into t values (S, T)", "insert into t values [REDACTED]"],
    ["patient 123-45-6789's record", "patient [REDACTED:ssn]'s record"],
    ['Unexpected token \'S\', ..."","a": S "... is not valid JSON', "Unexpected token [REDACTED]... is not valid JSON"],
    ['"a=S&b=T"... is not valid JSON', "[REDACTED]... is not valid JSON"],
    ["bad 'S'", "bad [REDACTED]"],
    ["near ‘O’Brien’ here", "near [REDACTED] here"],
    ['near "S"T" here', "near [REDACTED] here"],
    ['the value "S "T" U" is bad', "the value [REDACTED] is bad"],
    ["connect ECONNREFUSED 127.0.0.1:5432", "connect ECONNREFUSED 127.0.0.1:5432"],
  ])("turns %s into %s", (message, redacted) => {
    expect(redact(message)).toBe(redacted);
  });

  it("gives the text up where passes never come to an end", () => {
    expect(redactErrorText("a", { redact: (text) => `${text}a` })).toBe("[REDACTED]");
  });

  it("is idempotent", () => {
    const part = fc.constantFrom(
      "'",
      '"',
      "`",
      "“",
      "”",
      "(",
      ")",
      ")=(",
      "Key (a)=(",
      "params:",
      "values (",
      "x",
      " ",
      "\\",
      "N",
      "it's",
      "123-45-6789",
      "[REDACTED]",
      "[KEY:1]",
      "a@b.example",
      "=",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const once = redact(parts.join(""));
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("redactErrorText, whatever the quotes", () => {
  it.each([
    ["near `S` here", "near [REDACTED] here"],
    ["near «S» here", "near [REDACTED] here"],
    ["near „S“ here", "near [REDACTED] here"],
    ["N'S' here", "N[REDACTED] here"],
    ["near 'O'Brien' here", "near [REDACTED] here"],
    ["near 'O’Brien' here", "near [REDACTED] here"],
    ["near ’o’clock’ here", "near ’o’clock’ here"],
    ['near "a"b" here', "near [REDACTED] here"],
    ["near `a`b` here", "near [REDACTED] here"],
  ])("turns %s into %s", (message, redacted) => {
    expect(redact(message)).toBe(redacted);
  });
});

describe("redactErrorText, at the edges", () => {
  it.each([
    ["the bed's rail is new", "the bed's rail is new"],
    ["Key (5 Larkspur)=(S)", "[REDACTED]=[REDACTED]"],
    [")=(S) b", "[REDACTED]=[REDACTED] b"],
    ["(email)=(S) is there", "(email)=[REDACTED] is there"],
    [`[REDACTED:ssn]'s ${"word ".repeat(50)}`, `[REDACTED:ssn]'s ${"word ".repeat(50)}`],
    ["'S' is bad", "[REDACTED] is bad"],
    ["can't read 'O'Brien here", "can't read [REDACTED]"],
    ["near ‘O’Brien here", "near [REDACTED]"],
    ['near "S"T here', "near [REDACTED]T here"],
    ["near 'S.'T here", "near [REDACTED]T here"],
    [`bad 'tok1.mrn.k1.${"A".repeat(22)}'`, `bad 'tok1.mrn.k1.${"A".repeat(22)}'`],
    ['say"S" and "T" x', "say[REDACTED] x"],
    ['say"S and T', "say[REDACTED]"],
    ["'S' is not valid JSON, \"T\" x", "[REDACTED] is not valid JSON, [REDACTED] x"],
    ["x '' y", "x '' y"],
    ["x '[REDACTED:mrn]' y", "x '[REDACTED:mrn]' y"],
  ])("turns %s into %s", (message, redacted) => {
    expect(redact(message)).toBe(redacted);
  });
});
