import type { Leak } from "./search/finder.ts";

/** Every coded error of the kit. A message never holds a canary, nor any of the text that was searched. */
export const errorTable = {
  PHILOG_LEAK: "canaries are in the output",
  PHILOG_NO_LEAK: "no canary is in an output that was expected to leak",
  PHILOG_CANARIES_EMPTY: "there is no canary to look for",
  PHILOG_CANARY_SHORT: "a canary is no string of at least 4 characters, and less cannot be told from chance",
  PHILOG_OUTPUT_BAD: "the output is no string, no bytes, no array of these and nothing captured",
  PHILOG_CAPTURE_BUSY: "captures of one process cannot nest or overlap",
  PHILOG_LINE_NOT_JSON: "a line is not a JSON object",
  PHILOG_TESTING_OPTION: "unknown option",
  PHILOG_PROCESS_TIMEOUT: "the process did not end in time and was killed",
} as const;

export type TestingErrorCode = keyof typeof errorTable;

/** A misuse of the kit, or a capture that failed. */
export class TestingError extends Error {
  readonly code: TestingErrorCode;

  constructor(code: TestingErrorCode, detail?: string) {
    super(`${code}: ${errorTable[code]}${detail ? ` (${detail})` : ""}`);
    this.name = "TestingError";
    this.code = code;
  }
}

const shown = 20;

const describe = ({ kind, index, encoding, offset }: Leak) => `  ${kind} (canary ${index}): ${encoding} at ${offset}`;

/** What leaked, by kind, encoding and offset; never the value or the text around it. */
export class LeakError extends Error {
  readonly code = "PHILOG_LEAK";
  readonly leaks: readonly Leak[];

  constructor(leaks: readonly Leak[]) {
    const canaries = new Set(leaks.map(({ index }) => index)).size;
    const lines = leaks.slice(0, shown).map(describe);
    if (leaks.length > shown) lines.push(`  and ${leaks.length - shown} more`);
    super(`PHILOG_LEAK: ${errorTable.PHILOG_LEAK} (${canaries}, as kind, encoding and offset):\n${lines.join("\n")}`);
    this.name = "LeakError";
    this.leaks = leaks;
  }
}
