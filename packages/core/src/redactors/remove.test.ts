import { describe, expect, it } from "vitest";
import { createRemove } from "./remove.ts";
import { newMaking, newRun } from "./run.test-data.ts";

describe("createRemove", () => {
  it("leaves every value out and says so", () => {
    const making = newMaking();
    const remove = createRemove("secret", making);
    const run = newRun();
    expect(remove(undefined, run, 0)).toBeUndefined();
    expect(run.dropped).toBe(false);
    expect(remove("x", run, 0)).toBeUndefined();
    expect(run.dropped).toBe(true);
    expect(making.decisions).toEqual(["remove:secret"]);
  });

  it("lets a marker stand in a record that was redacted before, and in no other", () => {
    const remove = createRemove(undefined, newMaking());
    expect(remove("[LIMIT:record]", newRun(true), 0)).toBe('"[LIMIT:record]"');
    expect(remove("[LIMIT:record]", newRun(), 0)).toBeUndefined();
    expect(remove("hunter2", newRun(true), 0)).toBeUndefined();
  });
});

it("leaves out what is no text but prints as a marker, also in a record that was redacted before", () => {
  const remove = createRemove(undefined, newMaking());
  expect(remove(["[WITHHELD]"], newRun(true), 0)).toBeUndefined();
});
