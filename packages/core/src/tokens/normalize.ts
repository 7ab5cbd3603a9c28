import { allowedActions } from "../policy/actions.ts";
import type { Classification } from "../policy/identifiers.ts";

/** Part of the derivation: a change of anything in this file that changes a result needs a new version. */
export const normalizerVersion = "1";

/** Code units of a value: longer ones are documents, not identifiers. */
const longest = 256;
const tooLarge = 10n ** BigInt(longest);
const loneSurrogate = /\p{Surrogate}/u;

/** Whether values of the classification may have tokens at all; `false` for what is no classification. */
export function isTokenizable(classification: Classification): boolean {
  const actions: readonly string[] | undefined = allowedActions[classification];
  return actions?.includes("tokenize") ?? false;
}

/** Characters without meaning in the identifier itself; people type them to group it. */
const grouping: Partial<Record<Classification, string>> = { ssn: "- ", phone: "- ()./", fax: "- ()./" };

/** Soft hyphen, zero-width space, direction marks, word joiner, byte order mark: they come along with a paste. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** What NFKC leaves of white space, as code points, so that it is the same in every language. */
const spaces = "\\t-\\r \\x85\\u1680\\u2028\\u2029";
const spaceRun = new RegExp(`[${spaces}]+`, "g");
const surrounding = /^ | $/g;
/** What NFKC leaves of hyphens, dashes and minus signs. */
const dashes = "\\u2010-\\u2015\\u2212";

const separators = /^[\p{P}\p{Zs}$+<=>^`|~]{1,8}$/u;

/** Whether a text can be declared as separator: one to eight punctuation characters or spaces, no letters, no digits. */
export function isSeparator(text: unknown): text is string {
  return typeof text === "string" && separators.test(text.normalize("NFKC"));
}

function removalOf(classification: Classification, separator: string): RegExp | undefined {
  const characters = [...(grouping[classification] ?? ""), ...separator.normalize("NFKC")];
  if (characters.length === 0) return undefined;
  const escaped = characters.map((character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
  if (characters.includes("-")) escaped.push(dashes);
  if (characters.includes(" ")) escaped.push(spaces);
  return new RegExp(`[${escaped.join("")}]`, "gu");
}

/** Text of a value: numbers are written as decimal text, and only where they are exact. */
function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value.length > longest || loneSurrogate.test(value) ? undefined : value;
    case "number":
      return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
    case "bigint":
      return value >= 0n && value < tooLarge ? String(value) : undefined;
    default:
      return undefined;
  }
}

/** Gives the normalized text of a value, or `undefined` where it is no identifier. */
export type Normalizer = (value: unknown) => string | undefined;

/**
 * The normalizer of one rule; `undefined` where the classification has no tokens or the separator is none.
 * In this order: NFKC; lower case, final sigma written as sigma; NFKC; invisible characters removed; separators
 * removed (`-` stands for every dash, a space for all white space; ssn, phone and fax have some of their own); runs of
 * white space written as one space, none around; NFKC. Leading zeros stay. Characters newer than a runtime's Unicode
 * version are not folded by it.
 */
export function normalizer(classification: Classification, separator?: string): Normalizer | undefined {
  if (!isTokenizable(classification) || (separator !== undefined && !isSeparator(separator))) return undefined;
  const removal = removalOf(classification, separator ?? "");
  return (value) => {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const folded = text.normalize("NFKC").toLowerCase().replaceAll("ς", "σ").normalize("NFKC").replace(invisible, "");
    const bare = removal === undefined ? folded : folded.replace(removal, "");
    const normalized = bare.replace(spaceRun, " ").replace(surrounding, "").normalize("NFKC");
    return normalized === "" ? undefined : normalized;
  };
}

/** Normalizes one value, as `normalizer` does. */
export function normalize(
  classification: Classification,
  value: unknown,
  options: { separator?: string } = {},
): string | undefined {
  return normalizer(classification, options.separator)?.(value);
}
