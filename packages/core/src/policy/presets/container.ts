import type { Policy } from "../policy.ts";

/**
 * Limits that keep a line below 15 KB of UTF-8, since container runtimes cut lines at 16 KB: 2,800 code units of values
 * and 800 of a message, at three bytes each, and the names of what is gone.
 */
export const containerPreset: Policy = {
  version: 1,
  rules: {},
  limits: { depth: 5, keys: 100, items: 50, string: 800, record: 2800 },
};
