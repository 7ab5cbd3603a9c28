import type { Classification } from "./identifiers.ts";
import type { ActionMeanings, ShapeMeanings, TextMeanings } from "./meanings.ts";

/** What a rule orders for a classified value. `keep` is for shapes alone and is never written. */
export type Action = keyof ActionMeanings;

/** Classifications whose numbers mean something only beside the name of who issued them. */
export type Issued = "mrn" | "account" | "healthPlan";
/** Classifications that Safe Harbor lets through in a coarser form. */
export type Generalized = "date" | "age" | "geo";
/** Classifications that stay useful when cut short, outside Safe Harbor. */
export type Coarsened = "ip" | "url";
/** Classifications of which a consistent stand-in would have no use. */
export type Withheld = "biometric" | "photo" | "clinical" | "secret";

/** The actions defined for a classification. A token of a date, age or place would be a codebook. */
export type ActionFor<C extends Classification> =
  | "redact"
  | "remove"
  | "seal"
  | (C extends Generalized ? "generalize" : C extends Withheld ? never : "tokenize")
  | (C extends Coarsened ? "coarsen" : never);

/** A bound that is left out keeps the shape's own. */
export interface Bounds {
  /** The least value that is kept. */
  min?: number;
  /** The greatest value that is kept. */
  max?: number;
}

/** How text is held. */
export type TextMode = keyof TextMeanings;

/** A shape without options. */
export type ShapeName = keyof ShapeMeanings;

export type ShapeSpec =
  | ShapeName
  | { number: Bounds }
  | { integer: Bounds }
  | { milliseconds: Bounds }
  | { bytes: Bounds }
  | { code: CodeOptions }
  | { timestamp: TimestampOptions }
  | { oneOf: Scalars }
  | PatternSpec
  | { text: TextMode };

/**
 * The values that are kept; `3` and `"3"` differ.
 * @minItems 1
 */
export type Scalars = (string | number | boolean)[];

export interface CodeOptions {
  /**
   * How many different values one path may hold in one process. @default 256
   * @asType integer
   * @minimum 1
   * @maximum 100000
   */
  distinct: number;
}

export interface TimestampOptions {
  /**
   * How long ago an instant may lie, in milliseconds. @default 86400000
   * @minimum 0
   */
  past?: number;
  /**
   * How far ahead an instant may lie, in milliseconds. @default 300000
   * @minimum 0
   */
  future?: number;
}

export interface PatternSpec {
  /**
   * A regular expression that has to match the whole value and is checked for linear time.
   * @minLength 1
   */
  pattern: string;
  /**
   * UTF-16 code units that a value may have. @default 256
   * @asType integer
   * @minimum 1
   * @maximum 8192
   */
  maxLength?: number;
}

interface SpecOf<C extends Classification> {
  classification: C;
  /** What this field gets. Left out, what `actions` say of its classification. */
  action?: ActionFor<C>;
  /**
   * A character that people type inside the identifier and that carries no meaning, such as `-`.
   * @minLength 1
   * @maxLength 1
   */
  separator?: string;
}

export interface IssuedSpec extends SpecOf<Issued> {
  /**
   * Whose identifier it is: the same number at two hospitals is two people.
   * @minLength 1
   */
  issuer?: string;
}

interface OtherSpec<C extends Classification> extends SpecOf<C> {
  issuer?: never;
}

export type ClassificationSpec =
  | IssuedSpec
  | OtherSpec<Generalized>
  | OtherSpec<Coarsened>
  | OtherSpec<Withheld>
  | OtherSpec<Exclude<Classification, Issued | Generalized | Coarsened | Withheld>>;

/** An explicit deny: it beats every other rule. */
export interface DenySpec {
  action: "redact" | "remove";
}

/** What becomes of a field: a shape keeps what fits it, a classification or a deny does not. */
export type Rule = ShapeSpec | Classification | ClassificationSpec | DenySpec;
