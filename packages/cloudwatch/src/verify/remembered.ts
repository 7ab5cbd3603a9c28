import { createHash } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import type { Expectation } from "./check-group.ts";
import type { Memory } from "./gate.ts";

/** Milliseconds for which a verification counts after a restart. */
const valid = 7 * 24 * 3_600_000;

/** Keeps in a file that a group was as expected: of these expectations, not of others. Without a path it forgets. */
export function rememberIn(path: string | undefined, group: string, expected: Expectation, now: () => number): Memory {
  const text = createHash("sha256")
    .update(JSON.stringify([group, expected]))
    .digest("hex");
  return {
    wasVerified() {
      if (path === undefined) return false;
      try {
        return readFileSync(path, "utf8") === text && now() - statSync(path).mtimeMs < valid;
      } catch {
        return false;
      }
    },
    note() {
      if (path === undefined) return;
      try {
        writeFileSync(path, text, { mode: 0o600 });
      } catch {
        // Then the next start looks for itself.
      }
    },
  };
}
