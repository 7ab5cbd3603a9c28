import { describe, expect, it } from "vitest";
import { ipv4, ipv6 } from "./ip.ts";
import { marking, unmarked } from "./marked.test-data.ts";

const marked = marking(ipv4, ipv6);

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
  ])("in: %s", (text) => {
    expect(marked(unmarked(text))).toBe(text);
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
  ])("in: %s", (text) => {
    expect(marked(text)).toBe(text);
  });
});
