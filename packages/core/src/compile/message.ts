import { escapeMarkers, marker } from "../policy/markers.ts";
import { isHex, isUuid } from "../policy/shapes/request-id.ts";
import { type MarkContent, markContent } from "../redactors/mark.ts";
import type { Making, Run } from "../redactors/run.ts";
import type { TextRedactor, TextRules } from "../redactors/text.ts";
import { createVerdicts } from "../redactors/verdicts.ts";
import type { Marks } from "./marks.ts";

const placeholder = /%[sdifjoOc%]/g;
const maxArgument = 10_000;
const rememberedTemplates = 256;
const rememberedMessages = 512;
const rememberedLength = 256;

/** A template, read once: there is one literal more than there are placeholders. */
interface Template {
  /** The template without the look of our own markers. */
  readonly own: string;
  readonly literals: readonly string[];
  readonly placeholders: readonly string[];
}

function readTemplate(own: string): Template {
  const literals = [""];
  const placeholders: string[] = [];
  let from = 0;
  for (const { 0: hit, index } of own.matchAll(placeholder)) {
    literals[literals.length - 1] += own.slice(from, index);
    from = index + hit.length;
    if (hit === "%%") literals[literals.length - 1] += "%";
    else {
      placeholders.push(hit);
      literals.push("");
    }
  }
  literals[literals.length - 1] += own.slice(from);
  return { own, literals, placeholders };
}

/** Writes messages: the template is text, an argument has no field that vouches for it. */
export interface Messages {
  /** A template and its arguments, interpolated as util.format does; arguments without a placeholder are left out. */
  format(template: string, values: readonly unknown[], run: Run): string;
  /** A message made by the `msg` tag. */
  tagged(content: Extract<MarkContent, { kind: "message" }>, run: Run): string;
}

/** What holds a whole text: to the policy's mode, or, where all words are vouched for, to the detectors. */
export interface MessageTexts {
  readonly held: TextRedactor;
  readonly scanned: TextRedactor;
}

/** Makes the message writer. */
export function createMessages(
  mode: "shapes" | "redact",
  rules: TextRules,
  texts: MessageTexts,
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
    return rules.scan(out);
  };
  /** What stands after an argument is no beginning of a sentence, where a capital would say nothing. */
  const redactLiteral = (literal: string, index: number): string =>
    index === 0 ? rules.redact(literal) : rules.redact(marker.redacted() + literal).slice(marker.redacted().length);
  const templates = createVerdicts<Template>(rememberedTemplates);
  const templateOf = (template: string): Template => {
    const known = templates.get(template);
    if (known !== undefined) return known;
    const made = readTemplate(escapeMarkers(template));
    if (rules.mode !== "strict") {
      templates.set(template, made);
      return made;
    }
    const literals = made.literals.map(redactLiteral);
    // A template with an unknown word is judged each time: it may have been put together, and is not kept in memory.
    if (literals.join() === made.literals.join()) templates.set(template, made);
    return { ...made, literals };
  };
  // Arguments are markers and small values: few different messages come of one template.
  const finished = createVerdicts<string>(rememberedMessages);
  const finish = (out: string, run: Run): string => {
    const known = finished.get(out);
    if (known !== undefined) return known;
    const whole = rules.catalogue === undefined ? texts.scanned(out, { ...run, trusted: true }, 0) : rules.scan(out);
    // What holds a finding is counted each time and not kept in memory; what holds a record is judged by the moment.
    if (whole === out && out.length <= rememberedLength && !/[{[]./.test(out.replaceAll(marker.redacted(), ""))) {
      finished.set(out, whole);
    }
    return whole;
  };

  return {
    tagged,
    format(template, values, run) {
      if (values.length === 0 || template.length > rules.limit) return texts.held(template, run, 0);
      const { own, literals, placeholders } = templateOf(template);
      if (rules.catalogue !== undefined && !rules.catalogue.has(own)) {
        making.count(withheld);
        return marker.redacted();
      }
      let out = literals[0];
      for (let index = 0; index < placeholders.length; index++) {
        out += index < values.length ? argument(values[index], run) : placeholders[index];
        out += literals[index + 1];
      }
      return finish(out, run);
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
