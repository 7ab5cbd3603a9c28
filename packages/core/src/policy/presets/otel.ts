import type { Policy, Rule } from "../policy.ts";
import { errorClass } from "./errors.ts";
import { environment, levels, methods, processId, status, traceFlags } from "./vocabulary.ts";

/** Attributes of the semantic conventions, which appear as one dotted key or nested. */
const attributes: Record<string, Rule> = {
  "service.name": "code",
  "service.namespace": "code",
  "service.version": "version",
  "service.instance.id": "uuid",
  "deployment.environment": environment,
  "telemetry.sdk.name": { oneOf: ["opentelemetry"] },
  "telemetry.sdk.language": { oneOf: ["nodejs", "webjs"] },
  "telemetry.sdk.version": "version",
  "host.name": "hostname",
  "container.id": "hex",
  "process.pid": processId,
  "cloud.provider": { oneOf: ["aws", "gcp", "azure"] },
  "cloud.region": "code",
  "k8s.namespace.name": "code",
  "k8s.pod.name": "hostname",
  "http.request.method": { oneOf: methods },
  "http.response.status_code": status,
  "http.route": "route",
  "db.system": "code",
  "exception.type": errorClass,
  "exception.message": "text",
  "exception.stacktrace": "stack",
};

/** OpenTelemetry's trace context and resource. Source: https://opentelemetry.io/docs/specs/semconv/ */
export const otelPreset: Policy = {
  version: 1,
  rules: {
    trace_id: "hex",
    span_id: "hex",
    trace_flags: traceFlags,
    traceId: "hex",
    spanId: "hex",
    parentSpanId: "hex",
    traceFlags,
    severityNumber: { integer: { min: 1, max: 24 } },
    severityText: { oneOf: levels },
    ...attributes,
    ...Object.fromEntries(Object.entries(attributes).map(([name, rule]) => [`[${JSON.stringify(name)}]`, rule])),
  },
};
