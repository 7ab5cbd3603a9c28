import { RedactionError } from "../errors.ts";
import { refuseUnknown } from "./nearest.ts";

/**
 * Refuses options that a function does not know; `where` names the function. Undefined options are none.
 * Throws PHILOG_OPTION_BAD where `options` is no object, PHILOG_OPTION_UNKNOWN with the nearest known option.
 */
export function checkOptions(options: unknown, known: readonly string[], where: string): void {
  if (options === undefined) return;
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new RedactionError("PHILOG_OPTION_BAD", `the options of ${where} are an object`);
  }
  refuseUnknown(`the options of ${where}`, options, known);
}
