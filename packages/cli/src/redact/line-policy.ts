import { createRedactor, defaultPolicy, type Policy, type Redactor, type SealKey, type TokenKeys } from "@philog/core";
import { openHost } from "@philog/core/host";

/** What lines are redacted with; it is also handed to workers. */
export interface LineOptions {
  /** An absolute path. @default the default policy */
  policy?: string | undefined;
  keys?: TokenKeys | undefined;
  sealKey?: SealKey | undefined;
  tenant?: string | undefined;
}

export interface LineRedactor {
  redactor: Redactor;
  /** Of the policy as it was given. */
  policyHash: string;
  /** Where that was read from. */
  sources: string[];
}

// A line that was kept for years is still a line: what `timestamp` refuses by its age is for services.
const past = 10 * 366 * 86_400_000;
const time = { timestamp: { past } };
const level = {
  oneOf: [
    ...Array.from({ length: 101 }, (_, number) => number),
    ...["trace", "debug", "info", "warn", "error", "fatal", "silent"],
    ...["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "SILENT"],
  ],
};
/** Keys of a line's time, with their paths. */
const times = { time: "time", timestamp: "timestamp", "@timestamp": '["@timestamp"]' };

/** Whether the policy lists a member at all, and whether it keeps a value of it. */
function probe(redactor: Redactor, key: string, value: unknown) {
  const { unlisted = 0 } = redactor.stats().byAction;
  const written: Record<string, unknown> = JSON.parse(redactor.json({ [key]: value }));
  return { listed: redactor.stats().byAction.unlisted === (unlisted || undefined), keeps: written[key] === value };
}

/** An instant that every rule for instants keeps: some seconds old, and on no quarter of an hour. */
const instant = () => new Date((Math.floor(Date.now() / 60_000) - 1) * 60_000 + 7_001).toISOString();

/** Rules for what a logger writes of its own accord, where the policy does not say otherwise. */
function lineRules(redactor: Redactor): Record<string, NonNullable<Policy["rules"]>[string]> {
  const rules: ReturnType<typeof lineRules> = {};
  const own = probe(redactor, "level", 30);
  if (!own.listed || (own.keeps && !probe(redactor, "level", 35).keeps)) rules.level = level;
  for (const [key, path] of Object.entries(times)) {
    const { listed, keeps } = probe(redactor, key, instant());
    if (listed ? keeps : key === "time") rules[path] = time;
  }
  if (!probe(redactor, "msg", "").listed) rules.msg = "text";
  return rules;
}

/**
 * The redactor of lines that a logger has written. The policy holds; but `level`, `time` and `msg` are the line's own,
 * as they are to an adapter: they need no rule, and an instant may be up to ten years old.
 * Throws as `createRedactor` does.
 */
export function createLineRedactor({ policy, keys, sealKey, tenant }: LineOptions): LineRedactor {
  const options = {
    ...(keys ? { keys } : {}),
    ...(sealKey ? { sealKey } : {}),
    ...(tenant === undefined ? {} : { tenant }),
  };
  const asGiven = createRedactor(policy, options);
  const { text, sources } = openHost({ redactor: asGiven }).startRecord();
  const redactor = createRedactor(
    {
      version: 1,
      extends: policy === undefined ? defaultPolicy.extends! : [policy],
      rules: lineRules(asGiven),
      // Rules of its own would take an empty policy's message mode for one that was left open.
      message: { text },
    },
    options,
  );
  return { redactor, policyHash: asGiven.policyHash, sources };
}
