import { formatPath, type Segment } from "../policy/path.ts";
import type { ResolvedRule } from "../policy/resolve.ts";

/**
 * The rules of `err`, for a host that puts errors under another key. One policy's own rules for that key are stronger,
 * and a stronger policy's rules for `err` are stronger still.
 */
export function errorKeyRules(rules: readonly ResolvedRule[], key: string): ResolvedRule[] {
  return rules.flatMap((rule) => {
    const [first, ...below] = rule.segments;
    if (first?.kind !== "key" || first.key !== "err") return [];
    const segments: Segment[] = [{ kind: "key", key }, ...below];
    return [{ ...rule, path: formatPath(segments), segments, order: rule.order - 0.5 }];
  });
}
