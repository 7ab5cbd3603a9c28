import { classifications } from "../policy/identifiers.ts";
import { isTokenizable } from "./normalize.ts";

/** The form of a key id, without anchors. */
export const keyIdPattern = "[a-z0-9][a-z0-9-]{0,31}";

/** 22 characters of base64url are 132 bits for 128, so the last one is one of four. */
const digestPattern = "[A-Za-z0-9_-]{21}[AQgw]";

const names = classifications.filter(isTokenizable).join("|");

const body = `tok1\\.(?:${names})\\.(${keyIdPattern})\\.${digestPattern}`;

/**
 * Source of a regular expression, linear in its input, for a token inside text; not inside a longer word.
 * Its one group is the key id.
 */
export const tokenPattern = `(?<![\\w-])${body}(?![\\w-])`;

const wholeToken = new RegExp(`^${body}$`);
const longest = "tok1.healthPlan..".length + 32 + 22;

/** The key id of a text that is exactly one token, else `undefined`. */
export function tokenKeyId(text: string): string | undefined {
  return text.length > longest || !text.startsWith("tok1.") ? undefined : wholeToken.exec(text)?.[1];
}

/** Whether a text is exactly one token, of any key. Says nothing about who wrote it. */
export function isTokenText(text: string): boolean {
  return tokenKeyId(text) !== undefined;
}
