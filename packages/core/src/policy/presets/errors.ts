import type { Policy, Rule } from "../policy.ts";
import { errorCode, errorKinds, graphqlCodes, outcomeCodes, outcomeSeverities } from "./error-codes.ts";
import { methods, status } from "./vocabulary.ts";

/** A class of errors, as programs name them. */
export const errorClass = {
  pattern: "^(?:[A-Z][A-Za-z0-9]{0,59})?(?:Error|Exception|Warning|Failure|Abort)$",
};

const members: Record<string, Rule> = {
  type: errorClass,
  name: errorClass,
  message: "text",
  stack: "stack",
  code: errorCode,
  status,
  statusCode: status,
  kind: { oneOf: errorKinds },
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
  port: { integer: { min: 0, max: 65_535 } },
  method: { oneOf: methods.flatMap((method) => [method, method.toLowerCase()]) },
};

/** What validators, drivers and clients say of where it went wrong. */
const places: Record<string, Rule> = {
  "path[*]": "fieldPath",
  "keys[*]": "fieldPath",
  format: "code",
  instancePath: "fieldPath",
  keyword: "code",
  "params.missingProperty": "fieldPath",
  property: "fieldPath",
  "constraints.*": "text",
  validatorKey: "code",
  "issue[*].severity": { oneOf: outcomeSeverities },
  "issue[*].code": { oneOf: outcomeCodes },
  "issue[*].expression[*]": "fieldPath",
  "fields.*.message": "text",
  "locations[*].line": "integer",
  "locations[*].column": "integer",
  "extensions.code": { oneOf: graphqlCodes },
  clientVersion: "version",
  "meta.modelName": "fieldPath",
  "meta.target": "fieldPath",
  "meta.target[*]": "fieldPath",
  codeName: "code",
  "keyPattern.*": { oneOf: [1, -1, "text", "hashed", "2dsphere"] },
  '["$fault"]': { oneOf: ["client", "server"] },
  '["$metadata"].httpStatusCode': status,
  '["$metadata"].requestId': "requestId",
  '["$metadata"].attempts': "integer",
};

const pathBelow = (at: string, member: string) => (member.startsWith("[") ? at + member : `${at}.${member}`);

/** Errors under `err` and `error`. `detail`, `hint`, `query`, `parameters` and the like quote values and are not listed. */
export const errorsPreset: Policy = {
  version: 1,
  rules: Object.fromEntries(
    ["err", "error"].flatMap((at) =>
      Object.entries({ ...members, ...places }).map(([member, rule]) => [pathBelow(at, member), rule]),
    ),
  ),
};
