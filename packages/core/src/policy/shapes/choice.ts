import { RedactionError } from "../../errors.ts";
import { isPlainPattern } from "../pattern-syntax.ts";

type Choice = string | number | boolean;

/** Checks values against a list; a number and its decimal text are different values. */
export function createChoice(choices: readonly Choice[]) {
  const values: ReadonlySet<Choice> = new Set(choices);
  const holds = (value: Choice) => values.has(value);
  const plain = choices.every(
    (value) => typeof value !== "string" || JSON.stringify(value).length === value.length + 2,
  );
  return { string: holds, number: holds, boolean: holds, plain };
}

/** The regular expression of a pattern, which has to match the whole value. Throws `PHILOG_PATTERN_BAD`. */
export function compilePattern(source: string): RegExp {
  try {
    // Compiled alone first: `a)(b` is only a regular expression inside the group.
    new RegExp(source);
    return new RegExp(`^(?:${source})$`);
  } catch {
    throw new RedactionError("PHILOG_PATTERN_BAD");
  }
}

/** Checks strings of at most `maxLength` UTF-16 code units against a pattern. @default maxLength 256 */
export function createPatternCheck(source: string, maxLength = 256) {
  const expression = compilePattern(source);
  const string = (value: string) => value.length <= maxLength && expression.test(value);
  return { string, plain: isPlainPattern(source) };
}
