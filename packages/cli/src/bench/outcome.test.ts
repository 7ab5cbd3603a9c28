import { createHash } from "node:crypto";
import type { Policy } from "@philog/core";
import { describe, expect, it } from "vitest";
import { policy, recordAt } from "./bench.test-data.ts";
import { outcomeOf } from "./outcome.ts";
import { showOutcome } from "./show.ts";

const keys = { current: { id: "bench", secret: createHash("sha256").update("a test").digest() } };
const records = Array.from({ length: 10 }, (_, index) => recordAt(index));

describe("what a policy makes of records", () => {
  it("is counted a record: kept, left out, tokenized, redacted, and misfits by path", async () => {
    const { outcome, allowed } = await outcomeOf(policy as Policy, keys, records);
    expect(outcome.fields).toEqual({ read: 7, kept: 2.5 });
    expect(outcome.decisions).toEqual({ unlisted: 2, tokenize: 1, redact: 1, misfit: 0.5 });
    expect(outcome.misfits).toEqual([{ path: "user.id", mean: 0.5 }]);
    expect(outcome.bytes.read).toBeGreaterThan(150);
    expect(outcome.bytes.written).toBeGreaterThan(100);
    expect(allowed).toHaveLength(10);
    expect(allowed[0]).toMatchObject({ event: "chart.read", patient: { name: "[REDACTED:name]" } });
  });

  it("is shown without a single value of a record", async () => {
    const { outcome } = await outcomeOf(policy as Policy, keys, records);
    const text = showOutcome({ records, skipped: 1234, more: true }, outcome);
    expect(text).toContain(
      "Records read: 10 (the file holds more); lines that are no JSON object and were skipped: 1,234",
    );
    expect(text).toMatch(/^fields kept as they are +2\.5$/m);
    expect(text).toMatch(/^tokenized +1\.0$/m);
    expect(text).toMatch(/^misfits of user\.id +0\.50$/m);
    expect(text).not.toMatch(/zelda|Quarkwright|QP-|555-|chart\.read/);
  });

  it("counts a field as kept only where it stands in its place unchanged", async () => {
    const rules = { "a.b": "integer", list: "integer", "c[*]": "integer" } as const;
    const { outcome } = await outcomeOf({ version: 1, rules }, keys, [{ a: { b: 7 }, list: [1, 2], c: [1, "x", 3] }]);
    expect(outcome.fields).toEqual({ read: 6, kept: 3 });
  });
});
