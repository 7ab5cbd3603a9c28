import { describe, expect, it } from "vitest";
import { dottedMac, imei, labelledMac, mac } from "./devices.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const marked = marking(mac, dottedMac, imei, labelledMac);

describe("a device is found", () => {
  it.each([
    "<00-1B-44-11-3A-B7> x",
    "<00-1B-44-11-3A-B7-00-01> x",
    "<AA-BB-CC-DD-EE-F1-A0-FF>-x",
    "<fa-fb-fc-11-3a-b7> x",
    "<001b.4411.3ab7>. x",
    "<fafa.4411.3ab7> x",
    "<001b.4411.3ab7.0001> x",
    "MAC: <A9 C5 D4 9F EB D3> x",
    "MAC address is <a9c5d49febd3> x",
    "mac_address=<FF:FF:FF:FF:FF:FF:FF:FF>",
    "<490154203237518> x",
  ])("in: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });
});

describe("no device is seen", () => {
  it.each([
    "490154203237519",
    "e490154203237518a0 x",
    "a49015420323751 x",
    "22-aa and abcd.1 and 2024-05-06",
    "0-00-1B-44-11-3A-B7",
    "f00-1B-44-11-3A-B7",
    "zz-1B-44-11-3A-B7",
    "00-1B-44-11-3A-B7-1A-1B-1C-1D-1E",
    "12-123-1",
    "mac scan, mac: none",
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});
