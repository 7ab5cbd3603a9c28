import type { ErrorCode, Fault } from "../errors.ts";
import { suggest } from "./nearest.ts";

/** Checks one value that stands at a place in the policy and reports every fault. */
export type Check = (value: unknown, at: string, report: Report) => void;
export type Report = (fault: Fault) => void;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The place of a member, written as the path grammar would. */
export function memberAt(at: string, key: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${at}[${JSON.stringify(key)}]`;
  return at === "" ? key : `${at}.${key}`;
}

/** A check that a value satisfies a test; `hint` says what it has to be. */
export function must(code: ErrorCode, hint: string, test: (value: unknown) => boolean): Check {
  return (value, at, report) => {
    if (!test(value)) report({ code, at, hint });
  };
}

/** A check that a value is one of some names. */
export function oneOfNames(code: ErrorCode, names: readonly string[]): Check {
  return (value, at, report) => {
    if (typeof value !== "string") report({ code, at, hint: `it is one of ${names.join(", ")}` });
    else if (!names.includes(value)) report({ code, at, hint: suggest(value, names) });
  };
}

/** A check of an object's members; a member that is undefined counts as absent. */
export function members(
  code: ErrorCode,
  checks: Readonly<Record<string, Check>>,
  required: readonly string[] = [],
): Check {
  const known = new Map(Object.entries(checks));
  return (value, at, report) => {
    if (!isObject(value)) return report({ code, at, hint: "it is an object" });
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      const check = known.get(key);
      if (check) check(member, memberAt(at, key), report);
      else report({ code, at: memberAt(at, key), hint: suggest(key, [...known.keys()]) });
    }
    for (const key of required) {
      if (value[key] === undefined) report({ code, at: memberAt(at, key), hint: "it is required" });
    }
  };
}

export const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
export const isNumber = (value: unknown): value is number => Number.isFinite(value);
/** A test for an integer from 1 to `max`. */
export const isCount = (max: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max;
