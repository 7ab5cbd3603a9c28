import type { ErrorCode } from "../errors.ts";
import { type Check, isObject, members, must, oneOfNames } from "./checks.ts";
import { classifications } from "./identifiers.ts";
import { checkPattern } from "./linear.ts";
import { patternBody } from "./pattern-syntax.ts";

const mostDetectors = 64;
const mostNear = 64;
const ownName = /^[a-z][a-z0-9-]{0,47}$/;
const nearWord = /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+){0,3}$/u;
const longestNear = 48;

const isName = (value: unknown) => typeof value === "string" && ownName.test(value);
const isNear = (value: unknown) =>
  typeof value === "string" && [...value].length <= longestNear && nearWord.test(value);
const isNearList = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.length <= mostNear && value.every(isNear);

/** A check of an array of at most `most` items. */
function arrayOf(code: ErrorCode, most: number, item: Check): Check {
  return (value, at, report) => {
    if (!Array.isArray(value) || value.length > most)
      return report({ code, at, hint: `it is an array of at most ${most}` });
    value.forEach((one, index) => {
      item(one, `${at}[${index}]`, report);
    });
  };
}

function patternCheck(code: ErrorCode): Check {
  return (value, at, report) => {
    if (typeof value !== "string" || value === "") return report({ code, at, hint: "it is a regular expression" });
    const verdict = checkPattern(value);
    if (verdict) return report({ ...verdict, at });
    // What matches nothing at all would be found everywhere.
    if (new RegExp(`^(?:${patternBody(value)})$`).test("")) {
      report({ code: "PHILOG_PATTERN_BAD", at, hint: "a detector's pattern matches at least one character" });
    }
  };
}

/** A check of detectors of one's own; `finds` also takes a function in the pattern's place. */
export function ownDetectorsCheck(code: ErrorCode, finds: boolean): Check {
  const common = {
    name: must(code, "it is a name in lower case, with digits and hyphens, of at most 48 characters", isName),
    classification: oneOfNames(code, classifications),
    near: must(
      code,
      `it is an array of 1 to ${mostNear} entries, each of one to four words and ${longestNear} characters`,
      isNearList,
    ),
  };
  const required = ["name", "classification"];
  const byPattern = members(code, { ...common, pattern: patternCheck(code) }, [...required, "pattern"]);
  const find = must(code, "it is a function", (value) => typeof value === "function");
  const byFunction = members(code, { ...common, find }, required);
  const item: Check = (value, at, report) =>
    (finds && isObject(value) && value.find !== undefined ? byFunction : byPattern)(value, at, report);
  const list = arrayOf(code, mostDetectors, item);
  return (value, at, report) => {
    list(value, at, report);
    if (!Array.isArray(value)) return;
    const names = value.map((one) => (isObject(one) ? one.name : undefined));
    names.forEach((name, index) => {
      if (!isName(name) || names.indexOf(name) === index) return;
      report({ code, at: `${at}[${index}].name`, hint: "two detectors have this name" });
    });
  };
}

/** A check that a value is an array of names; which of them are known is for the detectors to say. */
export function disableCheck(code: ErrorCode): Check {
  return must(
    code,
    "it is an array of names of detectors and classifications",
    (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  );
}

/** A check of the policy's member `detectors`. */
export const detectorPolicyCheck: Check = members("PHILOG_POLICY_MEMBER", {
  own: ownDetectorsCheck("PHILOG_POLICY_MEMBER", false),
  disable: disableCheck("PHILOG_POLICY_MEMBER"),
});
