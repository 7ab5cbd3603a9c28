import { describe, expect, it } from "vitest";
import { RedactionError } from "../errors.ts";
import { tenantReader } from "./tenant.ts";

describe("a tenant", () => {
  it("is the text, what the function says now, or none", () => {
    let now: string | undefined = "north";
    const read = tenantReader(() => now, false);
    expect([tenantReader("south", true)(), read(), tenantReader(undefined, false)()]).toEqual(["south", "north", ""]);
    now = undefined;
    expect([read(), tenantReader(() => now, true)()]).toEqual(["", undefined]);
  });

  it("is missing where its function throws, also where none is required", () => {
    const fails = () => {
      throw new Error("synthetic");
    };
    expect(tenantReader(fails, false)()).toBeUndefined();
  });

  it.each(["", "x".repeat(129), "\ud800", 7])("is not %j, and the error names the option", (tenant) => {
    const make = () => tenantReader(tenant as string, false);
    expect(make).toThrow(RedactionError);
    expect(make).toThrow(/^PHILOG_OPTION_BAD: .*\(tenant: /);
  });
});
