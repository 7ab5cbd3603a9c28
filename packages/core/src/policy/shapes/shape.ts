import { RedactionError } from "../../errors.ts";
import type { Bounds, ShapeName, ShapeSpec } from "../policy.ts";
import { createChoice, createPatternCheck } from "./choice.ts";
import { isCode } from "./code.ts";
import { createHostnameCheck } from "./hostname.ts";
import { createNumberCheck, type NumberName } from "./numbers.ts";
import { isHex, isRequestId, isRequestNumber, isUuid } from "./request-id.ts";
import { isRoute } from "./route.ts";
import { createTimestampChecks } from "./timestamp.ts";
import { isVersion } from "./version.ts";

/** What an operational value must look like. A value of a type whose check is absent does not fit. */
export interface Shape {
  readonly name: ShapeName | "oneOf" | "pattern";
  string?(value: string): boolean;
  /** Takes finite numbers only. */
  number?(value: number): boolean;
  boolean?(value: boolean): boolean;
  /** A fitting string never needs JSON escaping. */
  readonly plain: boolean;
  /** A fitting string must also hold no finding of a detector. */
  readonly scanned: boolean;
  /** The verdict depends on the value alone. */
  readonly stable: boolean;
  /** How many different strings one path may hold in one process. */
  readonly distinct?: number;
}

const strings = { plain: true, scanned: false, stable: true };
const manyWords = 256;
const manyRoutes = 1024;

function createNumberShape(name: NumberName, bounds?: Bounds): Shape {
  return { name, number: createNumberCheck(name, bounds), ...strings };
}

function createNamedShape(name: ShapeName, now: () => number): Shape {
  switch (name) {
    case "boolean":
      return { name, boolean: () => true, ...strings };
    case "number":
    case "integer":
    case "milliseconds":
    case "bytes":
      return createNumberShape(name);
    case "code":
      return createShape({ code: { distinct: manyWords } });
    case "uuid":
      return { name, string: isUuid, ...strings };
    case "hex":
      return { name, string: isHex, ...strings };
    case "requestId":
      return { name, string: isRequestId, number: isRequestNumber, ...strings };
    case "hostname":
      return { name, string: createHostnameCheck(), ...strings, scanned: true, distinct: manyWords };
    case "version":
      return { name, string: isVersion, ...strings };
    case "route":
      return { name, string: isRoute, ...strings, scanned: true, distinct: manyRoutes };
    case "timestamp":
      return createShape({ timestamp: {} }, now);
    default:
      throw new RedactionError("PHILOG_RULE_UNKNOWN", `${name} is no shape of single values`);
  }
}

/** Compiles a shape. Throws `PHILOG_RULE_UNKNOWN` for shapes of text and `PHILOG_PATTERN_BAD` for a pattern that is no regular expression. */
export function createShape(spec: ShapeSpec, now: () => number = Date.now): Shape {
  if (typeof spec === "string") return createNamedShape(spec, now);
  if ("number" in spec) return createNumberShape("number", spec.number);
  if ("integer" in spec) return createNumberShape("integer", spec.integer);
  if ("milliseconds" in spec) return createNumberShape("milliseconds", spec.milliseconds);
  if ("bytes" in spec) return createNumberShape("bytes", spec.bytes);
  if ("code" in spec) return { name: "code", string: isCode, ...strings, scanned: true, distinct: spec.code.distinct };
  if ("timestamp" in spec) {
    const { past, future } = spec.timestamp;
    return { name: "timestamp", ...createTimestampChecks(past, future, now), ...strings, stable: false };
  }
  if ("oneOf" in spec) return { name: "oneOf", ...createChoice(spec.oneOf), scanned: false, stable: true };
  if ("pattern" in spec) {
    const check = createPatternCheck(spec.pattern, spec.maxLength);
    return { name: "pattern", ...check, scanned: false, stable: true };
  }
  throw new RedactionError("PHILOG_RULE_UNKNOWN", "text is no shape of single values");
}
