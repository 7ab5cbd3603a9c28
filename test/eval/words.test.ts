import { expect, test } from "vitest";
import { measureWords, messageStart } from "../../scripts/eval/words.mjs";
import { at, finder, line } from "./marked.ts";

test.each([
  ["2031-05-04 10:11:12,123 - INFO  [main:Worker@12] - ", "worker started"],
  ["310504 101112 143 INFO dfs.DataNode: ", "worker started"],
  ["[Sun May 04 10:11:12 2031] [notice] ", "worker started"],
  ["May  4 10:11:12 host worker(unix)[143]: ", "worker started"],
  ["2031-05-04T10:11:12Z host worker[143]: ", "worker started"],
  ["", "worker started"],
  ["ERROR", ""],
])("the message behind %j is %j", (head, message) => {
  expect(messageStart(head + message)).toBe(head.length);
});

test("words that a finding touches are replaced; benign stretches, numbers and single letters are no words", () => {
  const text = "May 4 10:11:12 host worker: Ottoline asked ward.example for x 4711";
  const lines = [line(text, [], [], { benign: [at(text, "ward.example", { kind: "URL" })] }), line("all done")];
  expect(measureWords(lines, finder("host", "Otto", "4711"))).toEqual({
    whole: { words: 8, replaced: 2 },
    message: { words: 5, replaced: 1 },
  });
});
