import { expect, test } from "vitest";
import type { Verdict } from "./check-group.ts";
import { createGate } from "./gate.ts";

const passed: Verdict = { kind: "passed", gaps: [], retentionDays: 90 };
const gaps: Verdict = { kind: "gaps", gaps: ["kmsKey: none", "retentionDays: 7"], retentionDays: 7 };
const unknown: Verdict = {
  kind: "unknown",
  answer: { kind: "denied", reason: "AccessDeniedException 400", isUncertain: false },
};

/** A gate whose looks give these verdicts in turn, the last for ever, without waiting. */
async function gateOf(verdicts: Verdict[], wasVerified = false) {
  const said: string[] = [];
  let noted = 0;
  let looks = 0;
  const gate = createGate({
    async check() {
      return verdicts[Math.min(looks++, verdicts.length - 1)]!;
    },
    memory: { wasVerified: () => wasVerified, note: () => void noted++ },
    report: (code, detail) => said.push(`${code} ${detail}`),
    onOpen: () => {},
    // -0.5 makes the wait 0.
    random: () => -0.5,
  });
  while (looks < verdicts.length) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise(setImmediate);
  gate.close();
  return { gate, said, noted: () => noted };
}

test("a group that is as expected opens it, and is noted", async () => {
  const { gate, said, noted } = await gateOf([passed]);
  expect(gate).toMatchObject({ isOpen: true, state: "verified", retentionDays: 90 });
  expect(said).toEqual([]);
  expect(noted()).toBeGreaterThan(0);
});

test("first contact with a group that fails holds, and names each gap", async () => {
  const { gate, said, noted } = await gateOf([gaps]);
  expect(gate).toMatchObject({ isOpen: false, state: "held" });
  expect(said[0]).toBe("PHILOG_CLOUDWATCH_UNVERIFIED kmsKey: none, retentionDays: 7");
  expect(noted()).toBe(0);
});

test("first contact with a group that cannot be described holds", async () => {
  const { gate, said } = await gateOf([unknown]);
  expect(gate).toMatchObject({ isOpen: false, state: "held" });
  expect(said[0]).toBe("PHILOG_CLOUDWATCH_UNVERIFIED cannot be described: AccessDeniedException 400");
});

test("a group that is mended opens it", async () => {
  const { gate } = await gateOf([gaps, unknown, passed]);
  expect(gate).toMatchObject({ isOpen: true, state: "verified" });
});

test.each([
  ["has drifted", gaps, "kmsKey: none, retentionDays: 7"],
  ["cannot be described now", unknown, "cannot be described: AccessDeniedException 400"],
])("a group that was verified and %s is sent to, and it is said", async (_name, verdict, detail) => {
  const { gate, said } = await gateOf([passed, verdict]);
  expect(gate).toMatchObject({ isOpen: true, state: "drifted" });
  expect(said[0]).toBe(`PHILOG_CLOUDWATCH_DRIFT ${detail}`);
});

test("a verification before a restart counts", async () => {
  const { gate, said } = await gateOf([unknown], true);
  expect(gate).toMatchObject({ isOpen: true, state: "drifted" });
  expect(said[0]).toMatch("PHILOG_CLOUDWATCH_DRIFT");
});
