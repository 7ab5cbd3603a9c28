import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPattern } from "./linear.ts";
import { patternBody } from "./pattern-syntax.ts";

const refusedAsSlow = [
  "(a+)+",
  "(a*)*",
  "(a|a)*",
  "(a|aa)+",
  "a*a*",
  "\\d+\\d+",
  "\\d{1,10}\\d{1,10}",
  "(.*)(.*)x",
  "([a-z]+)*",
  "(\\w+\\s?)*$",
  "(a*b?)*",
  "(x(a?|b?))*",
  "(a?)+b(a?){10}",
  "(a?){30}a{30}",
  ".*=.*",
  `${"(?:|)".repeat(30)}`,
  `(?:${"(?:|)".repeat(30)})*`,
  `${"a?".repeat(30)}${"a".repeat(30)}`,
  `${"(?:a?|b?)".repeat(5)}${"c".repeat(3)}`,
  "a*b*a*",
  "b(?:a?){10}",
  "\\d{2,}\\d{2,}",
  `a${"(?:|)".repeat(7)}`,
  // What may follow `qa` is not what may follow `pa`, though the digits of their places and counts are the same.
  `(?:p|q(?:${"|".repeat(10)}))a(?:${"|".repeat(7)})b|qa|rstuvwxy|pa`,
];

const accepted = [
  "^ord_[a-z0-9]{12}$",
  "^(open|filled)$",
  "^[A-Z]{2}-\\d{4}$",
  "\\d+(\\.\\d+)*",
  "[a-z]+(-[a-z]+)*",
  "^(?:[A-Z][A-Za-z0-9]{0,59})?(?:Error|Exception|Warning|Failure|Abort)$",
  "^(?:\\d{16,20}|[0-9a-f]{32})$",
  "a{2,3}?b{1}c{0,1}d{2,}e{0,}",
  "(?<year>\\d{4})-(?<week>W\\d\\d)",
  "\\S+\\s+\\S+",
  "[^,]*,[^,]*",
  "[\\w.-]+@[a-z]",
  "price\\$",
  "a\\\\$",
  "[a\\]b]",
  "[+-]?\\d+",
  "[a-]",
  "\\t\\D\\W\\.",
  "(x|y)?.",
  "(?:a?)*",
  "(?:a?)+",
  "[a-a]",
  `${"a|".repeat(63)}a`,
  `${"(?:|)".repeat(6)}`,
  `[${"a".repeat(510)}]`,
  "",
];

const malformed: [string, RegExp][] = [
  ["(a)\\1", /back-reference/],
  ["(?<a>x)\\k<a>", /back-reference/],
  ["(?=a)", /look-around/],
  ["(?<!a)b", /look-around/],
  ["\\bword\\b", /whole value/],
  ["\\Bx", /whole value/],
  ["\\p{L}+", /escape is not taken/],
  ["\\", /escape is not taken/],
  ["a^b", /ends only/],
  ["a$b", /ends only/],
  ["*a", /nothing to repeat/],
  ["a**", /nothing to repeat/],
  ["a{,3}", /nothing to repeat/],
  ["a{3,2}", /upwards/],
  ["a]", /literal \]/],
  ["a}", /literal \}/],
  ["(a", /not closed/],
  ["a)", /closes no group/],
  ["[a", /not closed/],
  ["[a-", /not closed/],
  ["[]", /needs a member/],
  ["[^]", /needs a member/],
  ["[z-a]", /upwards/],
  ["[\\d-z]", /between two characters/],
  ["[a-\\d]", /between two characters/],
  ["(?<a>x)(?<a>y)", /one name/],
  ["é", /printable ASCII/],
  ["[é]", /printable ASCII/],
  ["a".repeat(513), /at most 512/],
];

describe("checkPattern", () => {
  it.each(refusedAsSlow)("refuses %s, which a text can match in too many ways", (source) => {
    expect(checkPattern(source)?.code).toBe("PHILOG_PATTERN_NOT_LINEAR");
  });

  it.each(accepted)("accepts %s", (source) => {
    expect(checkPattern(source)).toBeUndefined();
  });

  it.each(malformed)("refuses %s as outside the syntax and says why", (source, reason) => {
    expect(checkPattern(source)).toEqual({ code: "PHILOG_PATTERN_BAD", hint: expect.stringMatching(reason) });
  });

  it("refuses a pattern of more positions than it follows", () => {
    expect(checkPattern("a".repeat(401))?.hint).toMatch(/more than 400 positions/);
    expect(checkPattern("(?:(?:(?:(?:(?:a{3}){3}){3}){3}){3}){3}")?.hint).toMatch(/positions/);
  });

  it("refuses a pattern with too many ways to start", () => {
    expect(checkPattern(`x|${"a|".repeat(64)}a`)?.code).toBe("PHILOG_PATTERN_NOT_LINEAR");
  });

  it("refuses a pattern whose automaton is too large to follow", () => {
    expect(checkPattern(`[ab]*a${"[ab]".repeat(14)}`)?.code).toBe("PHILOG_PATTERN_NOT_LINEAR");
  });
});

describe("what checkPattern accepts", () => {
  const piece = fc.constantFrom(
    ..."abAB019_-:/ ".split(""),
    ..."()|.*+?[]{}^$\\".split(""),
    ...["\\d", "\\w", "\\s", "[a-c]", "[^b]", "(?:", "a+", "{2}", "{1,4}", "(?<n>"],
  );
  const source = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  const compile = (text: string) => new RegExp(`^(?:${patternBody(text)})$`);

  it("always compiles", () => {
    fc.assert(
      fc.property(source, (text) => {
        if (checkPattern(text) === undefined) expect(() => compile(text)).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });

  it("runs in linear time on repetitive text that fails at the end", () => {
    fc.assert(
      fc.property(
        source,
        fc.string({ unit: fc.constantFrom("a", "b", "0", "_"), minLength: 1, maxLength: 3 }),
        (text, unit) => {
          if (checkPattern(text) !== undefined) return;
          const expression = compile(text);
          const hostile = `${unit.repeat(50_000)}\u0000`;
          const start = performance.now();
          expression.test(hostile);
          expect(performance.now() - start).toBeLessThan(1000);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is decided by the same characters that the engine matches", () => {
    const classes = ["\\d", "\\w", "\\s", "\\D", "\\W", "\\S", ".", "[a-f]", "[^a-f]"];
    for (const a of classes) {
      for (const b of classes) {
        const overlap = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).some(
          (letter) => new RegExp(`^${a}$`).test(letter) && new RegExp(`^${b}$`).test(letter),
        );
        expect([a, b, checkPattern(`(?:${a})*(?:${b})*`) !== undefined]).toEqual([a, b, overlap]);
      }
    }
  });
});

describe("one character", () => {
  const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  const characters: [written: string, meant: string][] = [
    ...printable.map((letter): [string, string] => [/[\w ]/.test(letter) ? letter : `\\${letter}`, letter]),
    ["\\t", "\t"],
    ["\\n", "\n"],
    ["\\v", "\v"],
    ["\\f", "\f"],
    ["\\r", "\r"],
  ];

  it.each(["\\d", "\\w", "\\s", "."])("lies in %s where the engine says so", (set) => {
    const lies = ([written]: [string, string]) => checkPattern(`(?:${set})*(?:${written})*`) !== undefined;
    const matches = ([, meant]: [string, string]) => new RegExp(`^${set}$`).test(meant);
    expect(characters.filter((one) => lies(one) !== matches(one))).toEqual([]);
  });
});

it("strips an anchor at the very end alone", () => {
  expect(["^a$", "[$]b", "a\\$", "a\\\\$"].map(patternBody)).toEqual(["a", "[$]b", "a\\$", "a\\\\"]);
});
