import { expect, it, test } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";

const redactor = createRedactor({
  version: 1,
  rules: { at: "fieldPath", "path[*]": "fieldPath", "patient.bay": "code" },
});
const held = (at: unknown) => JSON.parse(redactor.json({ at })).at;

test.each([
  ["/patient/address/0/line", "/patient/address/0/line"],
  ["items[3].sku", "items[3].sku"],
  ["patient.bay", "patient.bay"],
  ["birthDate", "birthDate"],
  ["", ""],
  ["/", "/"],
])("%j is a path of names that may be printed", (at, kept) => {
  expect(held(at)).toBe(kept);
});

test.each([
  ["/patient/zebrowski/ssn", "/patient/[KEY]/ssn"],
  ["byId.MRN-0048213.name", "byId.[KEY].name"],
  ["patient.identifier.where(value='Q')", "patient.identifier.[KEY]"],
  ["zebrowski", "[KEY]"],
  ["patient.123456789", "patient.[KEY]"],
  ["patient.1961-03-04", "patient.[KEY]"],
])("in %j a segment that could be a person's is a marker", (at, kept) => {
  expect(held(at)).toBe(kept);
});

test.each([
  ["10.1.2.3", "[KEY].[KEY].[KEY].[KEY]"],
  ["items[61][3][12]", "items[61][[KEY]][[KEY]]"],
  ["items/1234", "items/[KEY]"],
])("in %j numbers side by side, or long ones, are no indexes", (at, kept) => {
  expect(held(at)).toBe(kept);
});

it("keeps an index by itself only as the number that it is", () => {
  const path = ["patient", 0, 999, 1000, 1.5, -1, Number.NaN, "7"];
  expect(JSON.parse(redactor.json({ path })).path).toEqual([
    ...["patient", 0, 999, "[MISFIT:fieldPath]", "[MISFIT:fieldPath]", "[MISFIT:fieldPath]", "[MISFIT:fieldPath]"],
    "[KEY]",
  ]);
});

it("takes nothing but text and numbers, and no text of more than 256 characters", () => {
  const misfit = "[MISFIT:fieldPath]";
  expect([held(true), held({ name: 1 }), held(["name"]), held("name.".repeat(60))]).toEqual([
    misfit,
    misfit,
    misfit,
    misfit,
  ]);
  const longest = `${"name.".repeat(51)}/`;
  expect([held(longest), held(`${longest}/`)]).toEqual([longest, misfit]);
  expect(held(null)).toBe(null);
  expect(redactor.stats().byPath.at).toBe(5);
  expect(Object.keys(redactor.stats().byAction)).toEqual(["misfit"]);
});

it("leaves what an earlier pass wrote", () => {
  for (const at of ["/patient/zebrowski/ssn", "zebrowski", "items[61][3]", true]) {
    const once = redactor.copy({ at });
    expect(redactor.json(once)).toBe(JSON.stringify(once));
  }
});

it("tells a destination without an agreement the policy's own names alone", () => {
  const vendor = createRedactor({
    version: 1,
    rules: { at: "fieldPath", "patient.bay": "code" },
    destination: { name: "vendor", baa: false },
  });
  expect(JSON.parse(vendor.json({ at: "patient.bay.street" })).at).toBe("patient.bay.[KEY]");
});

it("gives the same path the same text", () => {
  expect([held("/patient/zebrowski"), held("/patient/zebrowski")]).toEqual(["/patient/[KEY]", "/patient/[KEY]"]);
});

it("takes no number for an index behind a number or a marker, whatever keys the policy names", () => {
  const own = createRedactor({ version: 1, rules: { at: "fieldPath", 'bay["12"]': "code", 'bay["[KEY]"]': "code" } });
  expect(own.copy({ at: "bay.12.7" })).toEqual({ at: "bay.12.[KEY]" });
  expect(own.copy({ at: "[KEY].7" })).toEqual({ at: "[KEY].[KEY]" });
});
