import { expect, test } from "vitest";
import { measureLogs } from "../../scripts/eval/logs.mjs";
import { at, finder, line } from "./marked.ts";

const text = "04:05:06 10.20.30.40 asked for bed 4711";
const benign = [at(text, "04:05:06", { kind: "TIMESTAMP" }), at(text, "10.20.30.40", { kind: "IP" })];
const lines = [line(text, [], [], { benign }), line("bed 4711"), line("worker started")];
const figuresOf = (...values: string[]): any => measureLogs(lines, finder(...values)).figures;

test("a finding in a benign stretch is counted under its kind and is not false", () => {
  const { touched, findings } = figuresOf("10.20.30.40");
  expect(touched).toEqual({ lines: 1, outside: 0 });
  expect(findings).toEqual({ outside: 0, outsideBy: {}, benign: { IP: 1 }, spilling: 0 });
});

test("a finding elsewhere is false, is counted by its detector, and touches its line", () => {
  const { texts, touched, findings } = figuresOf("4711", "04:05:06");
  expect(texts).toBe(3);
  expect(touched).toEqual({ lines: 2, outside: 2 });
  expect(findings).toMatchObject({ outside: 2, outsideBy: { "known-values": 2 }, benign: { TIMESTAMP: 1 } });
});

test("a finding over two kinds is counted once, under the one that it overlaps most", () => {
  expect(figuresOf("06 10.20").findings.benign).toEqual({ IP: 1 });
  expect(figuresOf("05:06 10").findings.benign).toEqual({ TIMESTAMP: 1 });
});

test("a finding that runs past its benign stretch is counted as spilling, unless only punctuation spills", () => {
  expect(figuresOf("10.20.30.40 asked").findings).toMatchObject({ benign: { IP: 1 }, outside: 0, spilling: 1 });
  expect(figuresOf(" 10.20.30.40 ").findings.spilling).toBe(0);
});
