import { describe, expect, it } from "vitest";
import { coarsenIp, coarsenUrl, createCoarsen } from "./coarsen.ts";
import { newMaking, newRun } from "./run.test-data.ts";

describe("coarsenIp", () => {
  it.each([
    ["10.1.2.3", "10.1.2.0/24"],
    [" 10.1.2.3 ", "10.1.2.0/24"],
    ["::ffff:10.1.2.3", "10.1.2.0/24"],
    ["2001:db8:85a3::8a2e:370:7334", "2001:db8::/32"],
    ["2001::1", "2001:0::/32"],
    ["::1", "0:0::/32"],
    ["fe80::1%eth0", undefined],
    ["10.1.2", undefined],
    ["Fenwick", undefined],
  ])("makes %s %s", (value, coarse) => {
    expect(coarsenIp(value)).toBe(coarse);
    if (coarse !== undefined) expect(coarsenIp(coarse)).toBe(coarse);
  });
});

describe("coarsenUrl", () => {
  it.each([
    [
      "https://u:p@api.example.test:8443/v1/patients/123?name=Fenwick#x",
      "https://api.example.test:8443/v1/patients/:id",
    ],
    ["/patients/Elowen%20Larkspur/notes?q=1", "/patients/:id/notes"],
    ["/people/larkspur/visit-notes/", "/people/:id/visit-notes/"],
    ["/", "/"],
    ["//fenwick.example.test/a", "/a"],
    ["patients/1", undefined],
    ["mailto:fenwick@example.test", undefined],
    ["http://", undefined],
  ])("makes %s %s", (value, coarse) => {
    expect(coarsenUrl(value)).toBe(coarse);
    if (coarse !== undefined) expect(coarsenUrl(coarse)).toBe(coarse);
  });
});

describe("createCoarsen", () => {
  it("counts what it makes coarser and redacts what it cannot read", () => {
    const making = newMaking();
    const coarsen = createCoarsen("ip", making);
    expect(coarsen("10.1.2.3", newRun(), 0)).toBe('"10.1.2.0/24"');
    expect(coarsen("Fenwick", newRun(), 0)).toBe('"[REDACTED:ip]"');
    expect(coarsen(167_838_211, newRun(), 0)).toBe('"[REDACTED:ip]"');
    expect(making.decisions).toEqual(["coarsen:ip", "redact:ip", "redact:ip"]);
  });

  it("redacts a URL that is too long to be one", () => {
    expect(createCoarsen("url", newMaking())(`/${"a/".repeat(5000)}`, newRun(), 0)).toBe('"[REDACTED:url]"');
  });
});

describe("an address or a route that only looks like one", () => {
  it("is read whole, or not at all", () => {
    expect(coarsenIp("2001:db8::ffff:10.0.0.1")).toBe("2001:db8::/32");
    expect(coarsenIp("10.1.2.3/240")).toBeUndefined();
    expect(coarsenUrl("http://api.example.test/v12/visits/4-visits/visits-4")).toBe(
      "http://api.example.test/v12/visits/:id/:id",
    );
  });
});

it("makes a URL of 8192 characters coarser, the longest that it reads", () => {
  expect(createCoarsen("url", newMaking())(`/${"1".repeat(8191)}`, newRun(), 0)).toBe('"/:id"');
});
