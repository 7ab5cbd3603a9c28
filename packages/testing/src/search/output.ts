import { TestingError } from "../errors.ts";

/** What can be searched: text, bytes, chunks of either in the order they were written, or anything captured. */
export type Output = string | Uint8Array | readonly (string | Uint8Array)[] | { text(): string };

const bytesOf = (chunk: unknown): Buffer => {
  if (typeof chunk === "string") return Buffer.from(chunk);
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TestingError("PHILOG_OUTPUT_BAD");
};

/**
 * The whole output as one text; chunks are joined, so that a value cut in two by them is found.
 * Anything else throws `PHILOG_OUTPUT_BAD`: what cannot be searched must not pass for clean.
 */
export function textOf(output: Output): string {
  if (typeof output === "string") return output;
  if (output instanceof Uint8Array) return bytesOf(output).toString();
  if (Array.isArray(output)) return Buffer.concat(output.map(bytesOf)).toString();
  if (typeof output !== "object" || output === null || !("text" in output) || typeof output.text !== "function") {
    throw new TestingError("PHILOG_OUTPUT_BAD");
  }
  const text: unknown = output.text();
  if (typeof text !== "string") throw new TestingError("PHILOG_OUTPUT_BAD");
  return text;
}
