import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTimestampChecks, readInstant } from "./timestamp.ts";

test("an instant reads as Date.parse reads it, for any offset", () => {
  const instant = fc.date({
    min: new Date("1000-01-01T00:00:00Z"),
    max: new Date("9999-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
      const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, "0");
      const text = `${date.toISOString().slice(0, -1)}${offset < 0 ? "-" : "+"}${hours}:${String(Math.abs(offset) % 60).padStart(2, "0")}`;
      expect(Math.round(readInstant(text))).toBe(Date.parse(text));
      expect(Math.round(readInstant(date.toISOString()))).toBe(date.getTime());
    }),
    { numRuns: 300 },
  );
});

describe("a string that is no instant reads as NaN", () => {
  test.each([
    "",
    "2026-03-04T15:06",
    "2026-03-04T15:06:07",
    "2026-03-04 15:06:07Z",
    "2026/03-04T15:06:07Z",
    "2026-03/04T15:06:07Z",
    "2026-03-04T15.06:07Z",
    "2026-03-04T15:06:07.Z",
    "2026-03-04T15:06:07.0123456789Z",
    "2026-03-04T15:06:07z",
    "2026-03-04T15:06:07Z+",
    "2026-03-04T15:06:07+0530",
    "2026-03-04T15:06:07+05:3",
    "2026-03-04T15:06:07+05-30",
    "2026-03-04T15:06:07+15:00",
    "2026-03-04T15:06:07+xx:00",
    "2026-03-04T15:06:07+05:xx",
    "2026-03-04T15:06:07+05:60",
    "2026-13-04T15:06:07Z",
    "2026-00-04T15:06:07Z",
    "2026-03-00T15:06:07Z",
    "2026-03-32T15:06:07Z",
    "2025-02-29T15:06:07Z",
    "2026-03-04T24:06:07Z",
    "2026-03-04Txx:06:07Z",
    "2026-03-04T15:60:07Z",
    "2026-03-04T15:xx:07Z",
    "2026-03-04T15:06:60Z",
    "2026-03-04T15:06:xxZ",
    "0026-03-04T15:06:07Z",
    "2026-03-04T15:06:07.089012345+05:300",
    "2026-03-04T15:06:07x05:30",
  ])("%j", (text) => {
    expect(readInstant(text)).toBeNaN();
  });
});

describe("a widened timestamp", () => {
  const now = Date.UTC(2026, 2, 4, 15, 6, 7, 89);
  const year = 365 * 86_400_000;
  const checks = createTimestampChecks(year, year, () => now);

  test("takes instants further from now and still refuses midnights", () => {
    expect(checks.string("2025-06-01T10:11:12Z")).toBe(true);
    expect(checks.string("2026-11-01T10:11:12Z")).toBe(true);
    expect(checks.string("2025-06-01T00:00:00Z")).toBe(false);
    expect(checks.string("2024-06-01T10:11:12Z")).toBe(false);
  });

  test("is measured from the clock where no other is given", () => {
    const instant = Math.floor(Date.now() / 900_000) * 900_000 + 1;
    expect(createTimestampChecks().number(instant)).toBe(true);
    expect(createTimestampChecks().string(new Date(instant).toISOString())).toBe(true);
  });

  test("refuses every quarter of an hour, in milliseconds and in seconds", () => {
    const quarter = Math.floor(now / 900_000) * 900_000;
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), (steps) => {
        const instant = quarter + steps * 900_000;
        return (
          !checks.number(instant) && !checks.number(instant / 1000) && !checks.string(new Date(instant).toISOString())
        );
      }),
      { numRuns: 200 },
    );
  });
});
