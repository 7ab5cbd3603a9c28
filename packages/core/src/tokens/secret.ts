import { createSecretKey, type KeyObject } from "node:crypto";
import { types } from "node:util";
import { RedactionError } from "../errors.ts";
import { textWeakness, weakness } from "./weakness.ts";

/** 32 bytes or more: raw, as base64 or base64url text, or as a secret `KeyObject`, which never prints. */
export type Secret = Uint8Array | string | KeyObject;

const base64 = /^(?:[A-Za-z0-9+/]+|[A-Za-z0-9_-]+)={0,2}$/;
const hex = /^[0-9a-f]{64,}$/i;

function refuseWeak(reason: string | undefined, where: string): void {
  if (reason !== undefined) throw new RedactionError("PHILOG_KEY_WEAK", `${where}: ${reason}`);
}

function fromText(text: string, where: string): Buffer {
  const bare = text.replace(/={1,2}$/, "");
  if (!base64.test(text) || bare.length % 4 === 1) {
    throw new RedactionError("PHILOG_KEY_BAD", `${where}: text has to be base64`);
  }
  // Hexadecimal text is valid base64 of another key: whoever reads it as hexadecimal would get other tokens.
  if (hex.test(text)) throw new RedactionError("PHILOG_KEY_BAD", `${where}: it is hexadecimal, and has to be base64`);
  const bytes = Buffer.from(bare, "base64");
  refuseWeak(weakness(bytes), where);
  refuseWeak(textWeakness(bare), where);
  return bytes;
}

function bytesOf(secret: unknown, where: string): Buffer {
  if (typeof secret === "string") return fromText(secret, where);
  if (types.isUint8Array(secret)) return Buffer.from(secret);
  if (types.isKeyObject(secret) && secret.type === "secret") return secret.export();
  throw new RedactionError("PHILOG_KEY_BAD", `${where}: it has to be bytes or base64 text`);
}

/**
 * Takes a secret over into a `KeyObject`; the caller's bytes stay as they are.
 * Throws `PHILOG_KEY_BAD` and `PHILOG_KEY_WEAK`, which name `where` and never the secret.
 */
export function readSecret(secret: unknown, where: string): KeyObject {
  const bytes = bytesOf(secret, where);
  try {
    refuseWeak(weakness(bytes), where);
    return createSecretKey(bytes);
  } finally {
    bytes.fill(0);
  }
}
