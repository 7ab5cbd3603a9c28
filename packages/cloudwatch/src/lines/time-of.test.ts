import { expect, test } from "vitest";
import { timeOf } from "./time-of.ts";

test.each([
  ['{"level":30,"time":1700000000123,"msg":"a"}', 1_700_000_000_123],
  ['{"level":30,"time":"2026-03-04T05:06:07.089Z"}', Date.parse("2026-03-04T05:06:07.089Z")],
  ['{"timestamp":"2026-03-04T05:06:07.089+02:00"}', Date.parse("2026-03-04T03:06:07.089Z")],
])("the time of %s is found", (line, time) => {
  expect(timeOf(line)).toBe(time);
});

test.each([
  "",
  "started",
  '{"level":30,"msg":"a"}',
  '{"time":"yesterday"}',
  '{"time":"2026-13-44T05:06:07.089Z"}',
  `{"msg":"${"x".repeat(200)}","time":1700000000123}`,
])("%s has none near its start", (line) => {
  expect(timeOf(line)).toBe(undefined);
});
