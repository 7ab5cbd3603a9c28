import type { ErrorCode } from "../errors.ts";
import type { Classification } from "../policy/identifiers.ts";
import { createCache, type Space } from "./cache.ts";
import { isPart } from "./derive.ts";
import type { TokenKey } from "./key.ts";
import { type KeySource, loadKeys } from "./load.ts";
import { normalizer } from "./normalize.ts";
import { type Tenant, tenantReader } from "./tenant.ts";
import { tokenKeyId } from "./token.ts";

export interface TokenizerOptions {
  keys: KeySource;
  /** @default none */
  tenant?: Tenant;
  /** Without a tenant there is no token. A function is asked each time. @default false */
  tenantRequired?: boolean | (() => boolean);
  /** Tokens remembered in all. @default 10000 */
  capacity?: number;
}

/** Why there was no token: no key yet, no tenant, or no value that can have one. */
export type NoToken = "nokey" | "notenant" | "value";

/** From value to token; `undefined` where there is none, and then `reason()` says why. Never throws. */
export type TokenRule = (value: unknown) => string | undefined;

export interface Tokenizer {
  /** The function of one rule, made once: a value that was used lately costs one look-up. */
  rule(classification: Classification, issuer?: string, separator?: string): TokenRule;
  /** As `rule(classification, issuer, separator)(value)`, for places that have no rule at hand. */
  token(
    classification: Classification,
    issuer: string | undefined,
    separator: string | undefined,
    value: unknown,
  ): string | undefined;
  /** Why the last call that gave no token gave none. */
  reason(): NoToken;
  /** True once keys are there, false where they never will be. Never rejects. */
  ready(): Promise<boolean>;
  keyId(): string | undefined;
  /** Whether a text is exactly one token of one of the keys, `previous` ones included. */
  isToken(text: string): boolean;
  stats(): { retries: number; failures: number; lastFailure: ErrorCode | "rejected" | undefined };
}

interface OpenSpace extends Space {
  tenant: string;
  tokenOf: (normalized: string) => string;
}

const mostRules = 1000;

/**
 * Makes tokens under the current key alone; the secrets of `previous` are checked and let go.
 * Throws `PHILOG_KEY_BAD`, `PHILOG_KEY_WEAK`, `PHILOG_OPTION_UNKNOWN` and `PHILOG_OPTION_BAD`.
 */
export function createTokenizer(options: TokenizerOptions): Tokenizer {
  const tenantNow = tenantReader(options.tenant, options.tenantRequired ?? false);
  const cache = createCache(options.capacity ?? 10_000);
  const rules = new Map<string, TokenRule>();
  let key: TokenKey | undefined;
  let keyIds: ReadonlySet<string> = new Set<string>();
  let lastReason: NoToken = "nokey";

  const loading = loadKeys(options.keys, ({ current, previous }) => {
    key = current;
    // Tokens under a key that was in use until now are still known as tokens.
    keyIds = new Set([...keyIds, ...[current, ...previous].map(({ id }) => id)]);
    cache.clear();
  });

  const none = (reason: NoToken): undefined => {
    lastReason = reason;
  };

  const rule: Tokenizer["rule"] = (classification, issuer = "", separator) => {
    const normal = isPart(issuer) ? normalizer(classification, separator) : undefined;
    if (normal === undefined) return () => none(key === undefined ? "nokey" : "value");
    const opened = new Map<string, OpenSpace>();
    let last: OpenSpace | undefined;

    const open = (held: TokenKey, tenant: string): OpenSpace => {
      const evict = () => {
        opened.delete(tenant);
        if (last === space) last = undefined;
      };
      const space = {
        tenant,
        tokenOf: held.space(tenant, classification, issuer),
        young: new Map(),
        old: new Map(),
        evict,
      };
      cache.open(space);
      opened.set(tenant, space);
      return space;
    };

    return (value) => {
      if (key === undefined) return none("nokey");
      const tenant = tenantNow();
      if (last === undefined || last.tenant !== tenant) {
        if (!isPart(tenant)) return none("notenant");
        last = opened.get(tenant) ?? open(key, tenant);
      }
      const known = last.young.get(value) ?? cache.recall(last, value);
      if (known !== undefined) return known;
      const normalized = normal(value);
      if (normalized === undefined) return none("value");
      const token = last.tokenOf(normalized);
      cache.remember(last, value, token);
      return token;
    };
  };

  return {
    rule,
    token(classification, issuer, separator, value) {
      const name = JSON.stringify([classification, issuer, separator]);
      let made = rules.get(name);
      if (made === undefined) {
        if (rules.size >= mostRules) rules.clear();
        made = rule(classification, issuer, separator);
        rules.set(name, made);
      }
      return made(value);
    },
    reason: () => lastReason,
    ready: () => loading.ready,
    keyId: () => key?.id,
    isToken(text) {
      const id = tokenKeyId(text);
      return id !== undefined && keyIds.has(id);
    },
    stats: () => ({ retries: loading.retries, failures: loading.failures, lastFailure: loading.lastFailure }),
  };
}
