import { describe, expect, it } from "vitest";
import type { OwnDetector } from "../detect/own-detector.ts";
import { PolicyError } from "../errors.ts";
import type { Policy } from "../policy/policy.ts";
import { createRedactor, internalsOf, type RedactorOptions } from "./create-redactor.ts";

const badge = { name: "badge", classification: "otherId", pattern: "BDG-\\d{4}" } as const;
const failing: OwnDetector = {
  name: "failing",
  classification: "mrn",
  find() {
    throw new Error("no");
  },
};
const redactor = (detectors: Policy["detectors"], options?: RedactorOptions, rules: Policy["rules"] = {}) =>
  createRedactor({ version: 1, message: { text: "scan" }, rules, ...(detectors ? { detectors } : {}) }, options);
const thrown = (make: () => unknown): Error => {
  try {
    make();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
};
const faults = (...given: Parameters<typeof redactor>) => {
  const error = thrown(() => redactor(...given));
  if (!(error instanceof PolicyError)) return [error.message];
  expect(error.faults.map(({ code }) => code)).toEqual(error.faults.map(() => "PHILOG_POLICY_MEMBER"));
  return error.faults.map(({ at, hint }) => `${at}: ${hint}`);
};

describe("a redactor's detectors", () => {
  it("are those of its policy and of its options, besides the built-in ones", () => {
    const locker: OwnDetector = { name: "locker", classification: "otherId", pattern: "LCK\\d{3}" };
    const { text } = redactor({ own: [badge] }, { detectors: [locker] });
    expect(text("BDG-4821 LCK482 jane@clinic.example")).toBe("[REDACTED:otherId] [REDACTED:otherId] [REDACTED:email]");
  });

  it("hold for messages, text fields, errors, machine words and records inside a text", () => {
    const made = redactor({ own: [badge] }, {}, { note: "text", event: "code", "err.message": "text" });
    const line = made.json({ note: 'x BDG-4821 {"note":"BDG-4822"}', event: "bdg-4823" });
    expect(line).not.toMatch(/BDG-482[12]/);
    expect(made.error(new Error("no BDG-4824")).message).toBe("no [REDACTED:otherId]");
    expect(redactor({ own: [{ ...badge, pattern: "bdg" }] }, {}, { event: "code" }).json({ event: "bdg.read" })).toBe(
      '{"event":"[MISFIT:code]"}',
    );
  });

  it("read the key of a text field where a rule names it", () => {
    const near = { ...badge, pattern: "\\d{3}", near: ["locker"] };
    const made = redactor(
      { own: [near] },
      {},
      { lockerNo: "text", "locker[*]": "text", "locker.*": "text", a: "text" },
    );
    expect(made.json({ lockerNo: "482", a: "482" })).toBe('{"lockerNo":"[REDACTED:otherId]","a":"482"}');
    expect(made.json({ locker: ["482"] })).toBe('{"locker":["[REDACTED:otherId]"]}');
    expect(made.json({ locker: { a: "482" } })).toBe('{"locker":{"a":"482"}}');
    const plain = redactor(undefined, {}, { "patient.mrn": "text", "patient.note": "text" });
    expect(plain.json({ patient: { mrn: "48211077", note: "48211077" } })).toBe(
      '{"patient":{"mrn":"[REDACTED:mrn]","note":"48211077"}}',
    );
  });

  it("are not asked where they are disabled, which the start-up line says", () => {
    const made = redactor({ disable: ["ipv4", "email"] });
    expect(made.text("10.20.30.40 jane@clinic.example 123-45-6789")).toBe(
      "10.20.30.40 jane@clinic.example [REDACTED:ssn]",
    );
    expect(internalsOf(made)?.startRecord().disabled).toEqual(["email", "ipv4"]);
    expect(internalsOf(redactor(undefined))?.startRecord()).not.toHaveProperty("disabled");
  });

  it("may fail: that is counted, and the text is withheld", () => {
    const seen: string[] = [];
    const made = redactor(undefined, {
      detectors: [failing],
      onDecision: ({ path, action }) => seen.push(`${action} ${path}`),
    });
    expect(made.text("hello")).toBe("[REDACTED:mrn]");
    expect(made.stats().byPath["(detector failing)"]).toBe(1);
    expect(made.stats().byAction.unreadable).toBe(1);
    expect(seen).toContain("unreadable (detector failing)");
  });

  it("are those of the moment at which it was made", () => {
    const detectors = [badge as OwnDetector];
    const made = redactor(undefined, { detectors });
    detectors.length = 0;
    made.reload({ version: 1, message: { text: "scan" } });
    expect(made.text("BDG-4821")).toBe("[REDACTED:otherId]");
  });

  it("are swapped with the policy on a reload, and stay where the new policy is refused", () => {
    const made = redactor({ own: [badge] });
    expect(() => made.reload({ version: 1, detectors: { disable: ["ipv5"] } })).toThrow(PolicyError);
    expect(made.text("BDG-4821")).toBe("[REDACTED:otherId]");
    made.reload({ version: 1, message: { text: "scan" } });
    expect(made.text("BDG-4821")).toBe("BDG-4821");
  });
});

describe("detectors that do not go together", () => {
  it.each<[Parameters<typeof redactor>, RegExp]>([
    [[{ disable: ["ipv5"] }], /^detectors\.disable\[0\]: did you mean `ipv4`/],
    [[{ own: [{ ...badge, name: "ssn" }] }], /^detectors\.own\[0\]\.name: a detector, classification or format has/],
    [[{ own: [badge] }, { detectors: [badge] }], /^detectors\.own\[0\]\.name: a detector/],
    [[{ own: [badge], disable: ["otherId"] }], /^detectors\.own\[0\]\.classification: its classification is disabled/],
    [
      [{ disable: ["otherId"] }, { detectors: [badge] }],
      /^options\.detectors\[0\]\.classification: its classification/,
    ],
    [
      [undefined, { detectors: [{ ...badge, pattern: "(a+)+" }] }],
      /PHILOG_PATTERN_NOT_LINEAR.*`badge` of createRedactor/,
    ],
    [[undefined, { detectors: 7 } as never], /PHILOG_OPTION_BAD.*detectors of createRedactor: it is an array/],
  ])("are refused: %j", (given, fault) => {
    const found = faults(...given);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(fault);
  });

  it("may be disabled by the name of one's own", () => {
    expect(redactor({ own: [badge], disable: ["badge"] }).text("BDG-4821")).toBe("BDG-4821");
    expect(redactor({ disable: ["badge"] }, { detectors: [badge] }).text("BDG-4821")).toBe("BDG-4821");
  });
});
