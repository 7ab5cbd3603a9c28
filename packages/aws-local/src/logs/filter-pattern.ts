import { ServiceError } from "../service-error.ts";

const term = /([-?]?)(?:"([^"]*)"|([^\s"]+))/g;

/**
 * Whether a message has the terms of a filter pattern: all plain ones, one of those after `?`, none of those after `-`.
 * Patterns of JSON members and of columns are refused.
 */
export function filterBy(pattern: string): (message: string) => boolean {
  if (/^\s*[{[%]/.test(pattern)) {
    throw new ServiceError(
      "InvalidParameterException",
      "Invalid filter pattern: only terms and phrases are known here.",
    );
  }
  const terms = [...pattern.matchAll(term)].map(([, sign, phrase, word]) => ({ sign, text: phrase ?? word ?? "" }));
  const signed = (wanted: string) => terms.filter(({ sign }) => sign === wanted).map(({ text }) => text);
  const [all, none, any] = [signed(""), signed("-"), signed("?")];
  return (message) =>
    all.every((text) => message.includes(text)) &&
    !none.some((text) => message.includes(text)) &&
    (any.length === 0 || any.some((text) => message.includes(text)));
}
