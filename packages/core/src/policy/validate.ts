import type { ErrorCode, Fault } from "../errors.ts";
import { type Check, isCount, isObject, isText, members, must, oneOfNames } from "./checks.ts";
import { findConflicts, type ParsedRule } from "./conflicts.ts";
import { detectorPolicyCheck } from "./detector-checks.ts";
import { classifications } from "./identifiers.ts";
import { readPath } from "./path.ts";
import type { Rule } from "./policy.ts";
import { actionOf, ruleCheck, textModes } from "./rule-checks.ts";

const member: ErrorCode = "PHILOG_POLICY_MEMBER";

const text = must(member, "it is a string", (value) => typeof value === "string");
const name = must(member, "it is a name", isText);
const isTextArray = (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === "string");

const wordLimit = 5000;
const longestWord = 32;
/** One to three words of letters. Not the source of a regular expression that text is searched with. */
const ownWord = /^[A-Za-z]{2,24}(?:[ -][A-Za-z]{2,24}){0,2}$/;
const isWord = (word: unknown) => typeof word === "string" && word.length <= longestWord && ownWord.test(word);
/** A check of the words that an application adds to the vocabulary. */
export const wordsCheck = (code: ErrorCode): Check =>
  must(
    code,
    `it is an array of at most ${wordLimit} strings, each of one to three words of 2 to 24 letters, ${longestWord} characters in all`,
    (value) => Array.isArray(value) && value.length <= wordLimit && value.every(isWord),
  );
const limit = (max: number) => must(member, `it is an integer from 1 to ${max}`, isCount(max));

const rules: Check = (value, at, report) => {
  if (!isObject(value)) return report({ code: member, at, hint: "it is an object of paths and rules" });
  const valid: ParsedRule[] = [];
  for (const [path, rule] of Object.entries(value)) {
    if (rule === undefined) continue;
    const place = `${at}[${JSON.stringify(path)}]`;
    const segments = readPath(path);
    let sound = true;
    if (!Array.isArray(segments)) {
      report({ code: "PHILOG_PATH_BAD", at: place, hint: `${segments.reason}, at position ${segments.position}` });
    }
    ruleCheck(rule, place, (fault) => {
      sound = false;
      report(fault);
    });
    if (sound && Array.isArray(segments)) valid.push({ path, segments, rule: rule as Rule });
  }
  for (const fault of findConflicts(valid)) report(fault);
};

const policyCheck = members(member, {
  $schema: text,
  version: must("PHILOG_POLICY_VERSION", "this release reads version 1", (value) => value === 1),
  extends: must(member, "it is an array of preset names and file paths", isTextArray),
  rules,
  actions: members(member, Object.fromEntries(classifications.map((key) => [key, actionOf(key)]))),
  unlisted: oneOfNames(member, ["remove", "redact", "shapes"]),
  message: members(member, {
    text: oneOfNames(member, textModes),
    words: wordsCheck(member),
    arguments: oneOfNames(member, ["shapes", "redact"]),
    catalogue: must(
      member,
      "it is an array of templates or the path of a JSON file that holds one",
      (value) => typeof value === "string" || isTextArray(value),
    ),
  }),
  limits: members(member, {
    depth: limit(32),
    keys: limit(10_000),
    items: limit(10_000),
    string: limit(1_048_576),
    record: limit(4_194_304),
  }),
  detectors: detectorPolicyCheck,
  destination: members(
    member,
    { name, baa: must(member, "it is true or false", (value) => typeof value === "boolean") },
    ["name", "baa"],
  ),
  issuer: name,
  tenant: oneOfNames(member, ["required", "optional"]),
});

/** Every fault of one policy at once, in the order in which they stand; an empty array where it is valid. */
export function validatePolicy(value: unknown): Fault[] {
  if (!isObject(value)) return [{ code: "PHILOG_POLICY_NOT_OBJECT", at: "policy" }];
  const faults: Fault[] = [];
  const report = (fault: Fault) => void faults.push(fault);
  if (value.version === undefined) report({ code: "PHILOG_POLICY_VERSION", at: "version", hint: "it is required" });
  policyCheck(value, "", report);
  return faults;
}
