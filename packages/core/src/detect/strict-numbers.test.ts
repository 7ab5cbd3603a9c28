import { expect, test } from "vitest";
import { hasUnit, isPlainNumber } from "./strict-numbers.ts";

/** Judges what stands between the bars. */
function judge(marked: string): boolean {
  const [before = "", code = "", after = ""] = marked.split("|");
  return isPlainNumber(before + code + after, before.length, before.length + code.length);
}

test.each([
  "|0|",
  "|9999|",
  "|1,234|",
  "|72.5|",
  "|0.8299123|",
  "|23:59|",
  "|7:05:09.123|",
  "|1:1000|",
  "|5-10|",
  "|2019-2031|",
  "|0x1fA9|",
  "|120/80|",
  "|13/14|",
  "|1.2.3|",
  "|v2.0.1-rc.1|",
  "|12345| ms",
  "|12345|ms",
  "|12345678|-byte",
  "|98765|%",
  "|98765| %",
  "|98765|°",
  "|98765| °C",
  "|12,345,678| rows",
  "|12345.5| KB",
  "|12345ms|",
  "|10_s|",
  "|5µg|",
  "port |54321|",
  "port=|54321|",
  "host:|54321|",
  "]:|54321|",
  "|2c4b8a9e-6f1d-4f3a-8b7c-9d0e1f2a3b4c|",
  "|9f86d081884c7d65|",
  "|00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01|",
])("%s is plainly technical", (marked) => {
  expect(judge(marked)).toBe(true);
});

test.each([
  "|10000|",
  "|99107083071| %",
  "|98441207| requests",
  "|98441207|m",
  "|98441207s|",
  "|12345| patients",
  "|12345| then",
  "|12345|",
  "|12.3456|",
  "|3/4|",
  "|12/31|",
  "|04-12|",
  "|555-0100|",
  "|98-76-54|",
  "|24:05|",
  "|1.2.1961|",
  "|AB1234|",
  "|1234567890123| ms",
  "|12345xyz|",
  "|12345| sandwiches",
  "|12345| abcdefghijklmnop",
  "port |70000|",
  "port |123456|",
  "report |54321|",
  "|4012888888881881|",
  `|${"1".repeat(81)}|`,
])("%s is not", (marked) => {
  expect(judge(marked)).toBe(false);
});

test("a unit stands right behind a number, or behind one space or hyphen", () => {
  for (const after of ["ms", " ms", "-ms", "%", " %"]) expect(hasUnit(`5${after}`, 1), after).toBe(true);
  for (const after of ["", "  ms", ".ms", " msx", " of"]) expect(hasUnit(`5${after}`, 1), after).toBe(false);
});
