import { describe, expect, it } from "vitest";
import type { Detector } from "./detector.ts";
import type { OwnDetector } from "./own-detector.ts";
import { createScanner } from "./scanner.ts";

const detector: Detector = { name: "some", classification: "mrn", words: ["qx"], find: () => undefined };
const badge: OwnDetector = { name: "badge", classification: "otherId", pattern: "qx-\\d{3}" };

describe("a scanner", () => {
  const scanner = createScanner();
  const textOf = (text: string) => scanner.find(text).map(({ start, end }) => text.slice(start, end));

  it.each([0, 1, 30, 31, 32, 33, 63, 64, 65])(
    "finds a name that the date behind it hid, with %i findings before it",
    (before) => {
      const dates = (count: number) => Array.from({ length: count }, () => "2017-05-16");
      const text = [...dates(before), "Q. Quill2017-05-16", ...dates(70)].join(" ");
      expect(textOf(text)).toEqual([...dates(before), "Q. Quill", ...dates(71)]);
    },
  );

  it.each([
    ["Zorvana Q.2017-05-16", "[REDACTED:name][REDACTED:date]"],
    ["Patient J.Q.2017-05-16", "Patient [REDACTED:name][REDACTED:date]"],
    ["J.Q.219-09-9999", "[REDACTED:name][REDACTED:ssn]"],
  ])("finds initials whose last full stop a finding follows: %s", (text, redacted) => {
    expect(scanner.redact(text)).toBe(redacted);
    expect(scanner.redact(redacted)).toBe(redacted);
  });

  it("finds before a marker, between two and behind the last what stands there", () => {
    const text = "MRN 48211077 [REDACTED:date] MRN 48211078 [REDACTED:date] MRN 48211079";
    expect(textOf(text)).toEqual(["48211077", "48211078", "48211079"]);
  });
});

describe("a scanner under a key", () => {
  it("finds what the label of the key would hide", () => {
    const scanner = createScanner();
    for (const key of ["memberId", "birthDate", "token"])
      expect(scanner.under(key).redact("Q.Q.")).toBe("[REDACTED:name]");
  });

  it("reads what stands behind a finding from there", () => {
    expect(createScanner().under("mrn").redact("48211077,qxqx219-09-9999")).toBe(
      createScanner().redact("MRN 48211077,qxqx219-09-9999").slice("MRN ".length),
    );
  });

  it("is another one only where the key says something to a detector that is enabled", () => {
    const enabled = createScanner({ detectors: [detector] });
    expect(enabled.under("qx")).not.toBe(enabled);
    const disabled = createScanner({ detectors: [detector], disable: ["some"] });
    expect(disabled.under("qx")).toBe(disabled);
  });
});

describe("detectors of one's own", () => {
  it("are left out by their names", () => {
    expect(createScanner({ own: [badge] }).redact("of qx-482 x")).toBe("of [REDACTED:otherId] x");
    expect(createScanner({ own: [badge], disable: ["badge"] }).redact("of qx-482 x")).toBe("of qx-482 x");
  });

  it("are given what stands around markers, and no marker", () => {
    const given: string[] = [];
    const find = (text: string) => {
      given.push(text);
      return [];
    };
    const own: OwnDetector = { name: "badge", classification: "otherId", find };
    createScanner({ own: [own] }).find("before [REDACTED:date] behind");
    expect(given).toEqual(["before ", " behind"]);
  });

  it("are asked anew about a text that was met before, in both modes, since what they do wrong is counted", () => {
    for (const mode of ["scan", "strict"] as const) {
      const failed: string[] = [];
      const find = () => {
        throw new Error("broken");
      };
      const own: OwnDetector = { name: "badge", classification: "otherId", find };
      const scanner = createScanner({ own: [own], mode, onFailure: (name) => failed.push(name) });
      expect([scanner.redact("zorbling"), scanner.redact("zorbling")]).toEqual(
        Array.from({ length: 2 }, () => "[REDACTED:otherId]"),
      );
      expect(failed.length % 2).toBe(0);
      expect(failed.length).toBeGreaterThan(1);
    }
  });
});
