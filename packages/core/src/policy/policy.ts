import type { Classification } from "./identifiers.ts";
import type { ActionFor, Rule, TextMode } from "./rule.ts";

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

export interface MessagePolicy {
  text?: TextMode;
  arguments?: "shapes" | "redact";
  /** Literal message templates of the program: the templates themselves, or a JSON file that holds an array of them. */
  catalogue?: string[] | string;
}

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

export interface Destination {
  /** @minLength 1 */
  name: string;
  /** Whether a business associate agreement covers it. */
  baa: boolean;
}

export type Unlisted = "remove" | "redact" | "shapes";

/** The user's declaration, as plain JSON. */
export interface Policy {
  $schema?: string;
  version: 1;
  /** Names of presets, or paths of policy files relative to this one. */
  extends?: string[];
  rules?: Record<string, Rule>;
  actions?: { [C in Classification]?: ActionFor<C> };
  unlisted?: Unlisted;
  message?: MessagePolicy;
  limits?: Limits;
  destination?: Destination;
  /**
   * Whose identifiers mrn, account and healthPlan are where the rule does not say.
   * @minLength 1
   */
  issuer?: string;
  /** `required`: a record without a tenant is redacted, never tokenized under a shared key. */
  tenant?: "required" | "optional";
}

/** Types a policy: a wrong rule is a compile error. Returns its argument. */
export function definePolicy(policy: Policy): Policy {
  return policy;
}
