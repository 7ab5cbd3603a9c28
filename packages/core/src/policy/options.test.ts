import { describe, expect, it } from "vitest";
import { RedactionError } from "../errors.ts";
import { checkOptions } from "./options.ts";

const check = (options: unknown) => () => checkOptions(options, ["policy", "keys"], "createRedactor");

describe("checkOptions", () => {
  it.each([[undefined], [{}], [{ keys: 1 }]])("takes %j", (options) => {
    expect(check(options)).not.toThrow();
  });

  it("names the unknown option and the nearest known one", () => {
    expect(check({ polcy: {} })).toThrow(RedactionError);
    expect(check({ polcy: {} })).toThrow(/PHILOG_OPTION_UNKNOWN.*`polcy`.*createRedactor.*`policy`/);
  });

  it.each([[null], ["x"], [[]], [1]])("refuses %j as options", (options) => {
    expect(check(options)).toThrow(/PHILOG_OPTION_BAD.*createRedactor/);
  });
});
