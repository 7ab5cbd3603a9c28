import { describe, expect, it } from "vitest";
import { checkPattern } from "../linear.ts";
import { patternBody } from "../pattern-syntax.ts";
import type { Rule, ShapeSpec } from "../policy.ts";
import { createShape } from "../shapes/shape.ts";
import { validatePolicy } from "../validate.ts";
import { errorsPreset } from "./errors.ts";
import { presets } from "./index.ts";
import { processPreset } from "./process.ts";

const patternOf = (rule: Rule | undefined) => {
  const { pattern } = rule as { pattern: string };
  expect(checkPattern(pattern)).toBeUndefined();
  return new RegExp(`^(?:${patternBody(pattern)})$`);
};

describe("presets", () => {
  it.each(Object.entries(presets))("%s is a valid policy", (_, preset) => {
    expect(validatePolicy(preset)).toEqual([]);
  });

  it("agree where two of them list one path", () => {
    const rules = new Map<string, string>();
    for (const [path, rule] of Object.values(presets).flatMap(({ rules = {} }) => Object.entries(rules))) {
      expect([path, rules.get(path) ?? JSON.stringify(rule)]).toEqual([path, JSON.stringify(rule)]);
      rules.set(path, JSON.stringify(rule));
    }
  });

  it("list no key that names a person, a diagnosis or free text in a clinical record", () => {
    const keys = Object.values(presets).flatMap(({ rules = {} }) => Object.keys(rules));
    for (const key of ["name", "code", "message", "id", "req.query", "req.body", "err.detail"])
      expect(keys).not.toContain(key);
  });

  it.each([
    ["ECONNREFUSED", true],
    ["ERR_HTTP_HEADERS_SENT", true],
    ["ER_DUP_ENTRY", true],
    ["SQLITE_CONSTRAINT", true],
    ["FST_ERR_VALIDATION", true],
    ["P2002", true],
    ["23505", true],
    ["40P01", true],
    ["E11000", true],
    ["invalid_type", true],
    ["too_big", true],
    ["unrecognized_keys", true],
    ["invalid_zebrowski", false],
    ["E11002", false],
    ["02139", false],
    ["12345678", false],
    ["E11", false],
    ["MRN_12345678", false],
    ["Zebrowski", false],
  ])("errors keep %s as a code: %s", (value, kept) => {
    expect(patternOf(errorsPreset.rules?.["err.code"]).test(value)).toBe(kept);
  });

  it.each([
    ["TypeError", true],
    ["Error", true],
    ["ResourceNotFoundException", true],
    ["Zebrowski", false],
    ["Jane Error", false],
  ])("errors keep %s as a type: %s", (value, kept) => {
    expect(patternOf(errorsPreset.rules?.["err.type"]).test(value)).toBe(kept);
  });

  it.each([
    ["6582310594724316213", true],
    ["0af7651916cd43dd8448eb211c80319c", true],
    ["12345678", false],
  ])("process keeps %s as a Datadog trace id: %s", (value, kept) => {
    expect(patternOf(processPreset.rules?.["dd.trace_id"]).test(value)).toBe(kept);
  });
});

const fits = (preset: keyof typeof presets, path: string, value: string | number) => {
  const shape = createShape(presets[preset].rules?.[path] as ShapeSpec);
  return (typeof value === "number" ? shape.number?.(value) : shape.string?.(value)) ?? false;
};

const levels =
  "trace debug verbose silly log info http notice warn warning error crit critical alert emerg fatal".split(" ");
const bothCases = [...levels, ...levels.map((level) => level.toUpperCase())];
const stages = "production prod staging stage development dev testing test ci qa uat sandbox local preview demo canary";
const methods = "GET HEAD POST PUT PATCH DELETE OPTIONS CONNECT TRACE".split(" ");
const ofApplications = "json fhir+json fhir+xml problem+json xml pdf octet-stream dicom x-ndjson x-www-form-urlencoded";
const others = "text/plain text/html text/css text/csv text/event-stream multipart/form-data";
const images = "image/png image/jpeg image/webp image/svg+xml";
const mediaTypes = [
  ...ofApplications.split(" ").map((name) => `application/${name}`),
  ...`${others} ${images}`.split(" "),
];
const encodings = ["gzip", "deflate", "br", "zstd", "identity", "gzip, deflate", "gzip, br", "gzip, deflate, br"];

const graphqlCodes =
  "GRAPHQL_PARSE_FAILED GRAPHQL_VALIDATION_FAILED PERSISTED_QUERY_NOT_FOUND PERSISTED_QUERY_NOT_SUPPORTED OPERATION_RESOLUTION_FAILURE";
const issueCodes =
  "invalid structure required value invariant security login unknown expired forbidden suppressed processing not-found";
const bodyFailures =
  "parameters.too.many querystring.parse.rangeError request.aborted request.size.invalid stream.encoding.set";
const types = "Number String Date Boolean Buffer Map Embedded Array BigInt UUID string number date boolean";
const sequelizeKinds = ["Validation error", "notNull Violation", "string violation"];

describe("what programs write of themselves", () => {
  it.each<[keyof typeof presets, string, (string | number)[]]>([
    ["process", "level", [10, 20, 30, 40, 50, 60, ...bothCases]],
    ["process", "severity", bothCases],
    ["process", "env", stages.split(" ")],
    ["process", "trace_flags", ["00", "01", "02", "03", 0, 1, 2, 3]],
    ["process", "pid", [0, 4_194_304]],
    ["process", "philog", ["withheld", "started", "reloaded", "lockdown"]],
    ["http", "req.method", methods],
    ["http", "req.httpVersion", ["1.0", "1.1", "2.0", "3.0"]],
    ["http", "req.headers.accept", ["*/*", ...mediaTypes]],
    ["http", "req.headers.accept-encoding", [...encodings, "gzip, deflate, br, zstd", "*"]],
    ["http", "req.headers.connection", ["keep-alive", "close", "upgrade", "Upgrade"]],
    ["http", "req.headers.content-type", mediaTypes.flatMap((type) => [type, `${type}; charset=utf-8`])],
    ["http", "res.headers.content-encoding", encodings],
    ["http", "res.statusCode", [100, 599]],
    ["http", "req.userAgent", ["chrome", "curl", "other"]],
    ["http", "req.bytes", [0, 9_999_999]],
    ["http", "res.bytes", [0, 9_999_999]],
    ["errors", "err.errno", [-9999, -2, 9999]],
    ["errors", "err.port", [0, 65_535]],
    ["errors", "err.method", ["GET", "post", "delete"]],
    ["errors", "err.kind", ["entity.parse.failed", "required", "user defined", "ObjectId", "unique violation"]],
    ["errors", "err.kind", [...bodyFailures.split(" "), ...types.split(" "), ...sequelizeKinds]],
    ["errors", "err.extensions.code", graphqlCodes.split(" ")],
    ["errors", "err.extensions.code", ["UNAUTHENTICATED", "BAD_USER_INPUT", "FORBIDDEN"]],
    ["errors", "err.issue[*].code", issueCodes.split(" ")],
    ["errors", "err.issue[*].code", ["not-found", "code-invalid", "informational"]],
    ["errors", "err.issue[*].severity", ["fatal", "error", "warning", "information", "success"]],
    ["errors", "err.keyPattern.*", [1, -1, "text", "hashed", "2dsphere"]],
    ["errors", 'err["$fault"]', ["client", "server"]],
    ["errors", "err.severity", ["DEBUG", "LOG", "INFO", "NOTICE", "WARNING", "ERROR", "FATAL", "PANIC"]],
    ["lambda", "function_name", ["order-desk"]],
    ["lambda", "function_memory_size", [128, 10_240]],
    ["lambda", "function_request_id", ["3f2b8c1e-9a4d-4c6b-8e2f-7d1a5b9c0e34"]],
    ["lambda", "sampling_rate", [0, 0.25, 1]],
    ["lambda", "xray_trace_id", ["1-5759e988-bd862e3fe1be46a994272793"]],
    ["otel", "severityNumber", [1, 24]],
    ["otel", "telemetry.sdk.name", ["opentelemetry"]],
    ["otel", "telemetry.sdk.language", ["nodejs", "webjs"]],
    ["otel", '["cloud.provider"]', ["aws", "gcp", "azure"]],
  ])("%s keeps under %s", (preset, path, values) => {
    expect(values.filter((value) => !fits(preset, path, value))).toEqual([]);
  });

  it.each<[keyof typeof presets, string, (string | number)[]]>([
    ["process", "pid", [-1, 4_194_305]],
    ["http", "res.statusCode", [99, 600]],
    ["errors", "err.errno", [-10_000, 10_000]],
    ["errors", "err.port", [-1, 65_536]],
    ["lambda", "function_memory_size", [127, 10_241]],
    ["lambda", "sampling_rate", [-0.5, 1.5]],
    ["otel", "severityNumber", [0, 25]],
  ])("%s keeps no other number under %s", (preset, path, values) => {
    expect(values.filter((value) => fits(preset, path, value))).toEqual([]);
  });
});
