import type { Policy } from "../policy.ts";
import { environment, levels, processId, traceFlags } from "./vocabulary.ts";

/** Datadog's trace ids: 64 random bits in decimal, or 128 in hex. Shorter decimals could be anybody's number. */
const datadogId = { pattern: "^(?:\\d{16,20}|[0-9a-f]{32})$" };

/**
 * What a process says about itself. `name`, `code` and `message` are left out on purpose: in a clinical record they
 * hold a person, a diagnosis and a letter.
 */
export const processPreset: Policy = {
  version: 1,
  rules: {
    level: { oneOf: [10, 20, 30, 40, 50, 60, ...levels] },
    severity: { oneOf: levels },
    time: "timestamp",
    timestamp: "timestamp",
    '["@timestamp"]': "timestamp",
    pid: processId,
    hostname: "hostname",
    msg: "text",
    event: "code",
    component: "code",
    module: "code",
    context: "code",
    service: "code",
    version: "version",
    env: environment,
    environment,
    durationMs: "milliseconds",
    trace_id: "hex",
    span_id: "hex",
    trace_flags: traceFlags,
    "dd.trace_id": datadogId,
    "dd.span_id": datadogId,
    "dd.service": "code",
    "dd.env": environment,
    "dd.version": "version",
    philog: { oneOf: ["withheld", "started", "reloaded", "lockdown"] },
    policy: { pattern: "^sha256:[0-9a-f]{12,64}$" },
  },
};
