import { isUtf8 } from "node:buffer";

const leastBytes = 32;
const leastDistinct = 8;
/** No class of characters fills more of 43 random base64 characters, but for three keys in a million. */
const largestShare = 0.75;

/** Whether the bytes are a block of `size` bytes again and again. */
const repeats = (bytes: Uint8Array, size: number) => bytes.every((byte, i) => i < size || byte === bytes[i - size]);

/** Whether each byte goes on from those `size` and `2 * size` before it in equal steps: a counter of any width. */
const counts = (bytes: Uint8Array, size: number) =>
  bytes.every((byte, i) => i < 2 * size || ((byte - 2 * bytes[i - size]! + bytes[i - 2 * size]!) & 255) === 0);

function hasPattern(bytes: Uint8Array): boolean {
  for (let size = 1; size < leastBytes && 2 * size <= bytes.length; size++) {
    if (repeats(bytes, size) || (3 * size <= bytes.length && counts(bytes, size))) return true;
  }
  return false;
}

/** What is wrong with the bytes of a secret, or `undefined`. Refuses one random key of 32 bytes in 10^8. */
export function weakness(bytes: Uint8Array): string | undefined {
  if (bytes.length < leastBytes) return "it has fewer than 32 bytes";
  if (new Set(bytes).size < leastDistinct) return "it has fewer than 8 different bytes";
  if (hasPattern(bytes)) return "its bytes repeat or count";
  if (isUtf8(bytes)) return "it is text; take random bytes and write them in base64";
  return undefined;
}

/** What is wrong with base64 text: `passwordpassword...` is valid base64, and its bytes look random. */
export function textWeakness(text: string): string | undefined {
  const lower = text.replace(/[^a-z]/g, "").length;
  const upper = text.replace(/[^A-Z]/g, "").length;
  const largest = Math.max(lower, upper) / text.length;
  if (lower === 0 || upper === 0 || largest > largestShare) return "it reads like words, not like random base64";
  if (hasPattern(Buffer.from(text))) return "its text repeats";
  return undefined;
}
