import { describe, expect, it } from "vitest";
import { ipv4, ipv6 } from "./ip.ts";
import { marking, unmarked } from "./marked.test-data.ts";
import { createScanner } from "./scanner.ts";

const marked = marking(ipv4, ipv6);
const { find } = createScanner({ detectors: [ipv4, ipv6] });

describe("an address is found", () => {
  it.each([
    "from <10.20.30.40>:8080",
    "<10.20.30.40> x",
    "at <10.20.30.40>.",
    "at <10.20.30.40>.log",
    "route <10.0.0.0/8>.",
    "a/<10.20.30.40>/x",
    "host/<10.20.30.40>:80",
    "my ip: <127.0.0.1> x",
    "ip address is <0.0.0.0>",
    "ip=<::1>",
    "local IPv6 address <::> x",
    "<2001:db8::8a2e:370:7334> up",
    "peer <fe80::1%eth0>",
    "net <2001:db8::/32>.",
    "<::ffff:10.0.0.9>: refused",
    "<1:2:3:4:5:6:7:8> x",
    "<2001:db8:1:2:3:4:5:6> x",
    "loaded:<2001:db8::1>",
    "<00:1b:44:11:3a:b7> x",
    "<00:1b:44:11:3a:b7:00:01> x",
    "<aa:ff:ff:ff:ff:ff> x",
    "<abcd:abcd:abcd:abcd:abcd:abcd:192.168.100.200> x",
    "<0.20.30.40> <0.1.2.3> <0.0.0.05>",
    "<19.29.39.249> <255.0.0.255> <10.255.255.9> <192.168.100.200>",
    "<10.0.0.0>/8.5",
    "<10.0.0.0/8>.x",
    "<10.0.0.0/24> <10.0.0.0>/8a <10.0.0.0>/2400 <10.0.0.0>/ <10.0.0.0>-8",
    "<10.20.30.40>.log.x",
    "x<00:1b:44:11:3a:b7> 1<2345::1>",
    "id:123456<7890:fe80::1>",
    "<10.20.30.40>.x_y.example",
    "{<2001:db8::1>} <2001:db8::1>é",
    "a-<2001:db8::1> and abcde<2001:db8::1>",
    "cafe<2001:db8::1>",
    "a long line of words stands before it, then <2001:db8::8a2e:370:7334>",
    "<1:2:3:4:5:6:7::> <::2:3:4:5:6:7:8> <1::8>",
    "<1:2:3:4:5:6:7.8.9.10> <64:ff9b::10.0.0.9>",
    "<2001:db8::1>. <2001:db8::1>: <2001:db8::> <2001:db8::>.",
    "<2001:db8::1%en-0_1.x/64> <2001:db8::1>% <2001:db8::1>/x",
    "<::ffff:128.0.0.1>",
    "<1111:2222:3333:4444:5555:6666:7777:8888> <2001:0DB8:ABCD:EF01::>",
  ])("in: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "ip <127.0.0.1>",
    "ip<127.0.0.1>",
    "IP: <127.0.0.1>",
    "client_ip=<127.0.0.1>",
    "ipv4 <127.0.0.1>",
    "IPv6=<::1>",
    "ip: <255.255.255.255>",
    "addresses: <127.0.0.1>",
    "ip was <::ffff:127.0.0.1>",
    `address${" ".repeat(33)}<127.0.0.1>`,
  ])("in a loopback or unspecified one with a label: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    "version in <10.20.30.40>",
    "versions <10.20.30.40>",
    "version =<10.20.30.40>",
    "version === <10.20.30.40>",
    "version  <10.20.30.40>",
    "version: 2, seen: <10.20.30.40>",
    "conversation <10.20.30.40>",
  ])("that is no version: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    ["ipv4", "ip", "10.20.30.40"],
    ["ipv6", "ip", "2001:db8::1"],
    ["ipv6", "device", "00:1b:44:11:3a:b7"],
    ["ipv6", "device", "00:1b:44:11:3a:b7:00:01"],
    ["ipv6", "device", "AA:BB:CC:DD:EE:F0:0a:0F"],
    ["ipv6", "ip", "00:1b:44:11:3a:b7:00:1"],
  ])("by %s, as %s: %s", (name, classification, text) => {
    const found = { start: 0, end: text.length, classification, detector: name };
    expect(find(text)).toEqual([found]);
  });
});

describe("no address is seen", () => {
  it.each([
    "loopback 127.0.0.1 ::1 0.0.0.0 255.255.255.255 ::ffff:127.0.0.1",
    "10.20.x.40 and 10.20..30.40 and 10.20.30. and 10.20.30.0004",
    "v1.2.3.4 and 1.2.3.4.5 and 256.1.1.1 and version 1.2.3.4 and Version: 1.2.3.4",
    "static-010.020.030.040.clinic.example",
    "host10.20.30.40.clinic.example",
    "1 and 10 and 10. and 10.2",
    "std::vector a::b ::: 12:34:56 dead::beef cafe::1st ab:cd x: :x",
    "00:00:00:00:00:00 ff:ff:ff:ff:ff:ff",
    "00:1b:44:11:3a:b7:00:01:02 x",
    "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb",
    "12:34:56.123456",
    "10.20.30x40 10.20.30 40 10.20.30-40 10.20.30. x 10.20.30.x 10.20.30.",
    "10.20.30.256 10.20.256.1 10.20.30.400 1234.5.6.7 10.20.30.1000",
    "10.20.30.40.50 10.20.30.40.x.ab 10.20.30.40.a-9.in 10.20.30.40.1x.example",
    "127.0.0.1 ip",
    "ship 127.0.0.1 ipx 127.0.0.1 ipv5 ::1 tip127.0.0.1 zip ::",
    `address${" ".repeat(34)}127.0.0.1`,
    "localhost (127.0.0.1) 127.255.255.254 :: ::1 ::FFFF:127.1.2.3 a ::ffff x",
    "1:2:3:4:5:6:7 1:2:3:4:5:6:7:8:9 1::2::3 2001:db8::12345",
    "00:1b:44:11:3a 00:1b:44:11:3a:b7:00 0:1b:44:11:3a:b7",
    "00:00:00:00:00:00:00:00 FF:FF:FF:FF:FF:FF:FF:FF",
    "2001:db8::1g 2001:db8::1x",
    "a::b c:::d e: f:g",
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });

  it.each([
    "version 1.2.3.4",
    "version1.2.3.4",
    "VERSION: 1.2.3.4",
    "version:1.2.3.4",
    "version=1.2.3.4",
    "version'1.2.3.4",
    "version' 1.2.3.4",
    'version" 1.2.3.4',
    'the new version="1.2.3.4"',
    '{"version":"1.2.3.4"}',
    `"version": '1.2.3.4'`,
    'version: "1.2.3.4"',
    "the version: 1.2.3.4",
    "v1.2.3.4 V1.2.3.4",
  ])("in a version: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});
