import { loggerCounts } from "../host/logger-counts.ts";
import type { Check } from "./check.ts";
import { type Inspected, isLoaded } from "./inspected.ts";

/** Instrumentation, with what it leaves on the global object. */
const agents: readonly (readonly [id: string, name: string, module: string, mark: string | symbol, mend: string])[] = [
  [
    "sentry",
    "Sentry",
    "@sentry/node",
    "__SENTRY__",
    "switch sendDefaultPii and the console and http breadcrumbs off, and clear events in beforeSend",
  ],
  [
    "datadog",
    "dd-trace",
    "dd-trace",
    Symbol.for("dd-trace"),
    "configure obfuscation of queries, and no headers as tags",
  ],
  [
    "opentelemetry",
    "OpenTelemetry",
    "@opentelemetry/api",
    Symbol.for("opentelemetry.js.api.1"),
    "capture no headers, and no statements with parameters",
  ],
  ["newrelic", "New Relic", "newrelic", Symbol.for("newrelic"), "switch capture of parameters and headers off"],
  [
    "elastic-apm",
    "Elastic APM",
    "elastic-apm-node",
    Symbol.for("ElasticAPMAgentInitialized"),
    "set captureBody and captureHeaders off",
  ],
];

const asJson = "tracing:pino_asJson:start";
const models = ["@aws-sdk/client-bedrock-runtime", "openai", "@anthropic-ai/sdk"];

/** What else in the process, or behind it, reads what the application works with. */
export function otherChecks(inspected: Inspected): Check[] {
  const { globals, hasSubscribers } = inspected;
  const checks: Check[] = agents.flatMap(([id, name, module, mark, mend]): Check[] =>
    mark in globals || isLoaded(inspected, module)
      ? [
          {
            id,
            state: "unknown",
            what: `${name} is loaded, and reads requests, errors and queries before the policy does`,
            mend,
          },
        ]
      : [],
  );
  if (hasSubscribers(asJson)) {
    checks.push(
      loggerCounts("pino", globals).guarded > 0
        ? { id: "pino-channel", state: "ok", what: "who subscribes to pino's channel is given redacted lines" }
        : {
            id: "pino-channel",
            state: "gap",
            what: "somebody subscribes to pino's channel, which carries raw records",
            mend: "put the logger behind @philog/pino",
          },
    );
  }
  const used = models.filter((name) => isLoaded(inspected, name));
  if (used.length > 0) {
    checks.push({
      id: "model-logs",
      state: "unknown",
      what: `${used.join(", ")}: the service may log whole prompts and answers`,
      mend: "leave invocation logs off, or hold them as PHI",
    });
  }
  const unseen = (id: string, what: string, mend: string): Check => ({ id, state: "unknown", what, mend });
  return [
    ...checks,
    unseen(
      "child-processes",
      "what child processes and native addons print to an inherited stderr",
      "start Node children with the same preload; capture the output of others",
    ),
    unseen(
      "access-logs",
      "access logs of load balancers, CDNs and firewalls, and audit logs of databases",
      "no identifiers in URLs, and parameters in queries",
    ),
    unseen(
      "log-copies",
      "subscriptions, exports and metric filters that copy a log group",
      "review them with the group",
    ),
  ];
}
