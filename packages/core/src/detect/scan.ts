import { RedactionError } from "../errors.ts";
import { marker, markerPattern } from "../policy/markers.ts";
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

const candidate = /[0-9@:=%\u0080-\uffff]|(?:M(?:rs?|iss|s)|Dr|Prof|[Bb](?:earer|asic)|[Pp]atient|[Pp]t)\b/;
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

  /** Scans what lies between markers; what a finding leaves is scanned again, so that a second pass finds nothing. */
  const collect = (text: string, offset: number, pass: number, into: Finding[]): void => {
    let from = 0;
    const piece = (to: number): void => {
      const part = text.slice(from, to);
      const found = candidate.test(part) ? once(part) : [];
      if (found.length === 0) return;
      const base = offset + from;
      if (pass === PASSES) {
        into.push({ ...found[0]!, start: base, end: base + part.length });
        return;
      }
      let rest = 0;
      for (const finding of found) {
        collect(part.slice(rest, finding.start), base + rest, pass + 1, into);
        into.push({ ...finding, start: base + finding.start, end: base + finding.end });
        rest = finding.end;
      }
      collect(part.slice(rest), base + rest, pass + 1, into);
    };
    if (text.includes("[") || text.includes("tok1.")) {
      // Set before each search: a piece may search in between.
      for (units.lastIndex = 0; ; units.lastIndex = from) {
        const unit = units.exec(text);
        if (unit === null) break;
        piece(unit.index);
        from = unit.index + unit[0].length;
      }
    }
    piece(text.length);
  };

  const find = (text: string): Finding[] => {
    const found: Finding[] = [];
    collect(text, 0, 0, found);
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

const units = new RegExp(markerPattern, "g");

/** Findings of the built-in detectors in a text. Throws PHILOG_OPTION_UNKNOWN and PHILOG_OPTION_BAD. */
export function scan(text: string, options?: Omit<ScanOptions, "onFinding">): Finding[] {
  checkOptions(options, ["detectors", "disable"], "scan");
  if (typeof text !== "string") throw new RedactionError("PHILOG_OPTION_BAD", "scan takes a string");
  return createScanner(options).find(text);
}
