import type { Finding } from "@philog/core";

/** Findings of one classification by one detector. */
export interface Kind {
  classification: Finding["classification"];
  detector: string;
  findings: number;
  /** Lines that hold one. */
  lines: number;
}

/** Where a finding is, in UTF-16 units. */
export interface Place {
  /** From 0, in its batch. */
  line: number;
  /** From 0, in its line. */
  column: number;
  length: number;
  /** From 0, in its batch. */
  offset: number;
  /** Index among the batch's kinds. */
  kind: number;
  /** Of its JSON string or number, as far as the keys may be printed. */
  path?: string;
  /** The value's shape, where it is asked for. */
  shape?: string;
}

/** What was found in a batch of lines. Holds no value. */
export interface Scanned {
  lines: number;
  /** Lines that are no JSON objects or arrays. */
  text: number;
  /** Lines with NUL bytes, which were read without them. */
  binary: number;
  /** Lines with a finding. */
  touched: number;
  /** UTF-16 units of all lines, with their ends. */
  units: number;
  kinds: Kind[];
  /** In their order; not more of a kind than are listed. */
  places: Place[];
}
