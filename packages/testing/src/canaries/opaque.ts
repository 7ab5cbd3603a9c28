import { checkOptions } from "../options.ts";
import type { Canary } from "./canary.ts";
import { createRandom, type Random, type Seed } from "./random.ts";

export interface OpaqueOptions {
  /** Words in one canary. @default 2 */
  words?: 1 | 2;
  /** @default "capitalised" */
  letters?: "capitalised" | "lower" | "upper";
}

// No English or technical word begins with one of these, so that no word list and no vocabulary knows the canary.
const onsets = ["vr", "zl", "kv", "zv", "vl", "tv", "dv", "zr", "xw", "gz", "kz", "vj", "xr", "zg"];
const vowels = ["a", "e", "i", "o", "u", "ai", "ou"];
const middles = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "v", "x", "z", "ld", "lm", "nd", "rk", "rn", "sk"];
const codas = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "q", "r", "t", "v", "x", "z", "rg", "lk"];

const word = ({ pick }: Random) =>
  [onsets, vowels, middles, vowels, middles, vowels, codas].map((sounds) => pick(sounds)).join("");

function write(plain: string, letters: OpaqueOptions["letters"]): string {
  if (letters === "lower") return plain;
  if (letters === "upper") return plain.toUpperCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Random words that no detector could know. All words of one call differ. @default count 8 */
export function opaque(seed: Seed, count = 8, options: OpaqueOptions = {}): Canary[] {
  checkOptions(options, ["words", "letters"], "canaries.opaque");
  const random = createRandom(`opaque/${seed}`);
  const plain = new Set<string>();
  const each = options.words ?? 2;
  while (plain.size < count * each) plain.add(word(random));
  const words = [...plain].map((one) => write(one, options.letters));
  return Array.from({ length: count }, (_, index) => {
    const value = words.slice(index * each, (index + 1) * each).join(" ");
    return { kind: "opaque", value, text: value };
  });
}
