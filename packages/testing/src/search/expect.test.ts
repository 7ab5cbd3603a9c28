import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { canaries } from "../canaries/canaries.ts";
import { LeakError } from "../errors.ts";
import { expectLeak, expectNoLeak } from "./expect.ts";

const values = canaries.recognisable(9);
const everything = values.map(({ text }) => text).join("\n");

const thrown = (action: () => unknown): unknown => {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe("expectNoLeak", () => {
  it("passes where nothing leaks", () => {
    expect(() => expectNoLeak('{"patient":"[REDACTED:name]"}', values)).not.toThrow();
  });

  it("throws a coded error with kind, encoding and offset", () => {
    const error = thrown(() => expectNoLeak("x 219-09-9999", [{ kind: "ssn", value: "219-09-9999", text: "" }]));
    expect(error).toBeInstanceOf(LeakError);
    expect(error).toMatchObject({ code: "PHILOG_LEAK", leaks: [{ kind: "ssn", offset: 2 }] });
    expect(String(error)).toContain("ssn (canary 0): plain at 2");
  });

  it("never prints a canary or the text around it", () => {
    const error = thrown(() => expectNoLeak(`${everything} neighbouring`, values));
    const shown = `${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}`;
    expect(() => expectNoLeak(shown, values)).not.toThrow();
    expect(shown).not.toContain("neighbouring");
  });

  it("lists at most 20 leaks and counts the rest", () => {
    const error = thrown(() => expectNoLeak(everything, values)) as LeakError;
    expect(error.leaks.length).toBeGreaterThan(20);
    expect(error.message.split("\n")).toHaveLength(22);
    expect(error.message).toContain(`and ${error.leaks.length - 20} more`);
  });
});

describe("expectLeak", () => {
  it("returns what leaked and throws where nothing did", () => {
    expect(expectLeak(everything, values).length).toBeGreaterThan(0);
    expect(() => expectLeak("clean", values)).toThrow("PHILOG_NO_LEAK");
  });
});
