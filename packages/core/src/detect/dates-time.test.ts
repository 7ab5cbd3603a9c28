import { describe, expect, it } from "vitest";
import { numericDate } from "./dates.ts";
import { monthDate } from "./dates-prose.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const marked = marking(numericDate, monthDate);

/** What follows a date makes it a log's own stamp, wherever it stands. */
const stamps = [
  " 10:30:15",
  " 1:30:15",
  "  10:30:15",
  ", 10:30:15",
  ",  1:30:15",
  " 10.30.15",
  " 10h30:15",
  " 18-30-45",
  "T10:30:15",
  "T10:30",
  "T1:30",
  "T 10:30",
  "T1030",
  "T103015",
  "_10:30",
  "_10h30",
  ":10:30",
  "/10:30",
  "-10.30",
  "-10-30",
];
/** What follows a date is no time to the second. */
const notTimes = [
  ",10:30:15",
  " at 10:30:15",
  " 10:30",
  " 1:30",
  ", 10:30",
  "  10.30",
  "   10:30:15",
  "T9",
  "T10",
  "T 9",
  " 10 mg 25",
  " 10 mg:25",
  " 10:ab:25",
  " 10x30:25",
  " 10:30x25",
  " 10:30:ab",
  " 10:30:1",
  " ab:cd:ef",
  " ab:12:34",
  " 12:cd:34",
  " 1a:2b:3c",
  " a1:b2:c3",
  " a1:22:33",
  " 1a:22:33",
  " 00:0a:33",
  " 123:22:33",
  "; 10:30:15",
];

describe("a date with a time of day behind it", () => {
  it.each(stamps)("is a log's stamp before %j", (time) => {
    for (const date of ["2023-04-12", "2023-04-19", "2023-08-28", "2023/04/12", "8/9/2023", "18.04.2023"]) {
      expect(marked(`x ${date}${time} y`)).toBe(`x ${date}${time} y`);
      expect(marked(`${date}${time}`)).toBe(`${date}${time}`);
    }
  });
  it.each(notTimes)("is found before %j", (rest) => {
    for (const date of ["2023-04-12", "2023-04-09", "8/19/2023"]) {
      expect(marked(`x ${date}${rest} y`)).toBe(`x <${date}>${rest} y`);
    }
  });
  it.each([
    "2023-04-12 10:30 ready",
    "2023-04-12  10.30 ready",
    "[2023-04-12, 10:30] ready",
    "[2023-04-12 10.30] ready",
    "([2023-04-12  10:30] ready",
    '"2023-04-12 1:30',
    "<2023-04-12 1:30",
    "('2023-04-12 1:30",
    "x\n2023-04-12 10:30 ready",
    "Wed 2023-04-12 10:30 ready",
    "Wednesday, 2023-04-12 10:30 ready",
    "[Thursday 12 Apr 2023 10:30] ready",
    "Mon, Apr 3 10:30 x",
    "Tue, Apr 3 10:30 x",
    "Fri, Apr 3 10:30 x",
    "Sat Apr 3 10:30 x",
    "Sun Apr 3 10:30 x",
  ])("is a log's stamp to the minute at the head of a line: %j", (text) => expect(marked(text)).toBe(text));
  it.each([
    "<April 12, 2023> 10:30 ready",
    "[<12 March 2023> 10:30] ready",
    "Wed: <2023-04-12> 10:30 ready",
    "The <2023-04-12> 10:30 visit",
    "((( <2023-04-12> 10:30 visit",
    "[[[<2023-04-12> 10:30] visit",
    "x <2023-04-12> 10:30 visit",
    "<2023-04-12> 10:301 x",
    "seen <Apr 12> 10:30 in clinic",
  ])("is found with a time to the minute in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
});

describe("a date with a time of day before it", () => {
  it.each([
    "10:30:15 2023-04-12 x",
    "10:30:15.1 2023-04-12 x",
    "10:30:15,123456 2023-04-12 x",
    "10:30:15 UTC 2023-04-12 x",
    "10:30:15 CEST 2023-04-12 x",
    "10:30:15 WITA 2023-04-12 x",
    "10:30:15 XYZ 2023-04-12 x",
    "10:30:15.123456 CEST 2023-04-12",
  ])("is a log's stamp in: %s", (text) => expect(marked(text)).toBe(text));
  it.each([
    "10:30:15 in ward 5 <2023-04-12> x",
    "10:30 <2023-04-12> x",
    "10:30:15, <2023-04-12> x",
    "10:30:15 ZU <2023-04-12> x",
    "10:30:15 UTCAB <2023-04-12> x",
    "10:30:15 utc <2023-04-12> x",
    "10:30:15  <2023-04-12> x",
    "10:30:15.1234567 <2023-04-12> x",
    "10:30:15 <4/12/1961> x",
    "10:30:15 UTC <4/12/1861> x",
  ])("is found in: %s", (text) => expect(marked(unmarked(text))).toBe(text));
});

describe("what drivers make of a date of birth", () => {
  const zones = ["", "Z", "+00:00", "-05:00", "+0200", "-0500"];
  const times = ["00:00", "00:00:00", "00:00:00.0", "00:00:00.000", "00:00:00.000000000"];
  it.each(times.flatMap((time) => zones.map((zone) => time + zone)))("is found at midnight: %s", (time) => {
    expect(marked(`x 2019-03-14T${time} y`)).toBe(`x <2019-03-14T${time}> y`);
    expect(marked(`x 2019-03-04 ${time} y`)).toBe(`x <2019-03-04 ${time}> y`);
  });
  it.each([
    "x 2019-03-04 00:00:01 y",
    "x 2019-03-04 00:01:00 y",
    "x 2019-03-04 01:00:00 y",
    "x 2019-03-04 10:00:00 y",
    "x 2019-03-04 00:00:00.1 y",
    "x 2019-03-04 00:00:00.1234 y",
    "x 2019-03-04T00:00:00.0001 y",
    "x 2019-03-04_00:00:00 y",
  ])("is a log's stamp at another time: %s", (text) => expect(marked(text)).toBe(text));
  it.each([
    "x <1961-03-04 10:30:05> y",
    "x <1890-03-04 10:30:05> y",
    "x <1961-03-04T10:30:05.123Z> y",
    "x <1961-03-04T10:30:05.123456789+0200> y",
    "x <1961-03-04T10:30:05-05:00> y",
    "x <1961-03-04T10:30> y",
    "x <1961-03-04, 10:30> y",
    "x <1961-03-04T1:30Z> y",
    "x <3/4/1961 10:30 AM> y",
    "x <3/4/1961 10:30PM> y",
    "x <3/4/1961 10:30:05 pm> y",
    "x <3/4/1961 10:30> AMP y",
    "x <3/4/1961 10:30> CM y",
    "x <April 12, 1961 10:30:05> y",
    "x <April 2, 1961 10:30:05> y",
    "x <12 Apr 1961 10:30:05> y",
    "x <2 Apr 1999 10:30:05> y",
    "x <2 June 1999 10:30:05> y",
    "x <2 June 1800 10:30:05> y",
  ])("is found whole where the year is before 2000: %s", (text) => expect(marked(unmarked(text))).toBe(text));
});

describe("a date with its time at a sentence's head", () => {
  it.each([
    "On <2017-05-06 07:08:09>, the ward closed",
    "On <2017-05-06 7:08:09>, the ward closed",
    "Done. On <2017-05-06 07:08:09>, x",
    "Done! On <2017-05-06 07:08:09>, x",
    "Done? On <2017-05-06T07:08:09Z>, x",
    "Done.\nOn <2017-05-06 07:08:09>, x",
    "Done.On <2017-05-06 07:08:09>, x",
  ])("is found in: %j", (text) => expect(marked(unmarked(text))).toBe(text));
  it.each([
    "x On 2017-05-06 07:08:09, y",
    "xOn 2017-05-06 07:08:09, y",
    ", On 2017-05-06 07:08:09, y",
    "On a 2017-05-06 7:08:09, y",
    "on 2017-05-06 07:08:09, y",
    "In 2017-05-06 07:08:09, y",
    "On 2017-05-06 07:08:09. y",
    "On 2017-05-06 07:08:09 y",
  ])("is a log's stamp in: %j", (text) => expect(marked(text)).toBe(text));
});
