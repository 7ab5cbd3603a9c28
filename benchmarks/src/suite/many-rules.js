const rules = ["code", "uuid", "integer", "boolean", "mrn", "email", "route", "milliseconds", { oneOf: ["on", "off"] }];
const pattern = (index) => ({ pattern: `^unit${index}_[a-z0-9]{4,12}$` });

const pathOf = (index) => `module${Math.floor(index / 8)}.field${index % 8}`;

/** A policy of `count` rules in groups of eight, a tenth of them patterns, which have to be checked for linear time. */
export function createPolicy(count) {
  const entries = Array.from({ length: count }, (_, index) => [
    pathOf(index),
    index % 10 === 9 ? pattern(index) : rules[index % 10],
  ]);
  return { version: 1, rules: Object.fromEntries(entries) };
}

/** The same places as paths of a denylist. */
export const createPaths = (count) => Array.from({ length: count }, (_, index) => pathOf(index));
