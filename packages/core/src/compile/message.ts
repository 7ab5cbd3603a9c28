import { escapeMarkers, marker } from "../policy/markers.ts";
import { isHex, isUuid } from "../policy/shapes/request-id.ts";
import { type MarkContent, markContent } from "../redactors/mark.ts";
import type { Making, Run } from "../redactors/run.ts";
import type { TextRules } from "../redactors/text.ts";
import type { Marks } from "./marks.ts";

const placeholder = /%([sdifjoOc%])/g;
const maxArgument = 10_000;

/** Writes messages: the template is text, an argument has no field that vouches for it. */
export interface Messages {
  /** A template and its arguments, interpolated as util.format does; arguments without a placeholder are left out. */
  format(template: string, values: readonly unknown[], run: Run): string;
  /** A message made by the `msg` tag. */
  tagged(content: Extract<MarkContent, { kind: "message" }>, run: Run): string;
}

/** Makes the message writer. `text` holds a whole text to the policy's mode; `scan` is its detectors alone. */
export function createMessages(
  mode: "shapes" | "redact",
  rules: TextRules,
  text: (text: string, run: Run) => string,
  marks: Marks,
  making: Making,
): Messages {
  const withheld = making.tally(making.path, "redact");

  const argument = (value: unknown, run: Run): string => {
    if (typeof value === "object" && value !== null) {
      const content = markContent(value);
      if (content?.kind === "message") return tagged(content, run);
      if (content !== undefined) {
        const json = marks.redactorOf(content)(content.value, run, 0);
        return json === undefined ? marker.redacted() : String(JSON.parse(json));
      }
    } else if (mode === "shapes" && isPlain(value)) return String(value);
    making.count(withheld);
    return marker.redacted();
  };
  const tagged: Messages["tagged"] = ({ parts, values }, run) => {
    let out = parts[0];
    for (let index = 0; index < values.length; index++) out += argument(values[index], run) + parts[index + 1];
    // The parts are the program's own and pass where a catalogue would let a template pass; together with small
    // numbers they may still spell an identifier.
    return rules.redact(out);
  };
  return {
    tagged,
    format(template, values, run) {
      if (values.length === 0) return text(template, run);
      const own = escapeMarkers(template);
      if (rules.catalogue !== undefined && !rules.catalogue.has(own)) {
        making.count(withheld);
        return marker.redacted();
      }
      let next = 0;
      const out = own.replace(placeholder, (hit, kind: string) => {
        if (kind === "%") return "%";
        return next < values.length ? argument(values[next++], run) : hit;
      });
      return rules.catalogue === undefined ? text(out, { ...run, trusted: true }) : rules.redact(out);
    },
  };
}

/** What `arguments: "shapes"` keeps. */
function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case "boolean":
    case "undefined":
      return true;
    case "number":
      return Number.isInteger(value) && Math.abs(value) < maxArgument;
    case "string":
      return isUuid(value) || isHex(value);
  }
  return value === null;
}
