import { createRedactor, type Policy, PolicyError, type Redactor, type RedactorOptions, type Rule } from "@philog/core";
import type { Random } from "./random.ts";
import { sealKey } from "./seal-key.ts";

/** Keys of records. No rule makes free text of any of them. */
export const fieldKeys = [
  ..."event component status code id userId requestId traceId host version route url ip count size durationMs".split(
    " ",
  ),
  ..."createdAt patient mrn ssn email phone birthDate age zip order items address account device tags data".split(" "),
  ..."result user req res headers query body meta name title type level time x-id a b c".split(" "),
] as const;
/** Keys whose values are free text wherever they stand: only labelled canaries are planted there. */
export const textKeys = ["note", "comment", "msg", "message", "summary"] as const;
/** The key under which `unchecked` is a rule: no canary is planted there. */
export const uncheckedKey = "raw";
/** Literal messages of the program. */
export const templates: readonly string[] = [
  "patient loaded",
  "request %s took %d ms",
  "payment failed for %s with %j",
  "%s",
  "retry %d of %d: %o",
  "cache hit 100%% %i",
  "svc: ",
];

/** Choices, and the keys to choose from. */
interface Words {
  readonly random: Random;
  readonly keys: readonly string[];
  /** Rules of paths that these do not make. */
  more?(rule: () => Rule): Record<string, Rule>;
}

/** How the policy holds text. */
export type Mode = "static" | "strict" | "scan";
const modes = ["static", "strict", "scan"] as const;

const shapes: readonly Rule[] = [
  ...(["boolean", "number", "integer", "milliseconds", "bytes", "code", "uuid", "hex", "requestId"] as const),
  ...(["hostname", "version", "route", "timestamp", "stack"] as const),
  { number: { min: 0, max: 99_999 } },
  { integer: { min: -5 } },
  { milliseconds: { max: 1000 } },
  { bytes: { max: 500_000 } },
  { code: { distinct: 3 } },
  { timestamp: { past: 1000 } },
  { oneOf: ["open", "filled", 1, true] },
  { pattern: "^ord_[a-z0-9]{12}$" },
];
const identifiers =
  "name geo date age phone fax email ssn mrn healthPlan account license vehicle device url ip biometric photo otherId clinical secret".split(
    " ",
  );
const extraActions: Record<string, string[]> = {
  date: ["generalize"],
  age: ["generalize"],
  geo: ["generalize"],
  url: ["tokenize", "coarsen"],
  ip: ["tokenize", "coarsen"],
};
const withheld = new Set(["biometric", "photo", "clinical", "secret"]);

function actionFor(random: Random, classification: string): string {
  const more = extraActions[classification] ?? (withheld.has(classification) ? [] : ["tokenize"]);
  return random.pick(["redact", "remove", "seal", ...more, ...more]);
}

function classified(random: Random): Rule {
  const classification = random.pick(identifiers);
  if (random.percent(40)) return classification as Rule;
  const rule: Record<string, string> = { classification, action: actionFor(random, classification) };
  if (/^(?:mrn|account|healthPlan)$/.test(classification) && random.percent(50)) rule.issuer = "north";
  if (rule.action === "tokenize" && random.percent(20)) rule.separator = "-";
  return rule as unknown as Rule;
}

const quote = (key: string) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : `["${key}"]`);
const append = (path: string, step: string) => (path === "" || step.startsWith("[") ? path + step : `${path}.${step}`);

function path({ random, keys }: Words, last: string): string {
  const shape = random.integer(0, 9);
  const key = quote(last);
  if (shape < 3) return key;
  const first = quote(random.pick([...keys, "err", "error"]));
  if (shape < 5) return append(first, key);
  if (shape === 5) return append(append(first, quote(random.pick(keys))), key);
  if (shape === 6) return append(`${first}[*]`, key);
  if (shape === 7) return append("**", key);
  if (shape === 8) return append(`${first}.*`, key);
  return append("*", key);
}

function rule(words: Words): [string, Rule] {
  const { random, keys } = words;
  const kind = random.integer(0, 99);
  if (kind < 12) {
    const text: Rule = random.percent(70) ? "text" : { text: "static" };
    return [path(words, random.pick(textKeys)), text];
  }
  if (kind < 16) return [path(words, uncheckedKey), "unchecked"];
  const last = random.percent(12) ? "*" : random.pick(keys);
  const at = last === "*" ? `${quote(random.pick(keys))}${random.pick([".*", "[*]"])}` : path(words, last);
  if (kind < 62) return [at, random.pick(shapes)];
  if (kind < 90) return [at, classified(random)];
  return [at, { action: random.pick(["redact", "remove"] as const) }];
}

function limits(random: Random): Policy["limits"] {
  if (random.percent(50)) return undefined;
  return {
    depth: random.pick([1, 2, 4, 8, 32]),
    keys: random.pick([1, 3, 10, 200]),
    items: random.pick([1, 3, 100]),
    string: random.pick([8, 64, 1024, 8192]),
    record: random.pick([64, 512, 4096, 262_144]),
  };
}

function randomPolicy(words: Words): Policy {
  const { random } = words;
  const policy: Policy = {
    version: 1,
    extends: random.some(["process", "http", "errors", "otel"], 0, 4),
    rules: Object.fromEntries(Array.from({ length: random.integer(0, 40) }, () => rule(words))),
    unlisted: random.pick(["remove", "remove", "redact", "shapes"]),
    message: {
      text: random.pick(modes),
      arguments: random.pick(["shapes", "shapes", "redact"]),
      catalogue: [...templates],
    },
    limits: limits(random),
    issuer: random.pick([undefined, "south"]),
    tenant: random.pick([undefined, "optional", "required"]),
  };
  const { more } = words;
  if (more !== undefined)
    Object.assign(
      policy.rules!,
      more(() => (random.percent(60) ? random.pick(shapes) : classified(random))),
    );
  if (random.percent(50)) {
    const actions = random.some(identifiers, 1, 8).map((name) => [name, actionFor(random, name)]);
    policy.actions = Object.fromEntries(actions);
  }
  if (random.percent(15)) policy.destination = { name: "vendor", baa: random.percent(50) };
  return JSON.parse(JSON.stringify(policy));
}

const secret = Buffer.from("41c7b09d3e6f8a5216d4f3b8c9e07a1d5b62f8e4a97c305d1e8f6b2a4c70d935", "hex");

function randomOptions(random: Random): RedactorOptions {
  const current = { id: "k1", secret };
  return {
    keys: random.percent(80) ? { current } : new Promise(() => {}),
    sealKey,
    tenant: random.pick([undefined, "clinic", () => undefined, () => "clinic"]),
    destination: random.percent(8) ? { name: "vendor", baa: random.percent(50) } : undefined,
    onDecision: random.percent(20)
      ? () => {
          throw new Error("listener");
        }
      : undefined,
  };
}

/** Gives `use` a policy, and what is left of it where rules contradict each other. */
function withoutConflicts<T>(policy: Policy, use: (policy: Policy) => T): T {
  for (;;) {
    try {
      return use(policy);
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      const bad = error.faults.flatMap(({ code, at }) => (code === "PHILOG_RULE_CONFLICT" ? [at] : []));
      const rules = Object.entries(policy.rules ?? {});
      const kept = rules.filter(([name]) => !bad.some((at) => at.startsWith(`rules[${JSON.stringify(name)}]`)));
      if (kept.length === rules.length) throw error;
      policy.rules = Object.fromEntries(kept);
    }
  }
}

/** A redactor of a random policy; rules that contradict each other are taken out until the policy is valid. */
export function randomRedactor(
  random: Random,
  keys: readonly string[],
  more?: Words["more"],
): { redactor: Redactor; mode: Mode } {
  const policy = randomPolicy(more === undefined ? { random, keys } : { random, keys, more });
  const options = randomOptions(random);
  const baa = options.destination?.baa !== false && policy.destination?.baa !== false;
  const mode = baa ? policy.message!.text! : "static";
  return { redactor: withoutConflicts(policy, (left) => createRedactor(left, options)), mode };
}

/** Swaps the policy for another of the same text mode. */
export function reload(words: Words, redactor: Redactor, mode: Mode): void {
  const { destination: _, ...policy } = randomPolicy(words);
  policy.message = { ...policy.message, text: mode };
  withoutConflicts(policy, redactor.reload);
}
