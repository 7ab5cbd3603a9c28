import { describe, expect, it } from "vitest";
import { detectorNames } from "./built-in.ts";
import type { OwnDetector } from "./own-detector.ts";
import { scan } from "./scan.ts";
import type { ScanOptions } from "./scan-options.ts";
import { createScanner } from "./scanner.ts";

const badge: OwnDetector = { name: "badge", classification: "otherId", pattern: "BDG-\\d{4}" };
const values = (text: string, options?: ScanOptions) =>
  scan(text, options).map(({ start, end, classification }) => `${classification} ${text.slice(start, end)}`);

describe("the options of scan", () => {
  it("may be left out, and so may each of them", () => {
    expect(values("at 10.20.30.40", undefined)).toEqual(["ip 10.20.30.40"]);
    expect(values("at 10.20.30.40", {})).toEqual(["ip 10.20.30.40"]);
    const none = { mode: undefined, disable: undefined, detectors: undefined, words: undefined, key: undefined };
    expect(values("at 10.20.30.40", none as unknown as ScanOptions)).toEqual(["ip 10.20.30.40"]);
  });

  it("are read once: the same object answers for many texts", () => {
    const options: ScanOptions = { disable: ["ipv4"] };
    const texts = ["at 10.20.30.40", "mail jane@clinic.example"];
    expect(texts.map((text) => values(text, options))).toEqual([[], ["email jane@clinic.example"]]);
  });

  it("turn a detector off by its name", () => {
    expect(values("at 10.20.30.40 and ::ffff:9.9.9.9", { disable: ["ipv4"] })).not.toContain("ip 10.20.30.40");
    expect(values("mail jane@clinic.example", { disable: ["ipv4"] })).toEqual(["email jane@clinic.example"]);
  });

  it("turn a classification off, whichever detector reports it", () => {
    const text = "mac 02:1a:b7:44:9c:01 at 10.20.30.40";
    expect(values(text)).toEqual(["device 02:1a:b7:44:9c:01", "ip 10.20.30.40"]);
    expect(values(text, { disable: ["device"] })).toEqual(["ip 10.20.30.40"]);
    expect(values(text, { disable: ["ip"] })).toEqual(["device 02:1a:b7:44:9c:01"]);
    expect(values(text, { disable: ["ip", "device"] })).toEqual([]);
  });

  it("add detectors of one's own, which may be turned off by name like any other", () => {
    expect(values("BDG-4821 jane@clinic.example", { detectors: [badge] })).toEqual([
      "otherId BDG-4821",
      "email jane@clinic.example",
    ]);
    expect(values("BDG-4821", { detectors: [badge], disable: ["badge"] })).toEqual([]);
  });

  it("hold together, also where there are as many of one as of another", () => {
    const text = "the vexmorn at 10.20.30.40 has BDG-4821";
    expect(values(text, { disable: ["ipv4"], detectors: [badge] })).toEqual(["otherId BDG-4821"]);
    expect(values(text, { disable: ["ipv4"], words: ["vexmorn"] })).toEqual([]);
  });

  it("let a detector of one's own name what it finds as long as a built-in one", () => {
    const own: OwnDetector = { name: "contact", classification: "otherId", pattern: "[a-z]+@[a-z]+\\.example" };
    expect(values("to jane@clinic.example", { detectors: [own] })).toEqual(["otherId jane@clinic.example"]);
  });

  it("find in folded text, too", () => {
    expect(values("BDG%2D4821 BDG‑482１", { detectors: [badge] })).toEqual(["otherId BDG%2D4821", "otherId BDG‑482１"]);
  });

  it("read the key, also for detectors of one's own", () => {
    expect(values("48211077", { key: "mrn" })).toEqual(["mrn 48211077"]);
    const near: OwnDetector = { ...badge, pattern: "\\d{3}", near: ["locker no"] };
    expect(values("482", { detectors: [near], key: "lockerNo" })).toEqual(["otherId 482"]);
    expect(values("482", { detectors: [near], key: "count" })).toEqual([]);
  });

  it("hold a text to a vocabulary, to which they add words", () => {
    const strict = { mode: "strict" } as const;
    expect(values("the vexmorn at 10.20.30.40")).toEqual(["ip 10.20.30.40"]);
    expect(values("the vexmorn at 10.20.30.40", strict)).toEqual(["unknown vexmorn", "ip 10.20.30.40"]);
    expect(values("the vexmorn at 10.20.30.40", { ...strict, words: ["Vexmorn"] })).toEqual(["ip 10.20.30.40"]);
    expect(values("the vexmorn quillo", { ...strict, words: ["vexmorn-quillo"] })).toEqual([]);
    expect(values("loaded 48211077", { ...strict, key: "mrn" })).toEqual(["mrn 48211077"]);
    expect(values("loaded BDG-4821", { ...strict, detectors: [badge] })).toEqual(["otherId BDG-4821"]);
  });

  it("write one marker without a classification for words that no vocabulary knows, also under a key", () => {
    const { redact, under } = createScanner({ mode: "strict", words: ["quillo"] });
    expect(redact("the vexmorn and quillo at 10.20.30.40")).toBe("the [REDACTED] and quillo at [REDACTED:ip]");
    expect(under("mrn").redact("vexmorn for 48211077")).toBe("[REDACTED] for [REDACTED:mrn]");
  });

  it("name every built-in detector once", () => {
    expect(detectorNames.length).toBeGreaterThan(20);
    expect(new Set(detectorNames).size).toBe(detectorNames.length);
  });
});

describe("bad options of scan", () => {
  const message = (options: unknown): string => {
    try {
      scan("x", options as ScanOptions);
    } catch (error) {
      return (error as Error).message;
    }
    return "none";
  };
  const own = (change: object) => ({ detectors: [badge, { ...badge, name: "second", ...change }] });

  it.each<[string, unknown, RegExp]>([
    ["no object", [], /PHILOG_OPTION_BAD.*the options of scan are an object/],
    ["an unknown one", { disabled: [] }, /PHILOG_OPTION_UNKNOWN.*did you mean `disable`/],
    ["a mode", { mode: "static" }, /PHILOG_OPTION_BAD.*mode of scan: it is scan or strict/],
    ["a key", { key: 1 }, /PHILOG_OPTION_BAD.*key of scan: it is a string/],
    ["words", { words: ["vexmorn 4821"] }, /PHILOG_OPTION_BAD.*words of scan: it is an array/],
    ["no list of names", { disable: "ipv4" }, /PHILOG_OPTION_BAD.*disable of scan: it is an array of names/],
    ["a name", { disable: ["ssn", "ipv5"] }, /PHILOG_OPTION_BAD.*disable\[1\] of scan: did you mean `ipv4`/],
    ["a far name", { disable: ["vexmorn4821"] }, /PHILOG_OPTION_BAD.*disable\[0\] of scan: no detector.*detectors\.md/],
    [
      "no list of detectors",
      { detectors: badge },
      /PHILOG_OPTION_BAD.*detectors of scan: it is an array of at most 64/,
    ],
    ["too many", { detectors: Array(65).fill(badge) }, /PHILOG_OPTION_BAD.*at most 64/],
    ["no detector", { detectors: [null] }, /PHILOG_OPTION_BAD.*detectors\[0\] of scan: it is an object/],
    ["a detector's name", own({ name: "Vexmorn 4821" }), /PHILOG_OPTION_BAD.*detectors\[1\]\.name of scan/],
    ["a name in part", own({ name: "Vexmorn" }), /PHILOG_OPTION_BAD.*detectors\[1\]\.name of scan/],
    ["a name with more", own({ name: "vexmorn 4821" }), /PHILOG_OPTION_BAD.*detectors\[1\]\.name of scan/],
    [
      "the eleventh",
      {
        detectors: [..."abcdefghijk"].map((letter) => ({
          ...badge,
          name: `own-${letter}`,
          classification: letter === "k" ? "emial" : "otherId",
        })),
      },
      /PHILOG_OPTION_BAD.*detectors\[10\]\.classification of `own-k` of scan/,
    ],
    ["no name", own({ name: undefined }), /PHILOG_OPTION_BAD.*detectors\[1\]\.name of scan: it is required/],
    [
      "a taken name",
      own({ name: "badge" }),
      /PHILOG_OPTION_BAD.*detectors\[1\]\.name of `badge` of scan: two detectors have/,
    ],
    ["a built-in name", own({ name: "ipv4" }), /PHILOG_OPTION_BAD.*detectors\[1\]\.name.*has this name/],
    ["a classification's name", own({ name: "mrn" }), /PHILOG_OPTION_BAD.*has this name/],
    ["a classification", own({ classification: "emial" }), /PHILOG_OPTION_BAD.*\.classification of `second`.*`email`/],
    [
      "an unknown member",
      own({ pattren: "a" }),
      /PHILOG_OPTION_BAD.*\.pattren of `second` of scan: did you mean `pattern`/,
    ],
    [
      "no pattern",
      own({ pattern: "" }),
      /PHILOG_OPTION_BAD.*\.pattern of `second` of scan: it is a regular expression/,
    ],
    ["neither pattern nor function", own({ pattern: undefined }), /PHILOG_OPTION_BAD.*\.pattern of `second`.*required/],
    ["both", own({ find: () => [] }), /PHILOG_OPTION_BAD.*\.pattern of `second`/],
    [
      "no function",
      own({ pattern: undefined, find: "x" }),
      /PHILOG_OPTION_BAD.*\.find of `second` of scan: it is a function/,
    ],
    ["a pattern", own({ pattern: "(vexmorn" }), /PHILOG_PATTERN_BAD.*\.pattern of `second`/],
    ["a slow pattern", own({ pattern: "(a+)+b" }), /PHILOG_PATTERN_NOT_LINEAR.*\.pattern of `second`/],
    ["an empty match", own({ pattern: "[0-9]*" }), /PHILOG_PATTERN_BAD.*at least one character/],
    ["no near words", own({ near: [] }), /PHILOG_OPTION_BAD.*\.near of `second`.*1 to 64/],
    ["a near word", own({ near: ["vexmorn (4821"] }), /PHILOG_OPTION_BAD.*\.near of `second`/],
    ["near no words", own({ near: [7] }), /PHILOG_OPTION_BAD.*\.near of `second`/],
    ["near no list", own({ near: "badge" }), /PHILOG_OPTION_BAD.*\.near of `second`/],
    [
      "a disabled classification",
      { detectors: [badge], disable: ["otherId"] },
      /PHILOG_OPTION_BAD.*detectors\[0\]\.classification of `badge`.*disabled/,
    ],
  ])("are refused without a value: %s", (_, options, expected) => {
    expect(message(options)).toMatch(expected);
    expect(message(options)).not.toMatch(/vexmorn|4821|[(]a[+]/i);
  });

  it("are refused where the text is no string", () => {
    expect(() => scan(7 as unknown as string)).toThrow("PHILOG_OPTION_BAD");
  });
});
