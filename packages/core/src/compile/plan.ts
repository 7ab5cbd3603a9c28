import { formatPath, type Segment } from "../policy/path.ts";
import { comparePrecedence } from "../policy/precedence.ts";
import type { ResolvedRule } from "../policy/resolve.ts";

/** The frozen meaning of a policy at one place of a record. */
export interface PlanNode {
  /** The path of this place; where `**` leads here, the path of the rule. */
  readonly path: string;
  /** The rule that wins here. */
  readonly rule: ResolvedRule | undefined;
  readonly keys: ReadonlyMap<string, PlanNode>;
  /** Where keys without a node of their own lead, because of `*` or `**`. */
  readonly other: PlanNode | undefined;
  readonly items: PlanNode | undefined;
  /** The message of an error: its quoted runs are values. */
  readonly quoted: boolean;
  /** Reached through `**` alone: what is gone here is named by the first key above that is not. */
  readonly quiet: boolean;
}

/** Whether nothing is listed below a place. */
export function isLeaf(node: PlanNode): boolean {
  return node.keys.size === 0 && node.other === undefined && node.items === undefined;
}

/** Whether what is gone at a place, or below it, has to be named at its parent: it has no path of its own. */
export function isNamedAbove(parent: PlanNode, node: PlanNode): boolean {
  return !parent.quiet && (node.quiet || isLeaf(node));
}

/** A rule and how many of its segments have been walked. */
interface Position {
  rule: number;
  at: number;
}

/** Merges the rules into a tree by precedence. `**` makes it a graph: places where the same rules stand are one node. */
export function createPlan(rules: readonly ResolvedRule[]): PlanNode {
  const quietNodes = new Map<string, PlanNode>();

  const segmentAt = ({ rule, at }: Position): Segment | undefined => rules[rule].segments[at];
  /** `**` may stand for nothing: the segment after it can match at once. */
  const settled = (positions: Position[]): Position[] =>
    positions.flatMap((position) =>
      segmentAt(position)?.kind === "deep" ? [position, { ...position, at: position.at + 1 }] : [position],
    );
  const step = (positions: Position[], matches: (segment: Segment) => boolean): Position[] =>
    settled(
      positions.flatMap((position) => {
        const segment = segmentAt(position);
        if (segment === undefined) return [];
        if (segment.kind === "deep") return [position];
        return matches(segment) ? [{ ...position, at: position.at + 1 }] : [];
      }),
    ).filter(({ rule, at }, index, all) => all.findIndex((other) => other.rule === rule && other.at === at) === index);
  const isStatic = ({ rule, at }: Position) =>
    !rules[rule].segments.slice(0, at + 1).some(({ kind }) => kind === "deep");

  const nodeAt = (positions: Position[], path: Segment[]): PlanNode | undefined => {
    if (positions.length === 0 && path.length > 0) return undefined;
    const quiet = path.length > 0 && !positions.some(isStatic);
    const identity = positions.map(({ rule, at }) => `${rule}:${at}`).join();
    const known = quiet ? quietNodes.get(identity) : undefined;
    if (known !== undefined) return known;

    const winner = positions
      .filter(({ rule, at }) => at === rules[rule].segments.length)
      .map(({ rule }) => rules[rule])
      .sort(comparePrecedence)
      .at(-1);
    const keys = new Map<string, PlanNode>();
    const node = {
      path: quiet ? (winner?.path ?? rules[positions[0].rule].path) : formatPath(path),
      rule: winner,
      keys,
      other: undefined as PlanNode | undefined,
      items: undefined as PlanNode | undefined,
      quoted: false,
      quiet,
    };
    if (quiet) quietNodes.set(identity, node);
    // A deny covers all that is below it.
    if (winner?.rule.kind === "deny") return node;

    const literals = new Set(
      positions.flatMap((position) => {
        const segment = segmentAt(position);
        return segment?.kind === "key" ? [segment.key] : [];
      }),
    );
    for (const key of literals) {
      const child = step(
        positions,
        (segment) => segment.kind === "any" || (segment.kind === "key" && segment.key === key),
      );
      keys.set(key, nodeAt(child, [...path, { kind: "key", key }]) as PlanNode);
    }
    node.other = nodeAt(
      step(positions, ({ kind }) => kind === "any"),
      [...path, { kind: "any" }],
    );
    node.items = nodeAt(
      step(positions, ({ kind }) => kind === "items"),
      [...path, { kind: "items" }],
    );
    if (isStack(keys.get("stack"))) completeError(node, keys);
    return node;
  };

  return nodeAt(settled(rules.map((_, rule) => ({ rule, at: 0 }))), []) as PlanNode;
}

const isStack = (node: PlanNode | undefined): boolean =>
  node?.rule?.rule.kind === "shape" && node.rule.rule.spec === "stack";

/** A place with a stack is an error's: its causes and the errors it bundles follow the rules that it follows itself. */
function completeError(node: PlanNode, keys: Map<string, PlanNode>): void {
  const message = keys.get("message");
  if (message !== undefined) keys.set("message", { ...message, quoted: true });
  const bundle = {
    ...node,
    path: `${node.path}.errors`,
    rule: undefined,
    keys: new Map(),
    other: undefined,
    items: node,
  };
  if (!keys.has("cause")) keys.set("cause", node);
  if (!keys.has("errors")) keys.set("errors", bundle);
}
