import fc from "fast-check";
import { expect, test } from "vitest";
import { createClock, isNow } from "./time.ts";

const now = new Date();
const two = (value: number) => String(value).padStart(2, "0");
const date = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
const time = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
const month = now.toLocaleString("en-US", { month: "short" });

test.each([
  now.toISOString(),
  now.toUTCString(),
  now.toLocaleString("en-US"),
  `${date} ${time}`,
  `${date}T${time}.123+00:00`,
  `${month}-${two(now.getDate())}-${now.getFullYear()} ${time}`,
  `${two(now.getDate())} ${month} ${now.getFullYear()} ${time}`,
])("%s is an instant of now", (text) => expect(isNow(text)).toBe(true));

test.each([
  undefined,
  Date.now(),
  date,
  "1961-03-04 10:11:12",
  "1961-03-04T10:11:12.000Z",
  `Zlaivexon ${date} ${time}`,
  `${date} ${time} (Ada)`,
  `${date} ${time} April May June July August`,
  `May${date} ${time}x`,
  "10:11",
  "",
])("%s is none", (text) => expect(isNow(text)).toBe(false));

test("no text with another word is one", () => {
  const word = fc
    .stringMatching(/^[b-eg-ln-z]{3,12}$/)
    .filter(
      (text) => !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|utc|gmt)/.test(text),
    );
  fc.assert(fc.property(word, (text) => !isNow(`${date} ${text} ${time}`)));
});

test("the clock gives the moment as ISO text", () => {
  const clock = createClock();
  const [first, second] = [clock(), clock()];
  expect(Math.abs(Date.parse(first) - Date.now())).toBeLessThan(5000);
  expect(Date.parse(second)).toBeGreaterThanOrEqual(Date.parse(first));
});
