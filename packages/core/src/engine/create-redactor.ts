import { constants } from "node:os";
import { compilePolicy } from "../compile/compile.ts";
import type { Compiled } from "../compile/compiled.ts";
import type { StandIns } from "../compile/leaf.ts";
import { detectorNames } from "../detect/built-in.ts";
import type { OwnDetector } from "../detect/own-detector.ts";
import { checkDetectors } from "../detect/scan-options.ts";
import { createScanner } from "../detect/scanner.ts";
import { type Fault, PolicyError, RedactionError } from "../errors.ts";
import { hashPolicy } from "../policy/hash.ts";
import { defaultPolicy, loadPolicy } from "../policy/load.ts";
import { checkOptions } from "../policy/options.ts";
import type { Destination, Policy } from "../policy/policy.ts";
import type { KeySource } from "../tokens/load.ts";
import type { SealKey } from "../tokens/seal-key.ts";
import { createSealer } from "../tokens/sealer.ts";
import { createTokenizer } from "../tokens/tokenizer.ts";
import { detectionOf } from "./detectors.ts";
import { createLockdown, type LockdownOptions } from "./lockdown.ts";
import { createNotice } from "./notice.ts";
import { createPasses, type PassContext } from "./passes.ts";
import type { Redacted } from "./redacted.ts";
import { type StartRecord, startRecord } from "./start-record.ts";
import { createTallies, type Decision, type Stats } from "./stats.ts";
import { versions } from "./versions.ts";

export interface RedactorOptions {
  /** Token keys, a promise of them, or a function that is called again when it fails. */
  keys?: KeySource;
  /** What `seal` encrypts to: `publicSealKey()` gives it. */
  sealKey?: SealKey;
  /** Whose records these are: a string, or a function of the moment. */
  tenant?: string | (() => string | undefined);
  /** Where the output goes. Can only tighten what the policy says. */
  destination?: Destination;
  /** Told what happened to each value that was not kept; never told the value. */
  onDecision?: (decision: Decision) => void;
  lockdown?: LockdownOptions;
  /** Detectors of one's own, besides the built-in ones and the policy's. They are not part of the policy hash. */
  detectors?: readonly OwnDetector[];
}

/** A compiled policy: turns records and text into what may be logged. No method but `reload` throws. */
export interface Redactor {
  /** The record's JSON text: redacted and serialized in one pass. */
  json(record: unknown): string;
  /** The record as a new plain object: equal to what `json` writes. */
  copy(record: unknown): Redacted<Record<string, unknown>>;
  /** The text as the policy's message mode lets it pass. Idempotent. */
  text(text: string): string;
  /** Type, code, status, message, stack frames and causes of an error, as the policy lists them under `err`. */
  error(error: unknown): Redacted<Record<string, unknown>>;
  stats(): Stats;
  /** Resolves once token keys are there: true; or never will be: false. Never rejects. */
  ready(): Promise<boolean>;
  /** From now on only level, time, event code and policy hash pass. Lasts until the process ends. */
  lockdown(reason: string): void;
  /** Swaps the policy at once. Throws PolicyError, and then the old policy stays. */
  reload(policy: Policy | string): void;
  /** `sha256:` and 64 hex digits over the resolved policy and the versions of all that gives it meaning. */
  readonly policyHash: string;
}

const hostKey = Symbol.for("philog.host");

/** What adapters need of a redactor and users do not. */
export interface Internals extends PassContext {
  startRecord(): StartRecord;
}

/** The internals of a redactor, also of one made by another copy of this package; undefined for anything else. */
export function internalsOf(redactor: object): Internals | undefined {
  return (redactor as { [hostKey]?: Internals })[hostKey];
}

const placeOf = (path: string) => `rules[${JSON.stringify(path)}]`;

function keyFaults(compiled: Compiled, { tokenizer, sealer }: StandIns): Fault[] {
  const wants = (action: string) =>
    compiled.policy.rules.filter(({ rule }) => rule.kind === "classified" && rule.action === action);
  return [
    ...(sealer ? [] : wants("seal")).map(({ path }) => ({
      code: "PHILOG_SEAL_WITHOUT_KEYS" as const,
      at: placeOf(path),
      hint: "give createRedactor `sealKey`, such as publicSealKey({ file, keyId })",
    })),
    ...(tokenizer ? [] : wants("tokenize")).map(({ path }) => ({
      code: "PHILOG_TOKENIZE_WITHOUT_KEYS" as const,
      at: placeOf(path),
      hint: "give createRedactor `keys`, such as fileKeys(path)",
    })),
  ];
}

function checkTypes({ tenant, onDecision, lockdown = {} }: RedactorOptions): void {
  const fits = (value: unknown, type: string) => value === undefined || typeof value === type;
  const bad = [
    fits(tenant, "string") || fits(tenant, "function") ? [] : "`tenant` is a string or a function",
    fits(onDecision, "function") ? [] : "`onDecision` is a function",
    fits(lockdown.file, "string") ? [] : "`lockdown.file` is a path",
    lockdown.signal === undefined || lockdown.signal in constants.signals ? [] : "`lockdown.signal` is a signal's name",
  ].flat();
  if (bad.length > 0) throw new RedactionError("PHILOG_OPTION_BAD", bad.join("; "));
}

/**
 * Compiles a policy: an object, or the path of a policy file; the presets process, http and errors where there is none.
 * Throws PolicyError with every fault at once, RedactionError for bad options and weak keys.
 */
export function createRedactor(policy: Policy | string = defaultPolicy, options: RedactorOptions = {}): Redactor {
  checkOptions(
    options,
    ["keys", "sealKey", "tenant", "destination", "onDecision", "lockdown", "detectors"],
    "createRedactor",
  );
  checkOptions(options.lockdown, ["file", "signal"], "createRedactor's `lockdown`");
  const { keys, sealKey, tenant, destination, onDecision } = options;
  checkTypes(options);
  checkDetectors(options.detectors ?? [], [], detectorNames, "createRedactor");
  const ownDetectors = [...(options.detectors ?? [])];
  const { tally, count, sums } = createTallies(onDecision);
  const notice = createNotice();

  const load = (source: Policy | string) => loadPolicy(source, destination);
  const first = load(policy);
  let tenantRequired = first.tenant === "required";
  const whose = { tenant, tenantRequired: () => tenantRequired };
  const tokenizer = keys === undefined ? undefined : createTokenizer({ keys, ...whose });
  const sealer = sealKey === undefined ? undefined : createSealer({ sealKey, ...whose });
  const onFailure = (name: string) => count(tally(`(detector ${name})`, "unreadable"));
  const compile = (resolved: typeof first) => {
    const detection = detectionOf(resolved.detectors, ownDetectors);
    const made = compilePolicy(resolved, {
      createScanner: (asked) => createScanner({ ...asked, ...detection, onFailure }),
      tokenizer,
      sealer,
      tally,
      count,
      notice,
    });
    const faults = keyFaults(made, { tokenizer, sealer });
    if (faults.length > 0) throw new PolicyError(faults);
    return { made, hash: hashPolicy(resolved, versions) };
  };

  let current = compile(first);
  const lockdown = createLockdown(options.lockdown ?? {});
  const internals: Internals = {
    counts: { records: 0, withheld: 0 },
    compiled: () => current.made,
    lockdownReason: lockdown.reason,
    policyHash: () => current.hash,
    startRecord: () => {
      const tokenKey = tokenizer === undefined ? "none" : (tokenizer.keyId() ?? "pending");
      return startRecord(current.made.policy, current.hash, tokenKey);
    },
  };
  const passes = createPasses(internals);
  const redactor: Redactor = {
    ...passes,
    stats() {
      const { retries = 0, failures = 0 } = tokenizer?.stats() ?? {};
      const tokens = { keyId: tokenizer?.keyId(), retries, failures };
      return { ...internals.counts, ...sums(), tokens, ...(sealer && { seals: sealer.stats() }) };
    },
    ready: () => tokenizer?.ready() ?? Promise.resolve(true),
    lockdown: lockdown.set,
    reload(next) {
      const resolved = load(next);
      current = compile(resolved);
      tenantRequired = resolved.tenant === "required";
    },
    get policyHash() {
      return current.hash;
    },
  };
  return Object.defineProperty(redactor, hostKey, { value: internals });
}
