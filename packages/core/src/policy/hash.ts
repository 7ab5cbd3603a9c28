import { createHash } from "node:crypto";
import type { ResolvedPolicy } from "./resolve.ts";

/** JSON with sorted keys and no space, as RFC 8785 writes it for plain data. Members that are undefined are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/**
 * `sha256:` and 64 hex digits over what the policy means: not over where it was read from, nor the order of its rules.
 * `versions` names the versions of presets, detectors and package.
 */
export function hashPolicy(resolved: ResolvedPolicy, versions: Readonly<Record<string, string | number>>): string {
  const { rules, sources: _, ...rest } = resolved;
  const sorted = rules.map(({ segments, rule, order }) => canonicalJson({ segments, rule, order })).sort();
  const text = canonicalJson({ ...rest, rules: sorted, versions });
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
