import { escapeMarkers, isMarker, marker } from "../policy/markers.ts";
import type { TextMode } from "../policy/policy.ts";
import { redactEmbeddedJson } from "./embedded-json.ts";
import { redactErrorText } from "./error-text.ts";
import { jsonString } from "./json-string.ts";
import type { Making, Run, ValueRedactor } from "./run.ts";
import { settleLeaf } from "./settle.ts";
import { createVerdicts } from "./verdicts.ts";

/** What text is held to: the mode, and the record rules for JSON inside it. */
export interface TextRules {
  readonly mode: TextMode;
  /** The detectors and, in `strict`, the vocabulary. */
  redact(text: string): string;
  /** The detectors alone, for text that is vouched for otherwise. */
  scan(text: string): string;
  /** The only texts that pass; undefined where any text passes once scanned. */
  readonly catalogue: ReadonlySet<string> | undefined;
  /** UTF-16 code units. */
  readonly limit: number;
  /** JSON text of a record found inside a text. */
  record(value: unknown, run: Run, depth: number): string;
}

const cachedLength = 256;
const cachedTexts = 1024;
const PASSES = 4;

/** Redacts one string: the mode, then records inside it, then the scan. */
export type TextRedactor = (text: string, run: Run, depth: number) => string;

/** `quoted`: for error messages, whose quoted runs are values. */
export function createTextRedactor(rules: TextRules, making: Making, quoted: boolean): TextRedactor {
  const limits = making.tally(making.path, "limit");
  const withheld = making.tally(making.path, "redact");
  const tooLong = () => {
    making.count(limits);
    return marker.limit("string");
  };
  const errorText = (message: string, run: Run) => {
    if (message !== run.errorMessage || rules.redact !== run.errorRules) {
      run.errorText = redactErrorText(message, rules);
      run.errorMessage = message;
      run.errorRules = rules.redact;
    }
    return run.errorText;
  };
  const record = (run: Run, depth: number) => (value: unknown) => rules.record(value, run, depth + 1);
  /** A record inside is held to its rules, not to the vocabulary; what it leaves is context for what stands around it. */
  const strictText = (text: string, run: Run, depth: number) => {
    if (!/[{[]/.test(text)) return rules.redact(text);
    let held = text;
    for (let pass = 0; pass < PASSES; pass++) {
      const own = pass === 0 ? run : { ...run, trusted: true };
      const next = rules.scan(redactEmbeddedJson(held, record(own, depth), rules.redact));
      if (next === held) return held;
      held = next;
    }
    return marker.redacted();
  };
  const redact = (text: string, run: Run, depth: number) => {
    if (!quoted && rules.mode === "strict") return strictText(text, run, depth);
    const flat = redactEmbeddedJson(text, record(run, depth));
    return quoted ? errorText(flat, run) : rules.redact(flat);
  };
  return (raw, run, depth) => {
    if (raw.length > rules.limit) return tooLong();
    const text = run.trusted ? raw : escapeMarkers(raw);
    if (rules.catalogue !== undefined) {
      if (rules.catalogue.has(text) || (run.trusted && isMarker(text))) return text;
      making.count(withheld);
      return marker.redacted();
    }
    const redacted = redact(text, run, depth);
    // Markers can be longer than what they stand for: a second pass has to find the text within the limit, too.
    return redacted.length > rules.limit ? tooLong() : redacted;
  };
}

/** A field of text. Numbers and booleans fit where they are too small to identify anybody. */
export function createText(redact: TextRedactor, making: Making): ValueRedactor {
  const misfits = making.tally(making.path, "misfit");
  const misfitText = jsonString(marker.misfit("text"));
  const verdicts = createVerdicts<string>(cachedTexts);

  const misfit = () => {
    making.count(misfits);
    return misfitText;
  };
  return function text(value, run, depth): string | undefined {
    switch (typeof value) {
      case "string": {
        const verdict = run.trusted ? undefined : verdicts.get(value);
        if (verdict !== undefined) return verdict;
        const redacted = redact(value, run, depth);
        const text = jsonString(redacted);
        // Only text without a finding: others are not kept in memory, and the scanner knows them again by their digest. A
        // record inside may hold what is judged by the moment.
        const settled = redacted === value && !run.trusted && !/[{[]/.test(value);
        if (settled && value.length <= cachedLength) verdicts.set(value, text);
        return text;
      }
      case "number":
        if (!Number.isFinite(value)) return "null";
        return Math.abs(value) < 10_000 ? `${value}` : misfit();
      case "boolean":
        return `${value}`;
      case "undefined":
      case "function":
      case "symbol":
        return undefined;
    }
    if (value === null) return "null";
    const settled = settleLeaf(value);
    return typeof settled === "object" && settled !== null ? misfit() : text(settled, run, depth);
  };
}
