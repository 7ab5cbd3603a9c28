import type { Classification } from "./identifiers.ts";
import type { ArgumentMeanings, UnlistedMeanings } from "./meanings.ts";
import type { DetectorPolicy } from "./own-pattern.ts";
import type { ActionFor, Rule, TextMode } from "./rule.ts";

export type { DetectorPolicy, OwnPattern } from "./own-pattern.ts";
export type {
  Action,
  ActionFor,
  Bounds,
  ClassificationSpec,
  Coarsened,
  CodeOptions,
  DenySpec,
  Generalized,
  Issued,
  IssuedSpec,
  PatternSpec,
  Rule,
  Scalars,
  ShapeName,
  ShapeSpec,
  TextMode,
  TimestampOptions,
  Withheld,
} from "./rule.ts";

/**
 * One to three words of 2 to 24 letters (A to Z), with a space or a hyphen between them; each of them passes by itself.
 * @maxLength 32
 * @pattern ^[A-Za-z]{2,24}(?:[ -][A-Za-z]{2,24}){0,2}$
 */
export type OwnWord = string;

/** How messages, fields with the shape `text` and error messages are held. */
export interface MessagePolicy {
  /** Left out: `static` with a catalogue or without any rule, else `strict`. */
  text?: TextMode;
  /**
   * Words of the application's own that `strict` lets pass, in upper and lower case, besides those of all policies that
   * this one extends.
   * @maxItems 5000
   */
  words?: OwnWord[];
  /** What message arguments keep, which have no field that vouches for them. @default "shapes" */
  arguments?: keyof ArgumentMeanings;
  /** Literal message templates of the program: the templates themselves, or a JSON file that holds an array of them. */
  catalogue?: string[] | string;
}

/** Past a limit the value is replaced by a marker or left out, never passed, and counted. */
export interface Limits {
  /**
   * Levels of nesting. @default 8
   * @asType integer
   * @minimum 1
   * @maximum 32
   */
  depth?: number;
  /**
   * Keys read of one object. @default 200
   * @asType integer
   * @minimum 1
   * @maximum 10000
   */
  keys?: number;
  /**
   * Items read of one array. @default 100
   * @asType integer
   * @minimum 1
   * @maximum 10000
   */
  items?: number;
  /**
   * UTF-16 code units of one string. @default 8192
   * @asType integer
   * @minimum 1
   * @maximum 1048576
   */
  string?: number;
  /**
   * UTF-16 code units of one record's JSON. @default 262144
   * @asType integer
   * @minimum 1
   * @maximum 4194304
   */
  record?: number;
}

/** Where the output goes. */
export interface Destination {
  /**
   * Whose it is.
   * @minLength 1
   */
  name: string;
  /**
   * Whether a business associate agreement covers it. `false`: every action but `remove` becomes `redact`, text is
   * `static`, and names of unlisted keys are not printed.
   */
  baa: boolean;
}

export type Unlisted = keyof UnlistedMeanings;

/** The user's declaration, as plain JSON. */
export interface Policy {
  /** For editors; not read. */
  $schema?: string;
  /** The form of the policy. */
  version: 1;
  /** Names of presets, or paths of policy files relative to this one. */
  extends?: string[];
  /** From the path of a field, such as `a.b`, `a["b-c"]`, `a[*].b`, `a.*.b` or `**.b`, to its rule. */
  rules?: Record<string, Rule>;
  /** What each classification gets where its rule does not say. Left out: `secret` is removed, all else redacted. */
  actions?: { [C in Classification]?: ActionFor<C> };
  /** What becomes of fields that no rule lists. @default "remove" */
  unlisted?: Unlisted;
  /** How text is held. */
  message?: MessagePolicy;
  /** What is looked for in text besides, or not at all. */
  detectors?: DetectorPolicy;
  /** How much of a record is read. */
  limits?: Limits;
  /** Where the output goes, which may tighten all of the above. */
  destination?: Destination;
  /**
   * Whose identifiers mrn, account and healthPlan are where the rule does not say.
   * @minLength 1
   */
  issuer?: string;
  /** `required`: a value without a tenant is redacted, never tokenized under a shared key. @default "optional" */
  tenant?: "required" | "optional";
}

/** Types a policy: a wrong rule is a compile error. Returns its argument. */
export function definePolicy(policy: Policy): Policy {
  return policy;
}
