import { describe, expect, it } from "vitest";
import { countWork } from "../detect/work.test-data.ts";
import { nearest, refuseUnknown, suggest } from "./nearest.ts";

describe("nearest", () => {
  const options = ["keys", "dataKeys", "tenant", "destination", "onDecision"];

  it.each([
    ["tenent", "tenant"],
    ["key", "keys"],
    ["datakeys", "dataKeys"],
    ["onDescision", "onDecision"],
    ["TENANT", "tenant"],
    ["kesy", "keys"],
    ["ketys", "keys"],
  ])("finds for %s the option %s", (name, expected) => {
    expect(nearest(name, options)).toBe(expected);
  });

  it("gives the first of two that are equally near", () => {
    expect(nearest("ac", ["ab", "ad"])).toBe("ab");
  });

  it("counts two exchanged neighbours as one edit, like another character", () => {
    expect(nearest("kesy", ["kest", "keys"])).toBe("kest");
  });

  it("gives nothing when there is nothing to choose from", () => {
    expect(nearest("x", [])).toBeUndefined();
  });

  it("takes a hostile name of a million characters in no time", () => {
    const name = "x".repeat(1_000_000);
    expect(countWork(() => expect(nearest(name, options)).toBeUndefined())).toBeLessThan(1000);
  });
});

describe("suggest", () => {
  it("names what is a third or less away, and otherwise says what there is", () => {
    expect(suggest("tennant", ["keys", "tenant"])).toBe("did you mean `tenant`?");
    expect(suggest("version", ["keys", "tenant"])).toBe("known here: keys, tenant");
    expect(suggest("string", ["stack", "text"])).toBe("known here: stack, text");
  });
});

describe("refuseUnknown", () => {
  it("names the unknown member and the nearest known one", () => {
    expect(() => refuseUnknown("createJoin", { tennant: "a" }, ["keys", "tenant"])).toThrow(
      "PHILOG_OPTION_UNKNOWN: unknown option (`tennant` of createJoin; did you mean `tenant`?)",
    );
  });

  it("does not print a name that could be a secret", () => {
    const secret = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA";
    expect(() => refuseUnknown("keys", { [secret]: "k1" }, ["current"])).toThrow(/\(a member of keys; .*current\)/);
  });

  it("takes an object whose members are all known", () => {
    expect(() => refuseUnknown("keys", { current: 1 }, ["current", "previous"])).not.toThrow();
  });
});
