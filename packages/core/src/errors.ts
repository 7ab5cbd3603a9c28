/**
 * Every coded error of Philog. A message names code, rule and path, never a value.
 * docs/errors.md documents each; a test holds the two equal.
 */
export const errorTable = {
  PHILOG_POLICY_NOT_FOUND: "the policy file cannot be read",
  PHILOG_POLICY_NOT_JSON: "the policy is not valid JSON",
  PHILOG_POLICY_NOT_OBJECT: "the policy is not an object",
  PHILOG_POLICY_VERSION: "the policy needs `version: 1`",
  PHILOG_POLICY_MEMBER: "the policy has a member that is unknown or of the wrong type",
  PHILOG_PATH_BAD: "the path does not follow the path grammar",
  PHILOG_RULE_UNKNOWN: "the rule is no shape, classification or action",
  PHILOG_RULE_OPTION: "the rule has an option that is unknown or of the wrong type",
  PHILOG_RULE_CONFLICT: "two rules of one policy tie and disagree",
  PHILOG_PATTERN_BAD: "the pattern is not a regular expression that Philog takes",
  PHILOG_PATTERN_NOT_LINEAR: "the pattern can take more than linear time",
  PHILOG_EXTENDS_MISSING: "a policy named in `extends` does not exist",
  PHILOG_EXTENDS_CYCLE: "policies extend each other in a circle",
  PHILOG_ACTION_NOT_ALLOWED: "the action is not defined for this classification",
  PHILOG_CATALOGUE_BAD: "the message catalogue cannot be read as an array of strings",
  PHILOG_TOKENIZE_WITHOUT_KEYS: "the policy tokenizes and no token keys are configured",
  PHILOG_SEAL_WITHOUT_KEYS: "the policy seals and no seal key is configured",
  PHILOG_OPTION_UNKNOWN: "unknown option",
  PHILOG_OPTION_BAD: "an option has the wrong type",
  PHILOG_KEY_BAD: "the keys do not have the documented form",
  PHILOG_KEY_WEAK: "the key is too short or of low entropy",
  PHILOG_KEY_FILE: "the key file cannot be read",
  PHILOG_KEY_FILE_MODE: "the key file can be read by others",
  PHILOG_KEY_VARIABLE: "the environment variable with the key is missing",
  PHILOG_WRAPPED_KEY: "the wrapped key cannot be opened",
  PHILOG_KEY_RECORD: "the key record of a sealed value is missing, or is not one",
  PHILOG_SEALED_VALUE: "the sealed value cannot be opened",
  PHILOG_KMS_UNAVAILABLE: "KMS cannot be reached, or asks to wait",
  PHILOG_KMS_DENIED: "KMS refuses the caller",
  PHILOG_KMS_KEY: "the KMS key cannot be used",
  PHILOG_RECORD_UNREADABLE: "the record cannot be read",
  PHILOG_HOST_UNSUPPORTED: "the host's version or value is not one that the adapter supports",
} as const;

export type ErrorCode = keyof typeof errorTable;

/** One thing wrong with a policy. */
export interface Fault {
  code: ErrorCode;
  /** The path in the policy where it stands, such as `rules["a..b"]`. */
  at: string;
  /** What to do, never a logged value. */
  hint?: string;
}

/** Any coded error other than a bad policy. */
export class RedactionError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail?: string) {
    super(`${code}: ${errorTable[code]}${detail ? ` (${detail})` : ""}`);
    this.name = "RedactionError";
    this.code = code;
  }
}

/** A policy that cannot be used: lists every fault at once. */
export class PolicyError extends Error {
  readonly code = "PHILOG_POLICY";
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map(
      ({ code, at, hint }) => `  ${code} at ${at}: ${errorTable[code]}${hint ? `; ${hint}` : ""}`,
    );
    super(`the policy has ${faults.length} fault${faults.length === 1 ? "" : "s"}:\n${lines.join("\n")}`);
    this.name = "PolicyError";
    this.faults = faults;
  }
}
