import type { Format } from "../policy/formats.ts";
import type { Classification } from "../policy/identifiers.ts";

/** What a finding is: one of the classifications, a whole format, or, in `strict`, words that nothing vouches for. */
export type FindingKind = Classification | Format | "unknown";

/** Where PHI stands in a text: UTF-16 offsets, end exclusive. Never holds the value. */
export interface Finding {
  start: number;
  end: number;
  classification: FindingKind;
  detector: string;
}

/** Returned where nothing was told and nothing was looked at farther than NEAR from the anchor. */
export const NEARBY = -1;
/** Characters before an anchor and behind it. */
export const NEAR = 20;

/** Takes a hit; the classification is the detector's own unless given. */
export type Report = (start: number, end: number, classification?: Classification) => void;

/** Among the characters of an anchor: every one from U+00C0 on. */
export const anyAccented = "\u00c0";

/** Where a detector is asked besides at words. */
export interface Anchor {
  /** Anchor: a run of digits with one of these lengths. A run longer than 20 counts as 20. */
  digits?: readonly number[];
  /** Anchor: a run of letters and digits that holds both, of any length or of one of these. One longer than 20 counts as 20. */
  mixed?: true | readonly number[];
  /** Anchor: these single characters, in ASCII; `anyAccented` among them stands for all from U+00C0 on. */
  chars?: string;
  /** Where given, one of these has to stand right after the anchor, `\0` for the end or what is no ASCII. @default any */
  next?: string;
  /** Where given, digits have to stand behind `next`, in a run of one of these lengths, none 0. One longer than 7 counts as 7. */
  nextDigits?: readonly number[];
  /** Where given with `nextDigits`, one of these has to stand behind those digits, of which up to seven are passed. */
  afterDigits?: string;
  /** Where given, one of these has to stand behind the next character, behind a word as well; all from U+0080 on may. @default any */
  secondNext?: string;
  /**
   * Where given, the character of the anchor has to stand right behind itself, or so many `times` more, each at least
   * `least` and at most `most` characters on, with no space or sign before `.` in ASCII among those beyond `least`.
   */
  again?: { readonly least: number; readonly most: number; readonly times: number };
  /** Where given, the anchor has to begin with one of these. @default any */
  first?: string;
  /** Where given, one of these has to stand right before the anchor. @default any, or the start */
  after?: string;
  /** Where given, none of these may stand right before the anchor. @default none */
  notAfter?: string;
  /** Where given, one of these has to stand before the character before the anchor. @default any */
  secondAfter?: string;
  /** Not asked where a digit and one of `-./_` stand right before the anchor. @default false */
  unchained?: boolean;
}

/**
 * One family of patterns. The sweep walks the text once and asks a detector only at its anchors.
 * `find` looks at a bounded number of characters around the anchor, or returns where it stopped looking:
 * it is then not asked again before that position, so that the whole stays linear. It may return NEARBY.
 */
export interface Detector extends Anchor {
  name: string;
  classification: Classification;
  /** Anchors of other kinds; what is one in more than one way is asked about once. */
  also?: readonly Anchor[];
  /**
   * Anchor: a word, in lower case; the humps of camelCase are words, too. What may stand before it, behind it and behind that
   * is asked of words, too.
   */
  words?: Iterable<string>;
  /** Words only where they are written with a capital first letter. @default false */
  capital?: boolean;
  /**
   * Where it tells nothing, it has looked at no more characters than these before an anchor and behind one. An anchor that
   * is as far from what is cut out need not be asked again. @default not known
   */
  reach?: readonly [before: number, behind: number];
  find(text: string, start: number, end: number, report: Report): number | undefined;
}

/** The end of a sticky pattern's hit at `index`, or -1. */
export function matchEnd(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The text up to `reach` characters before `index`. */
export function before(text: string, index: number, reach: number): string {
  return text.slice(Math.max(0, index - reach), index);
}
