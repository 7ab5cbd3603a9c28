import type { Check } from "./check.ts";
import { nodeChecks } from "./checks-node.ts";
import { otherChecks } from "./checks-others.ts";
import { loggerChecks, ownChecks, platformChecks } from "./checks-own.ts";
import { type Inspected, inspectedProcess } from "./inspected.ts";

/**
 * Looks for ways past the policy in the running process, as far as they can be seen from inside it. Holds names and
 * counts, never a value. Does not throw: a check that fails is `unknown`.
 */
export function inspectProcess(inspected: Inspected = inspectedProcess()): Check[] {
  const groups = [ownChecks, loggerChecks, nodeChecks, platformChecks, otherChecks];
  return groups.flatMap((look): Check[] => {
    try {
      return look(inspected);
    } catch {
      return [{ id: look.name, state: "unknown", what: "these checks could not be made" }];
    }
  });
}
