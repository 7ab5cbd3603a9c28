import { allowedActions, issuedClassifications } from "./actions.ts";
import { type Check, isCount, isNumber, isObject, isText, memberAt, members, must, oneOfNames } from "./checks.ts";
import { type Classification, classifications } from "./identifiers.ts";
import { checkPattern } from "./linear.ts";
import { suggest } from "./nearest.ts";
import type { ShapeName, TextMode } from "./policy.ts";

const shapeTable: Record<ShapeName, true> = {
  boolean: true,
  number: true,
  integer: true,
  milliseconds: true,
  bytes: true,
  code: true,
  uuid: true,
  hex: true,
  requestId: true,
  hostname: true,
  version: true,
  route: true,
  timestamp: true,
  fieldPath: true,
  stack: true,
  text: true,
  unchecked: true,
};

/** The names of all shapes that take no options. */
export const shapeNames = Object.keys(shapeTable) as ShapeName[];

/** The modes of text, the tightest first. */
export const textModes: readonly TextMode[] = ["static", "strict", "scan"];

/** Whether a mode lets less pass than another. */
export const isTighter = (mode: TextMode, than: TextMode): boolean => textModes.indexOf(mode) < textModes.indexOf(than);

const option = "PHILOG_RULE_OPTION";

const finite = must(option, "it is a number", isNumber);
const instantDistance = must(
  option,
  "it is a number of milliseconds, 0 or more",
  (value) => isNumber(value) && value >= 0,
);

const bounds: Check = (value, at, report) => {
  members(option, { min: finite, max: finite })(value, at, report);
  if (!isObject(value)) return;
  const { min, max } = value;
  if (isNumber(min) && isNumber(max) && min > max) report({ code: option, at, hint: "min is at most max" });
};

const pattern: Check = (value, at, report) => {
  if (typeof value !== "string" || value === "")
    return report({ code: option, at, hint: "it is a regular expression" });
  const verdict = checkPattern(value);
  if (verdict) report({ ...verdict, at });
};

const isScalar = (value: unknown) => isNumber(value) || typeof value === "string" || typeof value === "boolean";

/** The options of each shape that takes any, by the member that names the shape. */
const shapeOptions: Record<string, Check> = {
  number: bounds,
  integer: bounds,
  milliseconds: bounds,
  bytes: bounds,
  code: members(option, { distinct: must(option, "it is an integer from 1 to 100000", isCount(100_000)) }, [
    "distinct",
  ]),
  timestamp: members(option, { past: instantDistance, future: instantDistance }),
  oneOf: must(
    option,
    "it is an array of at least one string, number or boolean",
    (value) => Array.isArray(value) && value.length > 0 && value.every(isScalar),
  ),
  pattern,
  text: oneOfNames(option, textModes),
};

const besides: Record<string, Record<string, Check>> = {
  pattern: { maxLength: must(option, "it is an integer from 1 to 8192", isCount(8192)) },
};

/** A check of what a classification may be treated with. */
export function actionOf(classification: Classification): Check {
  const allowed: readonly string[] = allowedActions[classification];
  return must("PHILOG_ACTION_NOT_ALLOWED", `${classification} takes ${allowed.join(", ")}`, (value) =>
    allowed.includes(value as string),
  );
}

const separator = must(option, "it is one character", (value) => typeof value === "string" && [...value].length === 1);
const issuer = must(option, "it is a name", isText);

const classified: Check = (value, at, report) => {
  const { classification } = value as { classification: Classification };
  const known = classifications.includes(classification);
  members(option, {
    classification: oneOfNames("PHILOG_RULE_UNKNOWN", classifications),
    action: known ? actionOf(classification) : () => {},
    separator,
    ...(!known || issuedClassifications.has(classification) ? { issuer } : {}),
  })(value, at, report);
};

const deny = members(option, {
  action: must(
    option,
    "without a classification it is redact or remove",
    (value) => value === "redact" || value === "remove",
  ),
});

function nameHint(name: string, names: readonly string[]): string {
  if (Object.hasOwn(shapeOptions, name)) return `${name} takes options`;
  if (name === "redact" || name === "remove") return `an explicit deny is written { "action": "${name}" }`;
  return suggest(name, names);
}

/** Checks one rule: a shape, a classification or an explicit deny. */
export const ruleCheck: Check = (value, at, report) => {
  const names = [...shapeNames, ...classifications] as string[];
  if (typeof value === "string") {
    if (names.includes(value)) return;
    return report({ code: "PHILOG_RULE_UNKNOWN", at, hint: nameHint(value, names) });
  }
  if (!isObject(value)) return report({ code: "PHILOG_RULE_UNKNOWN", at, hint: "it is a name or an object" });
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  if (keys.includes("classification")) return classified(value, at, report);
  if (keys.includes("action")) return deny(value, at, report);
  const shape = keys.find((key) => Object.hasOwn(shapeOptions, key));
  if (shape !== undefined) {
    return members(option, { [shape]: shapeOptions[shape]!, ...besides[shape] })(value, at, report);
  }
  const [key] = keys;
  const known = ["classification", "action", ...Object.keys(shapeOptions)];
  if (key === undefined) return report({ code: "PHILOG_RULE_UNKNOWN", at, hint: "the rule is empty" });
  const hint = (names as string[]).includes(key) ? `${key} takes no options; write "${key}"` : suggest(key, known);
  report({ code: "PHILOG_RULE_UNKNOWN", at: memberAt(at, key), hint });
};
