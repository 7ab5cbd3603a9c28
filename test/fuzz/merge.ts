import type { Figures } from "./fuzz.ts";

function add(one: unknown, other: unknown): unknown {
  if (typeof one === "number" && typeof other === "number") return one + other;
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one ?? other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  const member = (object: object, key: string) => (object as Record<string, unknown>)[key];
  return Object.fromEntries([...keys].map((key) => [key, add(member(one, key), member(other, key))]));
}

/** The figures of runs side by side as those of one run. */
export function merge(runs: readonly Figures[]): Figures {
  const seed = runs.map((run) => run.seed).join(", ");
  return { ...(runs.reduce(add as (one: Figures, other: Figures) => Figures) as Figures), seed };
}
