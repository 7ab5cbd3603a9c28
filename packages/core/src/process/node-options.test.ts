import { expect, it } from "vitest";
import { nodeOption } from "./node-options.ts";

it.each([
  [["--inspect"], "--inspect", [true]],
  [["--inspect=0"], "--inspect", ["0"]],
  [["--trace_warnings"], "--trace-warnings", [true]],
  [["--import", "./a.js", "--import=b"], "--import", ["./a.js", "b"]],
  [["--heap-prof", "--inspect"], "--heap-prof", [true]],
  [["--inspect-brk"], "--inspect", []],
  [['--title=a"b'], "--title", ['a"b']],
  [['--title="a b"'], "--title", ["a b"]],
])("of %j, %s is %j", (execArgv, name, values) => {
  expect(nodeOption({ execArgv, env: {} }, name)).toEqual(values);
});

it("reads NODE_OPTIONS first", () => {
  const env = { NODE_OPTIONS: '--redirect-warnings="w.txt" --no-warnings' };
  const started = { execArgv: ["--redirect-warnings=v.txt"], env };
  expect(nodeOption(started, "--redirect-warnings")).toEqual(["w.txt", "v.txt"]);
  expect(nodeOption(started, "--no-warnings")).toEqual([true]);
});
