import { describe, expect, it } from "vitest";
import { dottedMac, imei, labelledMac, mac } from "./devices.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(mac, dottedMac, imei, labelledMac);
const { find } = createScanner({ detectors: [mac, dottedMac, imei, labelledMac] });

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

  it.each([" ", "/", ":", "@", "`", "g", "G", "z", "-x "])("behind %j, which is no hexadecimal digit", (lead) => {
    expect(marked(`x${lead}00-1B-44-11-3A-B7`)).toBe(`x${lead}<00-1B-44-11-3A-B7>`);
    expect(marked(`x${lead}001b.4411.3ab7`)).toBe(`x${lead}<001b.4411.3ab7>`);
  });

  it.each(["mac", "MAC:", "mac=", "mac#", "mac addr", "mac_addr:", "mac-addr", "macAddr=", "macAddress is "])(
    "after %j, with any separator or none",
    (label) => {
      const sign = /[a-z]$/i.test(label) ? " " : "";
      for (const value of [
        "a9c5d49febd3",
        "a9c5d49febd30001",
        "A9 C5 D4 9F EB D3 00 01",
        "a9c5.d49f.ebd3",
        "a9:c5d49febd3",
      ]) {
        expect(marked(`${label}${sign}${value}`)).toBe(`${label}${sign}<${value}>`);
      }
    },
  );

  it.each([
    'mac": "<a9c5d49febd3>"',
    "mac <a9c5d49febd3> 7",
    "mac <a9c5d49febd3>-x",
    "mac <a9c5d49febd3>.",
    "mac <a9c5d49febd3>z",
  ])("after that word, whatever is no further byte behind: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    ["mac", "00-1B-44-11-3A-B7"],
    ["dotted-mac", "001b.4411.3ab7"],
    ["imei", "490154203237518"],
    ["labelled-mac", "mac a9c5d49febd3"],
  ])("as a device, by the detector of the name %s", (name, text) => {
    expect(find(text)).toMatchObject([{ end: text.length, classification: "device", detector: name }]);
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
    "aa-bb-cc-dd-ee-ff abcd.abcd.abcd 1",
    "mac a9c5d49febd3-1",
    "mac a9c5d49febd3:f",
    "mac a9c5d49febd3.0",
    "mac a9c5d49febd30",
    "mac a9c5d49febd3000",
    'mac ": " a9c5d49febd3',
    "mac was a9c5d49febd3",
    "machine a9c5d49febd3",
    "01b.4411.3ab7 1B-44-11-3A-B7 -1B-44-11-3A-B7",
    ".001b.4411.3ab7 x.001b.4411.3ab7",
    "001b.4411.3ab7.00 001b.4411.3ab7f 001b.4411.3ab",
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });

  it.each([..."059aAfF"])("behind the hexadecimal digit %s", (digit) => {
    for (const text of [`x ${digit}00-1B-44-11-3A-B7`, `x ${digit}001b.4411.3ab7`]) expect(marked(text)).toBe(text);
  });
});
