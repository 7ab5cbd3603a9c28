import { isKnownWord, splitWords } from "../key-words.ts";

const parameter = /^(?::[A-Za-z_][A-Za-z0-9_]{0,63}\??|\{[A-Za-z_][A-Za-z0-9_]{0,63}\??\}|\*[A-Za-z]{0,63})$/;
const words = /^[a-z$][a-z0-9]*(?:[._-][a-z0-9]+)*$/;
const capitalised = /^[$A-Za-z]+$/;

function fitsSegment(segment: string): boolean {
  if (parameter.test(segment)) return true;
  if (words.test(segment)) return segment.replace(/[^0-9]/g, "").length <= 3;
  return capitalised.test(segment) && splitWords(segment).every(isKnownWord);
}

/** The route of a request that none was found for. */
export const unmatched = "[UNMATCHED]";

/**
 * A path template, at most 256 characters: `:params`, `{params}`, `*`, and static segments, which are lower-case words
 * with at most three digits, or known words in camel or capitalised form (FHIR's resource names). Also `[UNMATCHED]`, where no route was found.
 */
export function isRoute(value: string): boolean {
  if (value === unmatched) return true;
  if (value.length > 256 || !value.startsWith("/")) return false;
  if (value === "/") return true;
  const segments = value.slice(1).split("/");
  if (segments.at(-1) === "") segments.pop();
  return segments.every(fitsSegment);
}
