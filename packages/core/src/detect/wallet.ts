import { createHash } from "node:crypto";
import type { Detector } from "./detector.ts";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const form = /^(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{25,87})$/;
const BYTES = 25;

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/** Whether the last four of a Base58 string's 25 bytes are the checksum of the others. Source: Bitcoin, Base58Check. */
function base58Check(run: string): boolean {
  let number = 0n;
  for (const character of run) number = number * 58n + BigInt(alphabet.indexOf(character));
  const hex = number.toString(16).padStart(2 * BYTES, "0");
  const bytes = Buffer.from(hex, "hex");
  return sha256(sha256(bytes.subarray(0, 21)))
    .subarray(0, 4)
    .equals(bytes.subarray(21));
}

/** Bitcoin addresses: Base58 with the right checksum, or the form with the prefix `bc1`. */
export const wallet: Detector = {
  name: "wallet",
  classification: "account",
  mixed: [20],
  first: "13b",
  reach: [0, 0],
  find(text, start, runEnd, report) {
    const length = runEnd - start;
    const first = text.charCodeAt(start);
    if (length < 26 || length > 90) return undefined;
    const run = text.slice(start, runEnd);
    if (form.test(run) && (first === 98 || base58Check(run))) report(start, runEnd);
    return undefined;
  },
};
