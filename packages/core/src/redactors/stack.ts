import { createClassified } from "./classified.ts";
import { jsonString } from "./json-string.ts";
import { createRedact } from "./redact.ts";
import type { Making, ValueRedactor } from "./run.ts";
import { createVerdicts } from "./verdicts.ts";

const frameLimit = 50;
// `at fn (place:1:2)`, `at place:1:2`, `at async Promise.all (index 0)`: names are identifiers, places are paths.
const callee = "(?:(?:async|new) )?[\\w$.<>#]+(?: \\[as [\\w$.]+\\])?";
const place = "(?:[\\w@.:/\\\\+~$%-]+:\\d+:\\d+|<anonymous>|native|index \\d+)";
const frame = new RegExp(`^\\s*at (?:${callee} \\(${place}\\)|(?:async )?${place})$`);
const plainStart = /^\s*at \S/;
const position = /(?::\d+){2}\)?$/;

const longestFrame = 512;
const rememberedFrames = 1024;

/** Reads a V8 stack's frames, without the message above them; a line that is no plain frame is left out. */
export function createFrames(hasFinding: (text: string) => boolean): (stack: string) => string {
  // A program has few frames, and throws the same ones again and again.
  const verdicts = createVerdicts<boolean>(rememberedFrames);
  const isPlain = (line: string): boolean => {
    const known = verdicts.get(line);
    if (known !== undefined) return known;
    // Line and column are the compiler's: a detector would take some of them for a time or a number.
    const plain = frame.test(line) && !hasFinding(line.replace(position, ""));
    verdicts.set(line, plain);
    return plain;
  };
  return (stack) => {
    const frames: string[] = [];
    for (const line of stack.split("\n")) {
      if (frames.length === frameLimit) break;
      if (line.length <= longestFrame && plainStart.test(line) && isPlain(line)) frames.push(`    ${line.trim()}`);
    }
    return frames.join("\n");
  };
}

/** Keeps a stack's frames: the lines above them repeat the message. */
export function createStack(hasFinding: (text: string) => boolean, making: Making): ValueRedactor {
  const framesOf = createFrames(hasFinding);
  return createClassified(createRedact(undefined, making), (value) =>
    typeof value === "string" ? jsonString(framesOf(value)) : undefined,
  );
}
