import type { Policy, Rule } from "../policy.ts";
import { status } from "./vocabulary.ts";

/** A class of errors, as programs name them. */
export const errorClass = {
  pattern: "^(?:[A-Z][A-Za-z0-9]{0,59})?(?:Error|Exception|Warning|Failure|Abort)$",
};

/** All-digit SQLSTATE codes are listed one by one: any other five digits could be a ZIP code. */
const numericStates = "08001 08003 08006 22001 22003 22007 22008 22012 23000 23001 23502 23503 23505 23514 25006 28000";
const otherStates = "40001 42501 42601 42701 42703 42804 53100 53200 53300 55000 57014 22P02 25P02 28P01 40P01 42P01";
const states = `${numericStates} ${otherStates}`.split(" ").join("|");
const errorCode = { pattern: `^(?:E[A-Z]{3,20}|E2BIG|[A-Z]{2,20}(?:_[A-Z]{1,24}\\d{0,3})+|P[1-6]\\d{3}|${states})$` };

const members: Record<string, Rule> = {
  type: errorClass,
  name: errorClass,
  message: "text",
  stack: "stack",
  code: errorCode,
  status,
  statusCode: status,
  errno: { integer: { min: -9999, max: 9999 } },
  syscall: "code",
  signal: { pattern: "^SIG[A-Z]{2,6}[12]?$" },
  severity: { oneOf: ["DEBUG", "LOG", "INFO", "NOTICE", "WARNING", "ERROR", "FATAL", "PANIC"] },
  routine: "code",
  schema: "code",
  table: "code",
  column: "code",
  constraint: "code",
  address: "ip",
};

/** Errors under `err` and `error`. `detail`, `hint`, `query`, `parameters` and the like quote values and are not listed. */
export const errorsPreset: Policy = {
  version: 1,
  rules: Object.fromEntries(
    ["err", "error"].flatMap((at) => Object.entries(members).map(([member, rule]) => [`${at}.${member}`, rule])),
  ),
};
