import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Finding } from "./detector.ts";
import { email } from "./email.ts";
import { createOwnDetectors, type OwnDetector, type OwnFind } from "./own-detector.ts";
import { createScanner } from "./scanner.ts";

const badge: OwnDetector = { name: "badge", classification: "otherId", pattern: "BDG-\\d{4}" };
const withFind = (find: unknown): OwnFind => ({
  name: "own-find",
  classification: "mrn",
  find: find as OwnFind["find"],
});

function run(own: readonly OwnDetector[], text: string) {
  const failures: string[] = [];
  const found: Finding[] = [];
  createOwnDetectors(own, (name) => failures.push(name))(text, (start, end, classification, detector) =>
    found.push({ start, end, classification, detector }),
  );
  return { failures, found, values: found.map(({ start, end }) => text.slice(start, end)) };
}

describe("a pattern of one's own", () => {
  it("is found with its name and classification", () => {
    expect(run([badge], "staff BDG-4821 came").found).toEqual([
      { start: 6, end: 14, classification: "otherId", detector: "badge" },
    ]);
  });

  it("matches between characters that are no letters and no digits", () => {
    expect(run([badge], "BDG-48211 XBDG-4821 BDG-4821x _BDG-4822_ (BDG-4823)").values).toEqual([
      "BDG-4822",
      "BDG-4823",
    ]);
  });

  it("may be anchored, which says nothing, and may be an alternation", () => {
    const either: OwnDetector = { ...badge, pattern: "^BDG-\\d{4}|STF-\\d{4}$" };
    expect(run([either], "x BDG-4821 y STF-4822 z").values).toEqual(["BDG-4821", "STF-4822"]);
  });

  it("needs one of its words near, in the text or in the key", () => {
    const near = { ...badge, pattern: "\\d{5}", near: ["locker"] };
    expect(run([near], "took 48211 rows, locker 48212").values).toEqual(["48211", "48212"]);
    expect(run([near], `took 48211 rows${" ".repeat(40)}locker 48212`).values).toEqual(["48212"]);
    const tell = vi.fn();
    createOwnDetectors([near], () => {}, "locker no: ")("48213", tell);
    expect(tell).toHaveBeenCalledWith(0, 5, "otherId", "badge");
  });

  it("is not found for a word that stands neither near it nor in a key", () => {
    expect(run([{ ...badge, pattern: "\\d{5}", near: ["was here"] }], "48211 rows").values).toEqual([]);
  });

  it("is found wherever it stands in a long text, once or cut by no window", () => {
    for (let at = 860; at < 1060; at++) {
      const text = `${"-".repeat(at)}BDG-4821${"-".repeat(2000 - at)}`;
      const { found } = run([badge], text);
      expect(new Set(found.map(({ start, end }) => `${start} ${end}`))).toEqual(new Set([`${at} ${at + 8}`]));
    }
  });

  it("is not found where only a window ends a longer word", () => {
    for (let at = 880; at < 1040; at++) {
      expect(run([badge], `${"-".repeat(at)}BDG-48217${"-".repeat(2000 - at)}`).values).toEqual([]);
      expect(run([badge], `${"-".repeat(at)}7BDG-4821${"-".repeat(2000 - at)}`).values).toEqual([]);
    }
  });

  it("is found where it is as long as the overlap, and cut by each window that holds it", () => {
    const value = "7".repeat(128);
    const { values } = run([{ ...badge, pattern: "[0-9]+" }], `${"-".repeat(896)}${value}${"-".repeat(900)}`);
    expect(new Set(values)).toEqual(new Set([value]));
  });

  it("covers all of a value that no window holds", () => {
    const { found } = run([{ ...badge, pattern: "[0-9]{6,}" }], `${"-".repeat(500)}${"7".repeat(3000)} end`);
    const covered = new Set(
      found.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n)),
    );
    expect(covered.size).toBe(3000);
  });

  it("takes no more than linear time", () => {
    const chains: OwnDetector = { ...badge, pattern: "[a-z]+(?:-[a-z]+)*#" };
    const time = (length: number) => {
      const started = performance.now();
      run([chains], "ab-".repeat(length / 3));
      return performance.now() - started;
    };
    time(3000);
    const once = Math.min(time(60_000), time(60_000));
    expect(time(240_000)).toBeLessThan(12 * once + 50);
  });
});

describe("a function of one's own", () => {
  it("is given windows of at most 1,024 characters, which overlap by 128 and cover the text", () => {
    const given: string[] = [];
    const text = Array.from({ length: 3000 }, (_, n) => String.fromCharCode(97 + (n % 26))).join("");
    run([withFind((window: string) => given.push(window) && [])], text);
    expect(given.map(({ length }) => length)).toEqual([1024, 1024, 1024, 312]);
    expect(given.map((window, n) => text.slice(n * 896, n * 896 + 1024) === window)).not.toContain(false);
  });

  it("is not called for an empty text, and once where the text is one window", () => {
    const find = vi.fn(() => []);
    run([withFind(find)], "");
    expect(find).not.toHaveBeenCalled();
    run([withFind(find)], "x".repeat(1024));
    expect(find).toHaveBeenCalledTimes(1);
  });

  it("reports offsets of its window, which are found in the whole text", () => {
    const find = function* (window: string) {
      const at = window.indexOf("needle");
      if (at >= 0) yield { start: at, end: at + 6 };
    };
    expect(run([withFind(find)], `${"x".repeat(1500)}needle${"y".repeat(900)}`).values).toEqual(["needle"]);
  });

  it("keeps its own `this`", () => {
    const own = { ...withFind(undefined), length: 3, find: () => [] as { start: number; end: number }[] };
    own.find = function (this: { length: number }) {
      return [{ start: 0, end: this.length }];
    };
    expect(run([own], "abcdef").values).toEqual(["abc"]);
  });

  it("needs one of its words near, too", () => {
    const own = { ...withFind(() => [{ start: 0, end: 2 }]), near: ["locker"] };
    expect(run([own], "48 rows").values).toEqual([]);
    expect(run([own], "48 locker").values).toEqual(["48"]);
  });

  const range = (start: unknown, end: unknown) => () => [{ start, end }];
  it.each<[string, unknown]>([
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    [
      "throws half way",
      function* () {
        yield { start: 0, end: 1 };
        throw new Error("no");
      },
    ],
    ["returns nothing", () => undefined],
    ["returns a promise", async () => [{ start: 0, end: 1 }]],
    ["rejects", () => Promise.reject(new Error("no"))],
    ["returns null", () => [null]],
    ["returns numbers", () => [1, 2]],
    ["starts before the text", range(-1, 2)],
    ["ends after the text", range(0, 6)],
    ["ends where it starts", range(2, 2)],
    ["ends before it starts", range(3, 2)],
    ["returns fractions", range(0.5, 2)],
    ["returns no numbers", range("0", "2")],
    ["returns NaN", range(Number.NaN, 2)],
    ["returns infinity", range(0, Number.POSITIVE_INFINITY)],
    ["returns big integers", range(0n, 2n)],
    [
      "has a getter that throws",
      () => [
        {
          start: 0,
          get end() {
            throw new Error("no");
          },
        },
      ],
    ],
    [
      "never ends",
      function* () {
        for (;;) yield { start: 0, end: 1 };
      },
    ],
    [
      "throws when it is stopped",
      () => ({
        [Symbol.iterator]: () => ({
          next: () => ({ done: false, value: { start: 9, end: 1 } }),
          return: () => {
            throw new Error("no");
          },
        }),
      }),
    ],
  ])("that %s is counted, and its text is withheld", (_, find) => {
    expect(run([withFind(find)], "abcde")).toEqual({
      failures: ["own-find"],
      found: [{ start: 0, end: 5, classification: "mrn", detector: "own-find" }],
      values: ["abcde"],
    });
  });

  it("may find 256 values in a window, and no more", () => {
    const find = (count: number) => () => Array.from({ length: count }, (_, start) => ({ start, end: start + 1 }));
    expect(run([withFind(find(256))], "x".repeat(300)).failures).toEqual([]);
    expect(run([withFind(find(257))], "x".repeat(300)).values).toEqual(["x".repeat(300)]);
  });

  it("may find all of a text", () => {
    const { failures, values } = run([withFind(range(0, 5))], "abcde");
    expect({ failures, values }).toEqual({ failures: [], values: ["abcde"] });
  });

  it("that finds more than is left of a long text is counted, and what is left is withheld", () => {
    const find = (window: string) => (window.length < 1024 ? [{ start: 0, end: window.length + 1 }] : []);
    const { failures, found } = run([withFind(find)], "x".repeat(1500));
    expect(failures).toEqual(["own-find"]);
    expect(found.map(({ start, end }) => [start, end])).toEqual([[896, 1500]]);
  });

  it("that fails in one window loses that window alone", () => {
    const find = (window: string) => {
      if (window.includes("!")) throw new Error("no");
      return [];
    };
    const { found } = run([withFind(find)], `${"x".repeat(1000)}${" ".repeat(100)}!${"y".repeat(2000)}`);
    expect(found.map(({ start, end }) => [start, end])).toEqual([[896, 1920]]);
  });

  it("that throws into a listener which throws is withheld all the same", () => {
    const tell = vi.fn();
    const find = createOwnDetectors([withFind(() => undefined)], () => {
      throw new Error("no");
    });
    expect(() => find("abc", tell)).not.toThrow();
    expect(tell).toHaveBeenCalledWith(0, 3, "mrn", "own-find");
  });

  it("that has its text scanned by the same scanner finds all of it there, and ends", () => {
    const inner: string[] = [];
    const scanner = createScanner({
      own: [
        withFind((window: string) => {
          inner.push(scanner.redact(window));
          return [];
        }),
      ],
    });
    expect(scanner.redact("hello there")).toBe("hello there");
    expect(inner).toEqual(["[REDACTED:mrn]"]);
  });
});

describe("any detector of one's own", () => {
  const hostile = fc.oneof(
    fc.func(fc.array(fc.record({ start: fc.integer({ min: -2, max: 40 }), end: fc.integer({ min: -2, max: 40 }) }))),
    fc.func(fc.anything()),
    fc.constant(() => {
      throw new Error("no");
    }),
  );

  it("never makes a scanner throw, and its findings are sorted, apart and within the text", () => {
    fc.assert(
      fc.property(hostile, fc.string({ unit: "grapheme", maxLength: 60 }), (find, text) => {
        const findings = createScanner({ detectors: [], own: [withFind(find), badge] }).find(text);
        let last = 0;
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 400 },
    );
  });

  it("never lets pass what the others find, whatever it does", () => {
    fc.assert(
      fc.property(hostile, fc.string({ maxLength: 20 }), (find, around) => {
        const text = `${around} jane.roe@clinic.example and BDG-4821`;
        const redacted = createScanner({ detectors: [email], own: [withFind(find), badge] }).redact(text);
        expect(redacted).not.toMatch(/jane\.roe|4821/);
      }),
      { numRuns: 300 },
    );
  });
});
