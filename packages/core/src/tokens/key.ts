import type { KeyObject } from "node:crypto";
import { inspect } from "node:util";
import { RedactionError } from "../errors.ts";
import type { Classification } from "../policy/identifiers.ts";
import { refuseUnknown } from "../policy/nearest.ts";
import { deriveKey, digest } from "./derive.ts";
import { readSecret, type Secret } from "./secret.ts";
import { keyIdPattern } from "./token.ts";

/** A token key as the user gives it. */
export interface KeyMaterial {
  /** Stands in every token: a letter or digit, then at most 31 letters, digits and hyphens, lower case. */
  id: string;
  secret: Secret;
}

/** The token keys as the user gives them; only the join door reads `previous`. */
export interface TokenKeys {
  current: KeyMaterial;
  previous?: KeyMaterial[];
}

/** Token keys that were checked and taken over. */
export interface HeldKeys {
  current: TokenKey;
  previous: TokenKey[];
}

/** A key in memory: it makes tokens and never prints. */
export interface TokenKey {
  readonly id: string;
  /** The function from normalized value to token of one space. `tenant` and `issuer` have to satisfy `isPart`. */
  readonly space: (tenant: string, classification: Classification, issuer: string) => (normalized: string) => string;
}

const keyId = new RegExp(`^${keyIdPattern}$`);

const bad = (detail: string) => new RedactionError("PHILOG_KEY_BAD", detail);

function readMaterial(material: unknown, where: string): { id: string; secret: KeyObject } {
  if (typeof material !== "object" || material === null) throw bad(`${where}: it has to be { id, secret }`);
  refuseUnknown(where, material, ["id", "secret"]);
  const { id, secret } = material as Partial<KeyMaterial>;
  if (typeof id !== "string" || !keyId.test(id)) throw bad(`${where}.id: it has to be a short code such as "k1"`);
  return { id, secret: readSecret(secret, `${where}.secret`) };
}

/**
 * Checks token keys; the secrets of the result are `KeyObject`s.
 * Throws `PHILOG_KEY_BAD`, `PHILOG_KEY_WEAK` and `PHILOG_OPTION_UNKNOWN`.
 */
export function readKeys(keys: unknown) {
  if (typeof keys !== "object" || keys === null) throw bad("keys: they have to be { current: { id, secret } }");
  refuseUnknown("keys", keys, ["current", "previous"]);
  const { current, previous = [] } = keys as Partial<TokenKeys>;
  if (!Array.isArray(previous)) throw bad("keys.previous: it has to be an array");
  const read = {
    current: readMaterial(current, "keys.current"),
    previous: previous.map((material, i) => readMaterial(material, `keys.previous[${i}]`)),
  };
  const ids = [read.current, ...read.previous].map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw bad("keys: two of them have the same id");
  return read;
}

function holdKey({ id, secret }: { id: string; secret: KeyObject }): TokenKey {
  const text = () => `[token key ${id}]`;
  const space: TokenKey["space"] = (tenant, classification, issuer) => {
    const key = deriveKey(secret, tenant, classification, issuer);
    const prefix = `tok1.${classification}.${id}.`;
    return (normalized) => prefix + digest(key, normalized);
  };
  return Object.freeze({ id, space, toString: text, toJSON: text, [inspect.custom]: text });
}

/** Checks token keys and takes them over. Throws as `readKeys` does. */
export function holdKeys(keys: unknown): HeldKeys {
  const { current, previous } = readKeys(keys);
  return { current: holdKey(current), previous: previous.map(holdKey) };
}
