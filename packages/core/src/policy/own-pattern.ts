import type { Classification } from "./identifiers.ts";

/**
 * The name of a detector of one's own: lower case, with hyphens.
 * @pattern ^[a-z][a-z0-9-]{0,47}$
 */
export type OwnName = string;

/**
 * One to four words; a space between them stands for `_`, `-` and nothing, too.
 * @maxLength 48
 * @pattern ^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+){0,3}$
 */
export type NearWord = string;

/** A detector of one's own, as plain data: what its pattern matches is PHI. */
export interface OwnPattern {
  /** What findings and counts are named by. No name of a built-in detector, a classification or a format. */
  name: OwnName;
  /** What it finds. */
  classification: Classification;
  /**
   * A regular expression, checked for linear time. It matches between characters that are no letters and no digits, and
   * finds values of up to 128 characters.
   * @minLength 1
   */
  pattern: string;
  /**
   * One of these has to stand within 30 characters, or in the key. Left out: the pattern alone decides.
   * @minItems 1
   * @maxItems 64
   */
  near?: NearWord[];
}

/** What is looked for in text besides, or not at all. */
export interface DetectorPolicy {
  /**
   * Detectors of one's own, besides those of all policies that this one extends; of two with one name the later holds.
   * @maxItems 64
   */
  own?: OwnPattern[];
  /** Names of detectors and classifications that are not looked for. In place of the list of a policy that this one extends. */
  disable?: string[];
}
