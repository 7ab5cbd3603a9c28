import { RedactionError } from "../errors.ts";
import { type Classification, classifications } from "../policy/identifiers.ts";
import { refuseUnknown } from "../policy/nearest.ts";
import { isPart, issuerFor } from "./derive.ts";
import { holdKeys, type TokenKey, type TokenKeys } from "./key.ts";
import { isTokenizable, normalizer } from "./normalize.ts";

export interface JoinOptions {
  /** Await them first where they come from a promise. */
  keys: TokenKeys;
  /** @default none */
  tenant?: string;
  /** As the policy's `issuer`: for mrn, account and healthPlan. @default none */
  issuer?: string;
}

/** Where the tokens of a value were written, as the rule of its field says. */
export interface JoinRule {
  issuer?: string;
  separator?: string;
  tenant?: string;
}

export interface KeyedToken {
  keyId: string;
  token: string;
}

export interface Join {
  /** The tokens of a value under every key, the current one first: what to search the logs for. */
  tokensOf(classification: Classification, value: string | number | bigint, rule?: JoinRule): KeyedToken[];
  /** From each token under a previous key to the one under the current key, for the values of a master list. */
  bridge(
    classification: Classification,
    values: Iterable<string | number | bigint>,
    rule?: JoinRule,
  ): Map<string, string>;
}

const bad = (detail: string) => new RedactionError("PHILOG_OPTION_BAD", detail);

function partOf(text: string, where: string): string {
  if (!isPart(text)) throw bad(`${where}: it has to be text of at most 128 characters`);
  return text;
}

/**
 * Follows a value through the logs across keys; for the tool of an investigation, not for a process that writes logs.
 * Tokens are one-way: it needs the value, and finds it under each key.
 * Throws as `holdKeys` does, `PHILOG_OPTION_BAD` for what can have no token, `PHILOG_ACTION_NOT_ALLOWED` for a
 * classification without tokens.
 */
export function createJoin(options: JoinOptions): Join {
  refuseUnknown("createJoin", options, ["keys", "tenant", "issuer"]);
  const { tenant = "", issuer } = options;
  const { current, previous } = holdKeys(options.keys);

  const tokensIn = (classification: Classification, rule: JoinRule) => {
    refuseUnknown("the rule", rule, ["issuer", "separator", "tenant"]);
    if (!classifications.includes(classification)) throw bad("classification: it is not one of Philog's");
    if (!isTokenizable(classification)) throw new RedactionError("PHILOG_ACTION_NOT_ALLOWED", classification);
    const normal = normalizer(classification, rule.separator);
    if (normal === undefined) throw bad("separator: it has to be punctuation or space");
    const ownTenant = partOf(rule.tenant ?? tenant, "tenant");
    const ownIssuer = partOf(issuerFor(classification, rule.issuer, issuer), "issuer");
    const spaceOf = (key: TokenKey) => ({ keyId: key.id, tokenOf: key.space(ownTenant, classification, ownIssuer) });
    const spaces = [spaceOf(current), ...previous.map(spaceOf)];
    return (value: unknown): KeyedToken[] => {
      const normalized = normal(value);
      if (normalized === undefined) throw bad("value: it can have no token");
      return spaces.map(({ keyId, tokenOf }) => ({ keyId, token: tokenOf(normalized) }));
    };
  };

  return {
    tokensOf: (classification, value, rule = {}) => tokensIn(classification, rule)(value),
    bridge(classification, values, rule = {}) {
      const tokens = tokensIn(classification, rule);
      const bridged = new Map<string, string>();
      for (const value of values) {
        const [now, ...before] = tokens(value);
        for (const { token } of before) bridged.set(token, now!.token);
      }
      return bridged;
    },
  };
}
