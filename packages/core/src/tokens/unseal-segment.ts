import type { KeyObject } from "node:crypto";
import { type ErrorCode, errorTable, RedactionError } from "../errors.ts";
import { additionalData, openText, segmentKey } from "./seal-cipher.ts";
import type { KeyRecord } from "./seal-record.ts";
import type { SealedText } from "./sealed-text.ts";
import type { UnsealKey } from "./unseal-key.ts";

/** The keys of segments, each asked for once. */
export interface OpenedSegments {
  /** The text of a value by the record of its segment; `undefined` where they do not belong together. */
  open(record: KeyRecord, sealed: SealedText): Promise<string | undefined>;
  /** How often a private key was asked. */
  asked(): number;
}

const keyBytes = 32;

/** What a key rejected with, beside the segment it is about: a code of ours, whichever copy of this package made it. */
function refusal(error: unknown, id: string): RedactionError {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const isOurs = typeof code === "string" && Object.hasOwn(errorTable, code);
  if (!isOurs) return new RedactionError("PHILOG_WRAPPED_KEY", `segment ${id}: the key cannot be used`);
  const [, detail = "the key cannot be used"] = /\(([^()]{1,80})\)$/.exec(String(message)) ?? [];
  return new RedactionError(code as ErrorCode, `segment ${id}: ${detail}`);
}

/** Tries the keys that fit a record. Rejects with `PHILOG_WRAPPED_KEY`, or what a key rejects with. */
export function createOpenedSegments(keys: readonly UnsealKey[]): OpenedSegments {
  const opened = new Map<string, Promise<KeyObject>>();
  let asked = 0;

  const openRecord = async (record: KeyRecord): Promise<KeyObject> => {
    const key = keys.find(
      ({ keyId = record.keyId, fingerprint = "" }) => keyId === record.keyId && record.id.startsWith(fingerprint),
    );
    if (key === undefined) throw new RedactionError("PHILOG_WRAPPED_KEY", `segment ${record.id}: it is of another key`);
    asked++;
    let localKey: Uint8Array;
    try {
      localKey = await key.open(Buffer.from(record.wrapped, "base64url"));
    } catch (error) {
      throw refusal(error, record.id);
    }
    try {
      if (localKey.length === keyBytes) return segmentKey(localKey, record);
    } finally {
      localKey.fill(0);
    }
    throw new RedactionError("PHILOG_WRAPPED_KEY", `segment ${record.id}: it is no key of 32 bytes`);
  };

  return {
    async open(record, { classification, number, body }) {
      const name = JSON.stringify(record);
      let key = opened.get(name);
      if (key === undefined) {
        key = openRecord(record);
        opened.set(name, key);
        // KMS may answer the next time.
        key.catch(({ code }: RedactionError) => {
          if (code === "PHILOG_KMS_UNAVAILABLE") opened.delete(name);
        });
      }
      return openText(await key, additionalData(record, classification), number, body);
    },
    asked: () => asked,
  };
}
