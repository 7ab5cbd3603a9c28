import type { Policy } from "../policy.ts";

/** What Powertools' logger says of a function. Its ARN is left out: it holds the account's number. */
export const lambdaPreset: Policy = {
  version: 1,
  rules: {
    cold_start: "boolean",
    function_name: "code",
    function_memory_size: { integer: { min: 128, max: 10_240 } },
    function_request_id: "uuid",
    sampling_rate: { number: { min: 0, max: 1 } },
    xray_trace_id: "requestId",
  },
};
