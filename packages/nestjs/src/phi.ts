import { type Classification, classifications, RedactionError } from "@philog/core";

const membersKey = Symbol.for("philog.phi");

interface Holder {
  [membersKey]?: Map<string, Classification>;
}

/** What has been declared in this process: by name, since a record does not tell which class its members are of. */
export function phiMembers(): Map<string, Classification> {
  const holder = globalThis as Holder;
  holder[membersKey] ??= new Map();
  return holder[membersKey];
}

/**
 * Declares a DTO's property to be PHI: from then on no rule of the module's policy keeps a member of that name by its
 * shape. Can only tighten. Throws PHILOG_OPTION_BAD for what is no classification.
 */
export function Phi(classification: Classification): (target: object, property?: unknown) => void {
  if (!classifications.includes(classification)) {
    throw new RedactionError("PHILOG_OPTION_BAD", `Phi takes one of ${classifications.join(", ")}`);
  }
  return (_target, property) => {
    // TypeScript's decorators give the name; those of the language a context that has it.
    const name = typeof property === "object" && property !== null ? (property as { name?: unknown }).name : property;
    const members = phiMembers();
    if (typeof name === "string" && !members.has(name)) members.set(name, classification);
  };
}
