import { type Classification, classifications } from "../policy/identifiers.ts";
import { sealedPattern } from "../policy/sealed-form.ts";

/** The parts of a sealed value's text. */
export interface SealedText {
  readonly classification: Classification;
  /** The id of its segment. */
  readonly id: string;
  readonly number: number;
  /** Ciphertext and tag, in base64url. */
  readonly body: string;
}

const prefix = "sealed1.";
const wholeForm = new RegExp(`^${sealedPattern}$`);
const everyForm = new RegExp(sealedPattern, "g");
const leastLength = prefix.length + Math.min(...classifications.map(({ length }) => length)) + 1 + 32 + 1 + 1 + 1 + 64;

/** Whether a text is exactly one sealed value, of any key. Says nothing about who wrote it. */
export function isSealedText(text: string): boolean {
  return text.length >= leastLength && text.startsWith(prefix) && wholeForm.test(text);
}

/** The parts of a text that is exactly one sealed value, else `undefined`. */
export function readSealed(text: string): SealedText | undefined {
  if (!isSealedText(text)) return undefined;
  const [, classification, id, number, body] = text.split(".");
  return { classification: classification as Classification, id: id!, number: Number(number), body: body! };
}

export function writeSealed({ classification, id, number, body }: SealedText): string {
  return `${prefix}${classification}.${id}.${number}.${body}`;
}

/** Replaces every sealed value in a text. Linear in the text. */
export function replaceSealed(text: string, replace: (sealed: string) => string): string {
  return text.includes(prefix) ? text.replace(everyForm, replace) : text;
}

/** The sealed values in a text, in order, each once. */
export function sealedIn(text: string): string[] {
  return text.includes(prefix) ? [...new Set(text.match(everyForm))] : [];
}
