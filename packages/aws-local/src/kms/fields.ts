import { createFields } from "../fields.ts";
import type { Input } from "../service.ts";
import { ServiceError } from "../service-error.ts";

export const fields = createFields("ValidationException");

const longestContext = 8192;

export const keyIdOf = (input: Input, name = "KeyId") => fields.text(input, name, { max: 2048 });

/** Bytes, which are base64 in a request. */
export function readBytes(input: Input, name: string, most: number): Buffer {
  const bytes = Buffer.from(fields.text(input, name, { min: 0, max: most * 2 + 8 }), "base64");
  if (bytes.length === 0) fields.refuse(name, "", "have length greater than or equal to 1");
  if (bytes.length > most) fields.refuse(name, `[${bytes.length} bytes]`, `have length less than or equal to ${most}`);
  return bytes;
}

/** The encryption context as bytes that only an equal context gives. */
export function contextOf(input: Input, name = "EncryptionContext"): Buffer {
  const entries = Object.entries(fields.texts(input, name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const bytes = Buffer.from(JSON.stringify(entries));
  if (bytes.length > longestContext) throw new ServiceError("ValidationException", "EncryptionContext is too large.");
  return bytes;
}
