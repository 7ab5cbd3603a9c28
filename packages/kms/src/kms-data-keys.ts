import { createSecretKey, type KeyObject } from "node:crypto";
import { types } from "node:util";
import { type DataKey, type DataKeys, type ErrorCode, type KeyContext, RedactionError } from "@philog/core";
import { checkOptions, contextBytes, contextEntries, dataKeyId, holdDataKey } from "@philog/core/host";
import { backoff, tell } from "./backoff.ts";
import { createKmsCalls, type KmsOptions, kmsOptionNames, readCount } from "./kms-calls.ts";
import { mayPass } from "./kms-error.ts";

export interface KmsDataKeysOptions extends KmsOptions {
  /** KMS keys that were in use before: they open, and make no data keys. @default none */
  previousKeyIds?: readonly string[];
  /** Members of every encryption context, such as the tenant; they go before a caller's own. Never PHI. @default none */
  context?: KeyContext;
  /** Milliseconds for which one data key is given out. @default 3600000 */
  maxAgeMs?: number;
  /** How often one data key is given out: each segment derives a key of its own from it. @default 1000 */
  maxUses?: number;
  /**
   * Milliseconds past `maxAgeMs` for which a data key is still given out while KMS cannot be reached, or credentials
   * have lapsed. @default 86400000
   */
  graceMs?: number;
  /** Milliseconds before KMS is asked again after a first failure; doubled each time, up to a minute. @default 1000 */
  retryMs?: number;
  /** Told of each failure. */
  onFailure?: (error: RedactionError) => void;
}

export interface KmsDataKeysStats {
  /** Data keys that KMS made. */
  made: number;
  /** How often a key was given out past its limits, because KMS could not be reached. */
  overdue: number;
  failures: number;
  lastFailure: ErrorCode | undefined;
}

export interface KmsDataKeys extends DataKeys {
  stats(): KmsDataKeysStats;
}

/** What is known of one context. */
interface Slot {
  key?: DataKey;
  madeAt: number;
  uses: number;
  pending?: Promise<void> | undefined;
  failures: number;
  failure?: RedactionError | undefined;
  askAgainAt: number;
}

const names = [
  ...kmsOptionNames,
  ...["previousKeyIds", "context", "maxAgeMs", "maxUses", "graceMs", "retryMs", "onFailure"],
];
const mostRemembered = 256;
const largestBlob = 6144;

function remember<T>(map: Map<string, T>, name: string, value: T): T {
  if (map.size >= mostRemembered) for (const [first] of map) if (map.delete(first)) break;
  map.set(name, value);
  return value;
}

/**
 * Data keys that KMS makes and opens. One is given out again within its limits, so that KMS, whose quota the whole
 * account shares, is not asked for each segment. Needs `kms:GenerateDataKey` to make and `kms:Decrypt` to open.
 * Throws `PHILOG_OPTION_BAD` and `PHILOG_OPTION_UNKNOWN`.
 */
export function kmsDataKeys(options: KmsDataKeysOptions): KmsDataKeys {
  checkOptions(options, names, "kmsDataKeys");
  const { context: own = {}, onFailure, previousKeyIds = [] } = options;
  const calls = createKmsCalls(options, previousKeyIds);
  const maxAgeMs = readCount(options.maxAgeMs ?? 3_600_000, "maxAgeMs", 1);
  const maxUses = readCount(options.maxUses ?? 1000, "maxUses", 1);
  const graceMs = readCount(options.graceMs ?? 86_400_000, "graceMs", 0);
  const retryMs = readCount(options.retryMs ?? 1000, "retryMs", 1);
  contextEntries(own);
  const stats: KmsDataKeysStats = { made: 0, overdue: 0, failures: 0, lastFailure: undefined };
  const slots = new Map<string, Slot>();
  const opened = new Map<string, { key: KeyObject; openedAt: number }>();

  const fail = (error: RedactionError) => {
    stats.failures++;
    stats.lastFailure = error.code;
    tell(onFailure, error);
  };

  /** A clock that was set back makes a key's age negative: then it counts as too old. */
  const isWithin = (since: number, ms: number) => {
    const age = Date.now() - since;
    return age >= 0 && age < ms;
  };

  const contextOf = (context: KeyContext) => {
    const full = { ...context, ...own };
    return { name: contextBytes("", full).toString("base64"), members: Object.fromEntries(contextEntries(full)) };
  };

  const make = async (slot: Slot, members: Record<string, string>) => {
    try {
      const { plain, wrapped } = await calls.generate(members);
      Object.assign(slot, {
        key: holdDataKey(plain, wrapped),
        madeAt: Date.now(),
        uses: 0,
        failures: 0,
        failure: undefined,
      });
      stats.made++;
    } catch (error) {
      slot.failure = error as RedactionError;
      slot.askAgainAt = Date.now() + backoff(++slot.failures, retryMs);
      fail(slot.failure);
    } finally {
      slot.pending = undefined;
    }
  };

  return {
    async create(context) {
      const { name, members } = contextOf(context);
      const slot = slots.get(name) ?? remember(slots, name, { madeAt: 0, uses: 0, failures: 0, askAgainAt: 0 });
      const isFresh = () => slot.key !== undefined && slot.uses < maxUses && isWithin(slot.madeAt, maxAgeMs);
      if (!isFresh() && (slot.failure === undefined || Date.now() >= slot.askAgainAt)) {
        slot.pending ??= make(slot, members);
        await slot.pending;
      }
      const { key, failure } = slot;
      if (failure !== undefined && !isFresh()) {
        // A key that was disabled or refused is so on purpose; only what may pass is gone through with an old key.
        if (key === undefined || !mayPass(failure) || !isWithin(slot.madeAt, maxAgeMs + graceMs)) throw failure;
        stats.overdue++;
      }
      slot.uses++;
      return key!;
    },
    async open(wrapped, context) {
      if (!types.isUint8Array(wrapped) || wrapped.length === 0 || wrapped.length > largestBlob) {
        throw new RedactionError("PHILOG_WRAPPED_KEY", "it has to be bytes, at most 6144");
      }
      const { name, members } = contextOf(context);
      const place = `${dataKeyId(wrapped)} ${name}`;
      const known = opened.get(place);
      if (known !== undefined && isWithin(known.openedAt, maxAgeMs)) return known.key;
      try {
        const plain = await calls.decrypt(wrapped, members);
        const key = createSecretKey(plain);
        plain.fill(0);
        return remember(opened, place, { key, openedAt: Date.now() }).key;
      } catch (error) {
        fail(error as RedactionError);
        throw error;
      }
    },
    stats: () => ({ ...stats }),
  };
}
