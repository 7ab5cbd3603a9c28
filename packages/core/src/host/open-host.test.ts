import { describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import { RedactionError } from "../errors.ts";
import { type HostOptions, hostOptionNames, openHost } from "./open-host.ts";

const codeOf = (options: unknown) => {
  try {
    openHost(options as HostOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(RedactionError);
    return (error as RedactionError).code;
  }
  return undefined;
};

describe("openHost", () => {
  it("opens a redactor that is given, and makes one of the options else", () => {
    const redactor = createRedactor({ version: 1, rules: { a: "code" } });
    const host = openHost({ redactor });
    expect(host.redactor).toBe(redactor);
    expect(host.passes.fragment({ a: "x-y" }).text).toBe(',"a":"x-y"');
    expect(openHost({}).startRecord().sources).toEqual(["preset:process", "preset:http", "preset:errors", "policy"]);
    expect(openHost({ policy: { version: 1 } }).startRecord().sources).toEqual(["policy"]);
  });

  it("opens a redactor of another copy of the package", () => {
    const host = openHost({
      redactor: Object.defineProperties({}, Object.getOwnPropertyDescriptors(createRedactor())) as never,
    });
    expect(host.passes.fragment({}).text).toBe("");
  });

  it("shows a new plan after each reload, and the reason of a lockdown", () => {
    const redactor = createRedactor();
    const host = openHost({ redactor });
    const plan = host.plan();
    expect(host.plan()).toBe(plan);
    redactor.reload({ version: 1 });
    expect(host.plan()).not.toBe(plan);
    expect(host.lockdownReason()).toBeUndefined();
    redactor.lockdown("leak");
    expect(host.lockdownReason()).toBe("leak");
  });

  it("refuses a redactor that is none, or that stands beside options which it would ignore", () => {
    expect(codeOf({ redactor: {} })).toBe("PHILOG_OPTION_BAD");
    expect(codeOf({ redactor: "x" })).toBe("PHILOG_OPTION_BAD");
    expect(codeOf({ redactor: createRedactor(), policy: { version: 1 } })).toBe("PHILOG_OPTION_BAD");
    expect(codeOf({ redactor: createRedactor(), policy: undefined })).toBeUndefined();
    expect(codeOf({ polcy: {} })).toBe("PHILOG_OPTION_UNKNOWN");
  });
});

it("names every option that it takes", () => {
  for (const name of hostOptionNames) expect(codeOf({ [name]: undefined })).toBeUndefined();
});
