import { createClassified } from "./classified.ts";
import { jsonString } from "./json-string.ts";
import { createRedact } from "./redact.ts";
import type { Making, ValueRedactor } from "./run.ts";

const frameLimit = 50;
// `at fn (place:1:2)`, `at place:1:2`, `at async Promise.all (index 0)`: names are identifiers, places are paths.
const callee = "(?:(?:async|new) )?[\\w$.<>#]+(?: \\[as [\\w$.]+\\])?";
const place = "(?:[\\w@.:/\\\\+~$%-]+:\\d+:\\d+|<anonymous>|native|index \\d+)";
const frame = new RegExp(`^\\s*at (?:${callee} \\(${place}\\)|(?:async )?${place})$`);
const plainCallee = /^\s*at (?:(?:async|new) )?[\w$.<>#]+/;

/** The frames of a V8 stack, without the message above them; a line that is no plain frame is left out. */
export function stackFrames(stack: string, hasFinding: (text: string) => boolean): string {
  const frames: string[] = [];
  for (const line of stack.split("\n")) {
    if (frames.length === frameLimit) break;
    if (line.length <= 512 && plainCallee.test(line) && frame.test(line) && !hasFinding(line)) {
      frames.push(`    ${line.trim()}`);
    }
  }
  return frames.join("\n");
}

/** Keeps a stack's frames: the lines above them repeat the message. */
export function createStack(hasFinding: (text: string) => boolean, making: Making): ValueRedactor {
  return createClassified(createRedact(undefined, making), (value) =>
    typeof value === "string" ? jsonString(stackFrames(value, hasFinding)) : undefined,
  );
}
