import { RedactionError } from "../errors.ts";
import { isPart, lengthPrefixed } from "./derive.ts";

/**
 * What a wrapped key is bound to, such as `{ tenant, purpose }`. It is no secret: KMS writes it to CloudTrail in clear,
 * so it never holds PHI.
 */
export type KeyContext = Readonly<Record<string, string>>;

const most = 8;

/**
 * The members of a context in the order of their names: at most 8, names and values of 1 to 128 characters.
 * Throws `PHILOG_OPTION_BAD`, which names no value.
 */
export function contextEntries(context: KeyContext): [string, string][] {
  const bad = (detail: string) => new RedactionError("PHILOG_OPTION_BAD", `context: ${detail}`);
  if (typeof context !== "object" || context === null) throw bad("it has to be an object");
  const entries = Object.entries(context);
  if (entries.length > most) throw bad(`it has more than ${most} members`);
  if (entries.flat().some((text) => !isPart(text) || text === "")) {
    throw bad("its names and values have to be text of 1 to 128 characters");
  }
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A context as bytes that only an equal context gives: `label` and its members, each after its length. */
export function contextBytes(label: string, context: KeyContext): Buffer {
  return lengthPrefixed([label, ...contextEntries(context).flat()]);
}
