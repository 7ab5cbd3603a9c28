import { expect, test, vi } from "vitest";
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

/** Seconds at which each of 600 processes that start together looks at the group, until `hours` are over. */
async function looksOfFleet(wasVerified: boolean, hours: number): Promise<number[]> {
  vi.useFakeTimers();
  const start = Date.now();
  const looks: number[] = [];
  const gates = Array.from({ length: 600 }, (_, index) =>
    createGate({
      async check() {
        looks.push(Math.floor((Date.now() - start) / 1_000));
        return passed;
      },
      memory: { wasVerified: () => wasVerified, note() {} },
      report() {},
      onOpen() {},
      random: () => (index + 0.5) / 600,
    }),
  );
  await vi.advanceTimersByTimeAsync(hours * 3_600_000);
  for (const gate of gates) gate.close();
  vi.useRealTimers();
  return looks;
}
const mostInASecond = (looks: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const second of looks) counts.set(second, (counts.get(second) ?? 0) + 1);
  return Math.max(...counts.values());
};

test("a fleet that starts together does not look together again, and each looks about every quarter of an hour", async () => {
  const looks = (await looksOfFleet(false, 3)).filter((second) => second > 0);
  // DescribeLogGroups may be called ten times a second in an account.
  expect(mostInASecond(looks)).toBeLessThan(10);
  expect(looks.length / 600).toBeGreaterThan(10);
  expect(looks.length / 600).toBeLessThan(16);
});

test("a fleet that restarts remembers the group: lines flow at once, and its first looks are spread", async () => {
  const looks = await looksOfFleet(true, 0.1);
  expect(looks).toHaveLength(600);
  expect(mostInASecond(looks)).toBeLessThanOrEqual(10);
});

test("a group that is remembered is open before it is looked at", () => {
  const gate = createGate({
    check: async () => passed,
    memory: { wasVerified: () => true, note() {} },
    report() {},
    onOpen() {},
  });
  expect(gate).toMatchObject({ isOpen: true, state: "pending" });
  gate.close();
});
