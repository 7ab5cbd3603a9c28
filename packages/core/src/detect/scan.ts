import { RedactionError } from "../errors.ts";
import { marker } from "../policy/markers.ts";
import { checkOptions } from "../policy/options.ts";
import { card } from "./card.ts";
import { clinical } from "./clinical.ts";
import { dayFirstDate, monthFirstDate, numericDate } from "./dates.ts";
import type { Detector, Finding, FindingKind } from "./detector.ts";
import { device } from "./devices.ts";
import { email } from "./email.ts";
import { fold } from "./fold.ts";
import { age, selfEvident, street, zip } from "./identifiers.ts";
import { ipv4, ipv6 } from "./ip.ts";
import { labelledNumbers } from "./labelled.ts";
import { labelledName } from "./names.ts";
import { internationalPhone, phone } from "./phone.ts";
import { secret } from "./secret.ts";
import { ssn } from "./ssn.ts";
import { createSweep } from "./sweep.ts";
import { unitsIn } from "./units.ts";
import { url } from "./url.ts";

/** Goes up with any change of what the built-in detectors find; part of the policy hash. */
export const detectorsVersion = 2;

/** Every built-in detector, the strongest first. */
export const builtInDetectors: readonly Detector[] = [
  secret,
  ssn,
  card,
  email,
  phone,
  internationalPhone,
  url,
  ipv4,
  ipv6,
  numericDate,
  monthFirstDate,
  dayFirstDate,
  selfEvident,
  device,
  ...labelledNumbers,
  street,
  zip,
  age,
  labelledName,
  clinical,
];

export interface ScanOptions {
  /** @default every built-in detector */
  detectors?: readonly Detector[];
  /** Names of detectors, or classifications, to leave out. @default none */
  disable?: readonly string[];
  /** Told of each finding that `redact` replaces. */
  onFinding?: (kind: FindingKind) => void;
}

export interface Scanner {
  /** Findings in order, none overlapping another, none touching a marker or token of Philog. */
  find(text: string): Finding[];
  has(text: string): boolean;
  /** The text with `[REDACTED:<classification>]` for each finding; the same string where there is none. */
  redact(text: string): string;
}

const PASSES = 3;

/** Joins findings that overlap; the longest gives the classification, the stronger detector where two are as long. */
function join(found: Finding[]): Finding[] {
  const joined: Finding[] = [];
  let longest = 0;
  for (const finding of found.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    const length = finding.end - finding.start;
    if (!last || finding.start >= last.end) {
      joined.push(finding);
      longest = length;
      continue;
    }
    last.end = Math.max(last.end, finding.end);
    if (length > longest) {
      longest = length;
      last.classification = finding.classification;
      last.detector = finding.detector;
    }
  }
  return joined;
}

/** Builds a scanner once; scanning allocates nothing for text without a candidate. */
export function createScanner(options: ScanOptions = {}): Scanner {
  const { detectors = builtInDetectors, disable = [], onFinding } = options;
  const enabled = detectors.filter(
    ({ name, classification }) => !disable.includes(name) && !disable.includes(classification),
  );
  const sweep = createSweep(enabled);

  const once = (text: string): Finding[] => {
    const folded = fold(text);
    const found: Finding[] = [];
    sweep(folded.text, ({ name, classification }, start, end, own) => {
      found.push({
        start: folded.map?.[start] ?? start,
        end: folded.map?.[end] ?? end,
        classification: own ?? classification,
        detector: name,
      });
    });
    return join(found);
  };

  /** Scans a part; what a finding leaves is scanned again, so that a second pass finds nothing. */
  const collect = (part: string, offset: number, pass: number, into: Finding[]): void => {
    const found = part === "" ? [] : once(part);
    if (found.length === 0) return;
    if (pass === PASSES) {
      into.push({ ...found[0]!, start: offset, end: offset + part.length });
      return;
    }
    let rest = 0;
    for (const { start, end, classification, detector } of found) {
      if (start > rest) collect(part.slice(rest, start), offset + rest, pass + 1, into);
      into.push({ start: offset + start, end: offset + end, classification, detector });
      rest = end;
    }
    if (rest > 0) collect(part.slice(rest), offset + rest, pass + 1, into);
  };

  const find = (text: string): Finding[] => {
    const found: Finding[] = [];
    const units = unitsIn(text);
    if (units.length === 0) collect(text, 0, 0, found);
    else {
      for (let n = 0; n <= units.length; n += 2) {
        const from = n === 0 ? 0 : units[n - 1]!;
        collect(text.slice(from, units[n] ?? text.length), from, 0, found);
      }
    }
    return found;
  };

  return {
    find,
    has: (text) => find(text).length > 0,
    redact(text) {
      const found = find(text);
      if (found.length === 0) return text;
      let out = "";
      let from = 0;
      for (const { start, end, classification } of found) {
        onFinding?.(classification);
        out += text.slice(from, start) + marker.redacted(classification === "unknown" ? undefined : classification);
        from = end;
      }
      return out + text.slice(from);
    },
  };
}

/** Findings of the built-in detectors in a text. Throws PHILOG_OPTION_UNKNOWN and PHILOG_OPTION_BAD. */
export function scan(text: string, options?: Omit<ScanOptions, "onFinding">): Finding[] {
  checkOptions(options, ["detectors", "disable"], "scan");
  if (typeof text !== "string") throw new RedactionError("PHILOG_OPTION_BAD", "scan takes a string");
  return createScanner(options).find(text);
}
