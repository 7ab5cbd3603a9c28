import { type ErrorCode, type Fault, RedactionError } from "../errors.ts";
import { disableCheck, ownDetectorsCheck } from "../policy/detector-checks.ts";
import { formats } from "../policy/formats.ts";
import { classifications } from "../policy/identifiers.ts";
import { nearest } from "../policy/nearest.ts";
import { checkOptions } from "../policy/options.ts";
import { wordsCheck } from "../policy/validate.ts";
import type { OwnDetector } from "./own-detector.ts";

/** How a text is scanned. */
export interface ScanOptions {
  /** `strict` also finds words that no vocabulary vouches for and numbers that are not plainly technical. @default "scan" */
  mode?: "scan" | "strict";
  /** Names of detectors, classifications and formats that are not looked for. @default none */
  disable?: readonly string[];
  /** Detectors of one's own, besides the built-in ones. @default none */
  detectors?: readonly OwnDetector[];
  /** Words that `strict` lets pass besides its own. @default none */
  words?: readonly string[];
  /** The JSON key under which the text stands: `memberId` tells as much as `member id: ` before it. @default none */
  key?: string;
}

const bad = "PHILOG_OPTION_BAD";
const kinds: readonly string[] = [...classifications, ...formats];

/** What is wrong with detectors that are sound by themselves. `at` is their place; `taken` are names of others. */
export function ownFaults(
  own: readonly OwnDetector[],
  disable: readonly string[],
  taken: readonly string[],
  code: ErrorCode,
  at: string,
): Fault[] {
  const names = new Set([...kinds, ...taken]);
  return own.flatMap(({ name, classification }, index): Fault[] => {
    const place = `${at}[${index}]`;
    const hint = "its classification is disabled; disable the built-in detectors of it by their names";
    return [
      ...(names.has(name)
        ? [{ code, at: `${place}.name`, hint: "a detector, classification or format has this name" }]
        : []),
      ...(disable.includes(classification) ? [{ code, at: `${place}.classification`, hint }] : []),
    ];
  });
}

/** A fault for each name that is none of a detector, a classification or a format. `at` is the place of the list. */
export function disableFaults(disable: readonly string[], detectors: readonly string[], code: ErrorCode, at: string) {
  const known = [...detectors, ...kinds];
  return disable.flatMap((name, index): Fault[] =>
    known.includes(name) ? [] : [{ code, at: `${at}[${index}]`, hint: unknownHint(name, known) }],
  );
}

/** There are too many names to list them all. */
function unknownHint(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined
    ? "no detector, classification or format has this name; docs/reference/detectors.md lists them"
    : `did you mean \`${near}\`?`;
}

/** Throws the first of some faults of options; the message names the place and the detector, never a value. */
function refuse(faults: readonly Fault[], where: string, names: readonly unknown[]): void {
  const [fault] = faults;
  if (fault === undefined) return;
  const index = /^detectors\[(\d+)\]/.exec(fault.at)?.[1];
  const name = index === undefined ? undefined : names[+index];
  const named = typeof name === "string" && /^[a-z][a-z-]{0,47}$/.test(name) ? ` of \`${name}\`` : "";
  throw new RedactionError(fault.code, `${fault.at}${named} of ${where}: ${fault.hint}`);
}

/**
 * Checks detectors of one's own and names of disabled ones. Throws PHILOG_OPTION_BAD, PHILOG_PATTERN_BAD and
 * PHILOG_PATTERN_NOT_LINEAR.
 */
export function checkDetectors(own: unknown, disable: unknown, builtIn: readonly string[], where: string): void {
  const faults: Fault[] = [];
  const report = (fault: Fault) => void faults.push(fault);
  ownDetectorsCheck(bad, true)(own, "detectors", report);
  disableCheck(bad)(disable, "disable", report);
  const names = Array.isArray(own) ? own.map((one: { name?: unknown } | null) => one?.name) : [];
  refuse(faults, where, names);
  const [detectors, disabled] = [own, disable] as [readonly OwnDetector[], readonly string[]];
  refuse(ownFaults(detectors, disabled, builtIn, bad, "detectors"), where, names);
  refuse(disableFaults(disabled, [...builtIn, ...detectors.map(({ name }) => name)], bad, "disable"), where, names);
}

/** Checks the options of a scan. Throws as `checkDetectors` does, and PHILOG_OPTION_UNKNOWN. */
export function checkScanOptions(options: ScanOptions | undefined, builtIn: readonly string[], where: string): void {
  checkOptions(options, ["mode", "disable", "detectors", "words", "key"], where);
  const { mode = "scan", disable = [], detectors = [], words = [], key = "" } = options ?? {};
  if (mode !== "scan" && mode !== "strict") {
    throw new RedactionError(bad, `mode of ${where}: it is scan or strict`);
  }
  if (typeof key !== "string") throw new RedactionError(bad, `key of ${where}: it is a string`);
  const faults: Fault[] = [];
  wordsCheck(bad)(words, "words", (fault) => faults.push(fault));
  refuse(faults, where, []);
  checkDetectors(detectors, disable, builtIn, where);
}
