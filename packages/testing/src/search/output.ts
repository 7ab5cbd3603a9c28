import { TestingError } from "../errors.ts";

/**
 * What can be searched: text, bytes, chunks of either in the order they were written, a captured stream or channel,
 * or what `capture`, `captureProcess` and `spawnSync` give: standard output, then standard error.
 */
export type Output =
  | string
  | Uint8Array
  | readonly (string | Uint8Array)[]
  | { text(): string }
  | { stdout: string | Uint8Array; stderr: string | Uint8Array };

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
  if (typeof output !== "object" || output === null) throw new TestingError("PHILOG_OUTPUT_BAD");
  const { text, stdout, stderr } = output as Record<string, unknown>;
  // One after the other, never as they were interleaved: a value cut in two by the other stream would be missed.
  if (typeof text !== "function") return `${bytesOf(stdout)}\n${bytesOf(stderr)}`;
  const found: unknown = text.call(output);
  if (typeof found !== "string") throw new TestingError("PHILOG_OUTPUT_BAD");
  return found;
}
