import type { CanaryValue } from "../canaries/canary.ts";
import { TestingError } from "../errors.ts";
import { encodings, shortestNeedle } from "./encodings.ts";
import { type Output, textOf } from "./output.ts";

/** Where a canary is: never the value, never the text around it. */
export interface Leak {
  /** The canary's kind; `value` for a plain string. */
  kind: string;
  /** Its place in the list of canaries. */
  index: number;
  encoding: string;
  /** Where it begins, in UTF-16 code units of the whole output. */
  offset: number;
}

/** Searches one output. Reports each canary once for each encoding, at the first place. */
export type Finder = (output: Output) => Leak[];

interface Needle {
  text: string;
  exactCase: boolean;
  canaries: { kind: string; index: number; encoding: string }[];
}

/** Lower case of the same length, so that offsets hold: only U+0130 would grow, and final sigma depends on its place. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  const even = lower.length === text.length ? lower : text.replaceAll("\u0130", "i").toLowerCase();
  return even.replaceAll("\u03c2", "\u03c3");
}

// Four bits for each of the last four characters: older ones are shifted out.
const hashes = 2 ** 16;
const step = (hash: number, unit: number) => ((hash << 4) ^ unit) & 0xffff;

function startHash(folded: string): number {
  let hash = 0;
  for (let at = 0; at < shortestNeedle; at++) hash = step(hash, folded.charCodeAt(at));
  return hash;
}

function collect(values: readonly CanaryValue[]): Iterable<Needle> {
  if (values.length === 0) throw new TestingError("PHILOG_CANARIES_EMPTY");
  const needles = new Map<string, Needle>();
  for (const [index, canary] of values.entries()) {
    const { kind, value } = typeof canary === "object" && canary !== null ? canary : { kind: "value", value: canary };
    if (typeof value !== "string" || value.length < shortestNeedle) {
      throw new TestingError("PHILOG_CANARY_SHORT", `canary ${index}`);
    }
    for (const { encoding, needle, exactCase } of encodings(value)) {
      const text = exactCase ? needle : fold(needle);
      const key = `${exactCase}${text}`;
      const known = needles.get(key) ?? { text, exactCase, canaries: [] };
      if (!known.canaries.some((other) => other.index === index)) known.canaries.push({ kind, index, encoding });
      needles.set(key, known);
    }
  }
  return needles.values();
}

/**
 * Compiles a search for every encoding of every canary, to be used on many outputs: one pass over each, whatever the
 * number of canaries. Throws `PHILOG_CANARIES_EMPTY` and `PHILOG_CANARY_SHORT`.
 */
export function createFinder(values: readonly CanaryValue[]): Finder {
  const starts = new Uint8Array(hashes);
  const buckets = new Map<number, Needle[]>();
  for (const needle of collect(values)) {
    const hash = startHash(fold(needle.text));
    starts[hash] = 1;
    buckets.set(hash, [...(buckets.get(hash) ?? []), needle]);
  }

  return (output) => {
    const text = textOf(output);
    const folded = fold(text);
    const leaks = new Map<string, Leak>();
    let hash = 0;
    for (let at = 0; at < folded.length; at++) {
      hash = step(hash, folded.charCodeAt(at));
      const offset = at - shortestNeedle + 1;
      if (starts[hash] === 0 || offset < 0) continue;
      for (const needle of buckets.get(hash)!) {
        if (!(needle.exactCase ? text : folded).startsWith(needle.text, offset)) continue;
        for (const { kind, index, encoding } of needle.canaries) {
          const key = `${index} ${encoding}`;
          if (!leaks.has(key)) leaks.set(key, { kind, index, encoding, offset });
        }
      }
    }
    return [...leaks.values()];
  };
}

/** Every canary in the output and the encoding it survived in; empty where there is none. */
export const findLeaks = (output: Output, values: readonly CanaryValue[]): Leak[] => createFinder(values)(output);
