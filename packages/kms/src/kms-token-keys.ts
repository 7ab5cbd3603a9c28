import type { ErrorCode, RedactionError, RenewKeys, TokenKeys } from "@philog/core";
import { checkOptions } from "@philog/core/host";
import { backoff, tell } from "./backoff.ts";
import { type EncryptedKey, type EncryptedKeysSource, readEncryptedKeys } from "./encrypted-keys.ts";
import { createKmsCalls, type KmsOptions, kmsOptionNames, readCount } from "./kms-calls.ts";
import { kmsError } from "./kms-error.ts";
import { tokenKeyContext } from "./token-key-context.ts";
import { type UnwrappedKey, unwrapKey } from "./unwrap-key.ts";

export interface KmsTokenKeysOptions extends KmsOptions {
  /** Where the encrypted keys are: an object, the path of a file, or a function that fetches them. */
  encryptedKeys: EncryptedKeysSource;
  /** The tenant that they were made for. @default none */
  tenant?: string;
  /** KMS keys that were in use before: they open, too. @default none */
  previousKeyIds?: readonly string[];
  /** Unwraps `previous` keys, too: for the tool that joins, never for a process that writes logs. @default false */
  previous?: boolean;
  /** Milliseconds after which the keys are read and unwrapped anew, spread over a fleet; 0 for never. @default 3600000 */
  refreshMs?: number;
  /** Told of each failure: a process goes on with the keys that it has, and this says that it does. */
  onFailure?: (error: RedactionError) => void;
}

export interface KmsTokenKeysStats {
  /** Id of the key in use. */
  keyId: string | undefined;
  /** Milliseconds since 1970 when the keys were last unwrapped. */
  unwrappedAt: number | undefined;
  /** How often other keys took the place of those in use. */
  renewals: number;
  failures: number;
  lastFailure: ErrorCode | undefined;
}

/** A key source for `createRedactor`, which calls it, and again when it fails. */
export interface KmsTokenKeys {
  (renew?: RenewKeys): Promise<TokenKeys>;
  stats(): KmsTokenKeysStats;
  /** Ends the refreshing. */
  close(): void;
}

const names = [...kmsOptionNames, "encryptedKeys", "tenant", "previousKeyIds", "previous", "refreshMs", "onFailure"];
const firstRetryMs = 1000;

interface UnwrappedKeys extends TokenKeys {
  current: UnwrappedKey;
}

const isSame = (a: UnwrappedKey, b: UnwrappedKey) => a.id === b.id && a.secret.equals(b.secret);

/**
 * Token keys that KMS unwraps when a process starts, and again from time to time: a rotated key takes the place of the
 * one in use, and a key that was disabled is told of before a restart needs it. Needs `kms:Decrypt`.
 * Throws `PHILOG_OPTION_BAD` and `PHILOG_OPTION_UNKNOWN`; what it gives rejects with coded errors that name no value.
 */
export function kmsTokenKeys(options: KmsTokenKeysOptions): KmsTokenKeys {
  checkOptions(options, names, "kmsTokenKeys");
  const { encryptedKeys, tenant, previous = false, onFailure } = options;
  const refreshMs = readCount(options.refreshMs ?? 3_600_000, "refreshMs", 0);
  const calls = createKmsCalls(options, options.previousKeyIds);
  tokenKeyContext("k", tenant);
  const renewing = new Set<RenewKeys>();
  const stats: KmsTokenKeysStats = {
    keyId: undefined,
    unwrappedAt: undefined,
    renewals: 0,
    failures: 0,
    lastFailure: undefined,
  };
  let inUse: UnwrappedKeys | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failuresInRow = 0;
  let closed = false;

  const fail = (error: unknown): RedactionError => {
    const coded = kmsError(error);
    failuresInRow++;
    stats.failures++;
    stats.lastFailure = coded.code;
    tell(onFailure, coded);
    return coded;
  };

  const open = (key: EncryptedKey) => unwrapKey(calls, key, tenant);

  const unwrap = async (): Promise<UnwrappedKeys> => {
    const encrypted = await readEncryptedKeys(encryptedKeys);
    const keys: UnwrappedKeys = { current: await open(encrypted.current) };
    if (previous) keys.previous = await Promise.all(encrypted.previous.map(open));
    return keys;
  };

  const take = (keys: UnwrappedKeys) => {
    inUse = keys;
    stats.keyId = keys.current.id;
    stats.unwrappedAt = Date.now();
    failuresInRow = 0;
  };

  const refresh = async () => {
    try {
      const keys = await unwrap();
      if (!isSame(keys.current, inUse!.current)) {
        for (const renew of renewing) renew(keys);
        stats.renewals++;
      }
      take(keys);
    } catch (error) {
      // The keys in use stay.
      fail(error);
    }
    schedule();
  };

  const schedule = () => {
    if (refreshMs === 0 || closed) return;
    const delay = failuresInRow === 0 ? refreshMs * (0.5 + Math.random() / 2) : backoff(failuresInRow, firstRetryMs);
    clearTimeout(timer);
    timer = setTimeout(refresh, Math.min(delay, refreshMs)).unref();
  };

  const load = async (renew?: RenewKeys): Promise<TokenKeys> => {
    try {
      const keys = await unwrap();
      take(keys);
      if (renew !== undefined) renewing.add(renew);
      schedule();
      return keys;
    } catch (error) {
      throw fail(error);
    }
  };

  return Object.assign(load, {
    stats: () => ({ ...stats }),
    close() {
      closed = true;
      clearTimeout(timer);
      renewing.clear();
    },
  });
}
