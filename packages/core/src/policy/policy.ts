import type { Classification } from "./identifiers.ts";

/** What a rule orders for a classified value. `keep` is for shapes alone and is never written. */
export type Action = "redact" | "remove" | "generalize" | "coarsen" | "tokenize" | "seal";

export interface Bounds {
  min?: number;
  max?: number;
}

/** How text is held: `scan` replaces what a detector finds, `static` passes catalogue templates only. */
export type TextMode = "scan" | "static";

export type ShapeName =
  | "boolean"
  | "number"
  | "integer"
  | "milliseconds"
  | "bytes"
  | "code"
  | "uuid"
  | "hex"
  | "requestId"
  | "hostname"
  | "version"
  | "route"
  | "timestamp"
  | "stack"
  | "text"
  | "unchecked";

export type ShapeSpec =
  | ShapeName
  | { number: Bounds }
  | { integer: Bounds }
  | { milliseconds: Bounds }
  | { bytes: Bounds }
  /** `distinct`: how many different values one path may hold in one process. @default 256 */
  | { code: { distinct: number } }
  /** How far from now an instant may lie, in milliseconds. @default 86400000 and 300000 */
  | { timestamp: { past?: number; future?: number } }
  | { oneOf: (string | number | boolean)[] }
  /** The pattern has to match the whole value and is checked for linear time. @default maxLength 256 */
  | { pattern: string; maxLength?: number }
  | { text: TextMode };

export interface ClassificationSpec {
  classification: Classification;
  action?: Action;
  /** Whose identifier it is: the same number at two hospitals is two people. For mrn, account and healthPlan. */
  issuer?: string;
  /** A character that people type inside the identifier and that carries no meaning, such as `-`. */
  separator?: string;
}

export interface DenySpec {
  action: "redact" | "remove";
}

export type Rule = ShapeSpec | Classification | ClassificationSpec | DenySpec;

export interface MessagePolicy {
  text?: TextMode;
  arguments?: "shapes" | "redact";
  /** Literal message templates of the program: the templates themselves, or a JSON file that holds an array of them. */
  catalogue?: string[] | string;
}

export interface Limits {
  /** Levels of nesting. @default 8 */
  depth?: number;
  /** Keys read of one object. @default 200 */
  keys?: number;
  /** Items read of one array. @default 100 */
  items?: number;
  /** UTF-16 code units of one string. @default 8192 */
  string?: number;
  /** UTF-16 code units of one record's JSON. @default 262144 */
  record?: number;
}

export interface Destination {
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
  actions?: Partial<Record<Classification, Action>>;
  unlisted?: Unlisted;
  message?: MessagePolicy;
  limits?: Limits;
  destination?: Destination;
  /** Whose identifiers mrn, account and healthPlan are where the rule does not say. */
  issuer?: string;
  /** `required`: a record without a tenant is redacted, never tokenized under a shared key. */
  tenant?: "required" | "optional";
}

/** Types a policy: a wrong rule is a compile error. Returns its argument. */
export function definePolicy<const P extends Policy>(policy: P): P {
  return policy;
}
