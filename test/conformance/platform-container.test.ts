import { createRedactor } from "@philog/core";
import { philog } from "@philog/pino";
import { canaries, captureStream, expectNoLeak } from "@philog/testing";
import pino from "pino";
import { expect, test } from "vitest";

/** At 16 KB container runtimes cut a line. */
const cut = 16_384;
const opaque = canaries.opaque("container", 1, { words: 1, letters: "lower" });
const S = opaque[0]!.value;

const rules = { note: { text: "scan" }, "visit.note": { text: "scan" }, event: "code" } as const;
const wide = "漢".repeat(700);

test("platform-03 with the preset container no line is cut, and each is a record", () => {
  const lines = (presets: string[]) => {
    const stream = captureStream();
    const policy = { version: 1, extends: presets, rules, message: { text: "scan" } } as const;
    const log = philog(pino({ base: null }, stream), { policy, startLine: false });
    const err = Object.assign(new Error(wide, { cause: new Error(wide) }), { patient: S });
    const visit = { note: wide.repeat(10), mrn: S };
    for (const record of [{ note: wide, visit }, { note: "a".repeat(8000), visit, err }, err])
      log.info(record, wide.repeat(10));
    return stream.lines();
  };
  const names = ["process", "errors"];
  expect(lines(names).some((line) => Buffer.byteLength(line) > cut)).toBe(true);
  for (const line of lines([...names, "container"])) {
    expect(Buffer.byteLength(line)).toBeLessThan(15_000);
    expect(() => JSON.parse(line)).not.toThrow();
    expectNoLeak(line, opaque);
  }
});

test("platform-03 what is past the limits is a marker, and counted", () => {
  const { copy, stats } = createRedactor({ version: 1, extends: ["container"], rules });
  expect(copy({ note: "a".repeat(900), event: "visit.read" })).toEqual({ note: "[LIMIT:string]", event: "visit.read" });
  expect(stats().byAction.limit).toBe(1);
});
