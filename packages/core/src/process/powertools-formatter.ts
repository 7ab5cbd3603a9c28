import { withheldMembers } from "../engine/passes.ts";
import { type Host, type HostOptions, hostOptionNames } from "../host/open-host.ts";
import { checkOptions } from "../policy/options.ts";
import { levels } from "../policy/presets/vocabulary.ts";
import { beside, policyOf } from "./console-call.ts";
import { openLambdaHost } from "./open-lambda-host.ts";

type Attributes = Record<string, unknown>;

/** What Powertools' logger says of itself and its function. */
interface Unformatted {
  logLevel?: unknown;
  timestamp?: Date;
  message?: unknown;
  serviceName?: unknown;
  sampleRateValue?: unknown;
  xRayTraceId?: unknown;
  lambdaContext?: Record<"coldStart" | "functionName" | "memoryLimitInMB" | "awsRequestId", unknown>;
}

const form = { messageKey: "message", messageText: ',"message":', nestText: undefined, message: "text" } as const;

/** The members that Powertools' own formatter writes, under its names. */
function ownMembers({ serviceName, sampleRateValue, xRayTraceId, lambdaContext }: Unformatted): Attributes {
  return {
    service: serviceName,
    cold_start: lambdaContext?.coldStart,
    // Lambda's context holds it as text.
    function_memory_size: lambdaContext && Number(lambdaContext.memoryLimitInMB),
    function_name: lambdaContext?.functionName,
    function_request_id: lambdaContext?.awsRequestId,
    sampling_rate: sampleRateValue,
    xray_trace_id: xRayTraceId,
  };
}

/** A line's attributes, as Powertools' logger asks for them. What is added later goes through the policy, too. */
function createItem(host: Host, made: Attributes) {
  let attributes = made;
  const item = {
    addAttributes(more: Attributes) {
      attributes = { ...attributes, ...host.redactor.copy(more) };
      return item;
    },
    getAttributes: () => attributes,
    setAttributes(next: Attributes) {
      attributes = host.redactor.copy(next);
    },
    removeEmptyKeys: (given: Attributes) => given,
    prepareForPrint() {},
  };
  return item;
}

/**
 * A formatter for the option `logFormatter` of the logger of Powertools for AWS Lambda: every line goes through the policy.
 * Its type is the one that is asked for. Throws PolicyError for a bad policy, RedactionError for bad options.
 */
// biome-ignore lint/suspicious/noExplicitAny: Powertools' class cannot be named without depending on it
export function powertoolsFormatter<Formatter = any>(options: HostOptions = {}): Formatter {
  checkOptions(options, hostOptionNames, "powertoolsFormatter");
  const host = openLambdaHost(options);
  const { passes } = host;
  const membersOf = (given: Unformatted, additional: Attributes): string => {
    try {
      const record = beside(additional, ownMembers(given), policyOf(host).limits.keys);
      if (host.lockdownReason() !== undefined) return passes.lockedMembers(record);
      return passes.line(record, undefined, given.message, form) ?? withheldMembers;
    } catch {
      passes.counts.withheld += 1;
      return withheldMembers;
    }
  };
  const formatTimestamp = (time: Date) => time.toISOString();
  const formatter = {
    formatAttributes(given: Unformatted, additional: Attributes = {}) {
      const level = levels.find((known) => known === given.logLevel) ?? "INFO";
      const start = `{"level":"${level}","timestamp":"${formatTimestamp(given.timestamp ?? new Date())}"`;
      return createItem(host, JSON.parse(`${start}${membersOf(given, additional)}}`));
    },
    formatError: (error: unknown) => host.redactor.error(error),
    formatTimestamp,
    getCodeLocation: () => "",
  };
  return formatter as Formatter;
}
