import { specialPattern } from "./fold-characters.ts";
import { encodedPattern, encodedRuns, quotedPattern, unquotePrintable } from "./fold-encoded.ts";
import { unescapeOnce } from "./fold-escapes.ts";
import { after, type Reading } from "./fold-rewrite.ts";

const needsFolding = new RegExp(`${specialPattern}|${quotedPattern}|${encodedPattern}`);
/** Escapes of escapes that are undone. */
const LAYERS = 3;
/** Encodings inside encodings that are decoded. */
const LEVELS = 2;

function readings(text: string, level: number): Reading[] {
  let main: Reading = { text, locate: (start, end) => [start, end] };
  for (let layer = 0; layer < LAYERS; layer++) {
    const next = unescapeOnce(main.text);
    if (!next) break;
    main = after(main, next);
  }
  const all = [main];
  if (level === LEVELS) return all;
  const unquoted = unquotePrintable(main.text);
  if (unquoted) {
    const outer = after(main, unquoted);
    for (const inner of readings(unquoted.text, level + 1)) all.push(after(outer, inner));
  }
  for (const run of encodedRuns(main.text)) {
    for (const inner of readings(run.text, level + 1)) {
      // No part of an encoded run can be replaced and leave the rest readable.
      all.push({ text: inner.text, locate: () => main.locate(run.start, run.end) });
    }
  }
  return all;
}

/** Whether anything stands in a text that may have to be read otherwise than it stands; one regular expression test. */
export const mayReadOtherwise = (text: string): boolean => needsFolding.test(text);

/**
 * The ways to read a text in which something may hide PHI from a pattern; each is scanned. Undefined where the text
 * reads as it stands: one regular expression test. The first has percent-encoding, HTML entities, backslash escapes,
 * colours of a terminal, invisible and lookalike characters, Unicode digits, dashes and spaces undone. The others are
 * quoted-printable, base64 and hexadecimal, which are guesses and so never take the first one's place.
 */
export function fold(text: string): readonly Reading[] | undefined {
  if (!mayReadOtherwise(text)) return undefined;
  const all = readings(text, 0);
  return all.length === 1 && all[0]!.text === text ? undefined : all;
}
