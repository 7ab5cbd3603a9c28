import { describe, expect, it } from "vitest";
import { ownDetectorsCheck } from "./detector-checks.ts";
import { hashPolicy } from "./hash.ts";
import { loadPolicy } from "./load.ts";
import type { OwnPattern, Policy } from "./policy.ts";
import { resolvePolicy } from "./resolve.ts";
import { validatePolicy } from "./validate.ts";

const badge: OwnPattern = { name: "badge", classification: "otherId", pattern: "BDG-\\d{4}", near: ["staff"] };
const faults = (detectors: unknown) =>
  validatePolicy({ version: 1, detectors }).map(({ code, at, hint }) => `${code} ${at}: ${hint}`);
const resolve = (...layers: Policy["detectors"][]) =>
  resolvePolicy(
    layers.map((detectors, index) => ({
      source: `layer ${index}`,
      preset: undefined,
      policy: { version: 1, ...(detectors ? { detectors } : {}) },
      catalogue: undefined,
    })),
  ).detectors;

describe("the detectors of a policy", () => {
  it("may be left out, in whole and in part", () => {
    expect([{}, { own: [] }, { disable: [] }, { own: [badge], disable: ["ipv4"] }].flatMap(faults)).toEqual([]);
    expect(resolve(undefined)).toEqual({ own: [], disable: [] });
  });

  it.each<[unknown, string]>([
    [[], "PHILOG_POLICY_MEMBER detectors: it is an object"],
    [{ disabled: [] }, "PHILOG_POLICY_MEMBER detectors.disabled: did you mean `disable`?"],
    [
      { disable: "ipv4" },
      "PHILOG_POLICY_MEMBER detectors.disable: it is an array of names of detectors and classifications",
    ],
    [
      { disable: [4] },
      "PHILOG_POLICY_MEMBER detectors.disable: it is an array of names of detectors and classifications",
    ],
    [{ own: badge }, "PHILOG_POLICY_MEMBER detectors.own: it is an array of at most 64"],
    [{ own: ["badge"] }, "PHILOG_POLICY_MEMBER detectors.own[0]: it is an object"],
    [{ own: [badge, badge] }, "PHILOG_POLICY_MEMBER detectors.own[1].name: two detectors have this name"],
    [
      { own: [{ ...badge, pattern: "(a+)+" }] },
      "PHILOG_PATTERN_NOT_LINEAR detectors.own[0].pattern: two of its parts can match the same text; make them start differently",
    ],
    [
      { own: [{ ...badge, pattern: "^a?$" }] },
      "PHILOG_PATTERN_BAD detectors.own[0].pattern: a detector's pattern matches at least one character",
    ],
    [{ own: [{ ...badge, pattern: 7 }] }, "PHILOG_POLICY_MEMBER detectors.own[0].pattern: it is a regular expression"],
    [{ own: [{ ...badge, pattern: "" }] }, "PHILOG_POLICY_MEMBER detectors.own[0].pattern: it is a regular expression"],
    [
      { own: [{ ...badge, name: "Badge" }] },
      "PHILOG_POLICY_MEMBER detectors.own[0].name: it is a name in lower case, with digits and hyphens, of at most 48 characters",
    ],
    [
      { own: [{ ...badge, near: ["a  b"] }] },
      "PHILOG_POLICY_MEMBER detectors.own[0].near: it is an array of 1 to 64 entries, each of one to four words and 48 characters",
    ],
  ])("are refused where they are %j", (detectors, fault) => {
    expect(faults(detectors)).toEqual([fault]);
  });

  it("are at most 64, each near at most 64 texts of at most 48 characters", () => {
    const own = (count: number) => Array.from({ length: count }, (_, index) => ({ ...badge, name: `badge-${index}` }));
    const near = (...texts: string[]) => faults({ own: [{ ...badge, near: texts }] });
    expect([faults({ own: own(64) }), near("b".repeat(48)), near(...Array(64).fill("staff"))]).toEqual([[], [], []]);
    const refused = [faults({ own: own(65) }), near("b".repeat(49)), near(...Array(65).fill("staff")), near()];
    expect(refused.map((found) => found.length)).toEqual([1, 1, 1, 1]);
  });

  it("are plain data: a function is no pattern", () => {
    const own = [{ name: "badge", classification: "otherId", find: () => [] }];
    expect(faults({ own }).join()).toMatch(/own\[0\]\.find: .*own\[0\]\.pattern: it is required/);
    expect(() => loadPolicy({ version: 1, detectors: { own } } as unknown as Policy)).toThrow("PHILOG_POLICY_MEMBER");
  });

  it("are merged by their names, and the later one of a name holds", () => {
    const other = { ...badge, pattern: "STF-\\d{4}" };
    const locker = { ...badge, name: "locker" };
    expect(resolve({ own: [badge, locker] }, undefined, { own: [other] }).own).toEqual([other, locker]);
  });

  it("are disabled as the last policy says that says anything", () => {
    expect(resolve({ disable: ["ssn"] }, { disable: ["ipv4", "email", "ipv4"] }, {}).disable).toEqual([
      "email",
      "ipv4",
    ]);
    expect(resolve({ disable: ["ssn"] }, { disable: [] }).disable).toEqual([]);
  });

  it("are part of the policy hash, whatever the order of what is disabled", () => {
    const hash = (detectors: Policy["detectors"]) => hashPolicy(loadPolicy({ version: 1, detectors }), {});
    const hashes = [{}, { own: [badge] }, { own: [{ ...badge, near: ["desk"] }] }, { disable: ["ipv4"] }].map(hash);
    expect(new Set(hashes).size).toBe(4);
    expect(hash({ disable: ["ssn", "ipv4"] })).toBe(hash({ disable: ["ipv4", "ssn"] }));
  });
});

describe("detectors of one's own beside a policy", () => {
  const check = (...own: unknown[]) => {
    const found: string[] = [];
    ownDetectorsCheck("PHILOG_OPTION_BAD", true)(own, "detectors", ({ code, at }) => void found.push(`${code} ${at}`));
    return found;
  };
  const desk = { name: "desk", classification: "otherId", near: ["staff"], find: () => [] };

  it("find by a function or by a pattern", () => {
    expect(check(desk, badge, { ...badge, name: "badge-2", find: undefined })).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ ...desk, find: "desk" }, ["find"]],
    [{ ...desk, find: null }, ["find"]],
    [{ find: desk.find }, ["name", "classification"]],
    [{ ...desk, pattern: "DSK-\\d{4}" }, ["pattern"]],
    [{ name: "desk", classification: "otherId" }, ["pattern"]],
  ])("are refused where one is %o", (own, members) => {
    expect(check(own)).toEqual(members.map((member) => `PHILOG_OPTION_BAD detectors[0].${member}`));
  });
});
