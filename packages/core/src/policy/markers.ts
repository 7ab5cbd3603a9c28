import { type Format, formats } from "./formats.ts";
import { type Classification, classifications } from "./identifiers.ts";
import { sealedPattern } from "./sealed-form.ts";

/** Every marker that Philog writes in a value's place. Fixed texts: a marker never holds a part of the value. */
export const marker = {
  /** A value that is gone, alone or with its classification or format: `[REDACTED]`, `[REDACTED:mrn]`, `[REDACTED:hl7v2]`. */
  redacted: (kind?: Classification | Format) => (kind ? `[REDACTED:${kind}]` : "[REDACTED]"),
  /** A value that would be tokenized or sealed while no key is there: `[REDACTED:mrn:nokey]`. */
  nokey: (classification: Classification) => `[REDACTED:${classification}:nokey]`,
  /** A value that does not fit its shape: `[MISFIT:code]`. */
  misfit: (shape: string) => `[MISFIT:${shape}]`,
  /** A value past a limit: `[LIMIT:depth]`. */
  limit: (limit: string) => `[LIMIT:${limit}]`,
  /** A key whose name is not printed, with its number under the parent: `[KEY:3]`. */
  key: (index?: number) => (index === undefined ? "[KEY]" : `[KEY:${index}]`),
  /** Text that could not be read safely. */
  withheld: "[WITHHELD]",
} as const;

const names = classifications.join("|");
const shapes =
  "boolean|number|integer|milliseconds|bytes|code|uuid|hex|requestId|hostname|version|route|timestamp|fieldPath|stack|text|oneOf|pattern|unchecked";
const markers = `\\[(?:REDACTED(?::(?:${names})(?::nokey)?|:(?:${formats.join("|")}))?|MISFIT:(?:${shapes})|LIMIT:(?:depth|keys|items|string|record|cycle)|KEY(?::[0-9]{1,6})?|WITHHELD)\\]`;
const tokens = `(?<![A-Za-z0-9_-])tok1\\.(?:${names})\\.[a-z0-9][a-z0-9-]{0,31}\\.[A-Za-z0-9_-]{21}[AQgw](?![A-Za-z0-9_-])`;

/** Source of a regular expression for one marker, token or sealed value; detectors and shapes treat a hit as one unit. */
export const markerPattern = `${markers}|${tokens}|${sealedPattern}`;

const whole = new RegExp(`^(?:${markerPattern})$`);
const every = new RegExp(markerPattern, "g");

/** Whether the whole string is one marker, token or sealed value. */
export function isMarker(text: string): boolean {
  return whole.test(text);
}

/**
 * Takes the look of a marker, token or sealed value from text that only imitates one. Returns the same string where
 * nothing does.
 */
export function escapeMarkers(text: string): string {
  if (!text.includes("[") && !text.includes("tok1.") && !text.includes("sealed")) return text;
  return text.replace(every, (hit) => {
    if (hit.startsWith("[")) return `(${hit.slice(1, -1)})`;
    const dot = hit.indexOf(".");
    return `${hit.slice(0, dot)}(${hit.slice(dot + 1)})`;
  });
}
