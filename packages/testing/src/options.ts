import { TestingError } from "./errors.ts";

/**
 * Refuses options that a function does not know; `where` names the function.
 * Throws PHILOG_TESTING_OPTION, which names the known ones.
 */
export function checkOptions(options: object, known: readonly string[], where: string): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw new TestingError("PHILOG_TESTING_OPTION", `${where} takes ${known.join(", ")}, and has \`${name}\``);
    }
  }
}
