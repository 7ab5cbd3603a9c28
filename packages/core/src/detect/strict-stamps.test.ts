import { expect, test } from "vitest";
import { stampEnd } from "./strict-stamps.ts";

const whole = (text: string, index = 0) => stampEnd(text, index) === text.length;

test.each([
  "2031-05-04T10:11:12Z",
  "2031-05-04T10:11:12.123+02:00",
  "2031-05-04 10:11:12,123",
  "2031/05/04 10:11",
  "2031-05-04-15.42.50.675872",
  "31/05/04 10:11:12",
  "04/May/2031:10:11:12 +0330",
  "4 May 2031 10:11:12.018",
  "May 4 10:11:12",
  "May  4 10:11:12",
  "Sun May 4 10:11:12 2031",
  "Sun, 04 May 2031 10:11:12 GMT",
  "20310504-10:11:12:606",
])("%s is a log timestamp, wherever it stands", (stamp) => {
  expect(whole(stamp)).toBe(true);
  expect(stampEnd(`at ${stamp} then`, 3)).toBe(3 + stamp.length);
});

test.each([
  "2031-05-04",
  "May 4",
  "04/May/2031",
  "10:11:12",
  "2031-05-04T00:00:00Z",
  "2031-05-04 00:00",
  "Vexley 4 10:11",
])("%s is none: a date needs its time of day, and midnight is how a date of birth is written", (text) => {
  expect(stampEnd(text, 0)).toBe(-1);
});

test("a moment past midnight is a time of day", () => {
  expect(whole("2031-05-04 00:00:01")).toBe(true);
});

test("ten digits at the head of a line are one only before a date", () => {
  expect(stampEnd("1935000000 2031-04-26 x", 0)).toBe(10);
  expect(stampEnd("- 1935000000 2031.04.26 x", 2)).toBe(12);
  for (const text of ["1935000000", "2489000000 not found", "1935000000 404 x", "1935000000."]) {
    expect(stampEnd(text, 0)).toBe(-1);
  }
  expect(whole("4111000000123")).toBe(false);
});

test.each(["1935000000.123", "1935000000123", "05-04 10:11:12.811", "310504 101112 143"])(
  "%s is one at the head of a line alone",
  (stamp) => {
    expect(whole(stamp)).toBe(true);
    expect(whole(`[${stamp}`, 1)).toBe(true);
    expect(whole(`- ${stamp}`, 2)).toBe(true);
    expect(whole(`the first line\n ${stamp}`, 16)).toBe(true);
    expect(whole(`the first line\n\t[- ${stamp}`, 19)).toBe(true);
    for (const before of ["1 ", "id ", "ids ", "id: ", "(id) ", "((((("]) {
      expect(stampEnd(before + stamp, before.length), before).toBe(-1);
    }
    expect(stampEnd(`account ${stamp}`, 8)).toBe(-1);
    expect(stampEnd(`${stamp}x`, 0)).toBe(-1);
  },
);
