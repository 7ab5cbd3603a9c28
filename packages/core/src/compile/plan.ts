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
  /** A `message` below the root, as errors have one: its quoted runs are values. */
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
  if (parent.quiet) return false;
  const rule = node.rule?.rule;
  return node.quiet || (rule !== undefined && rule.kind !== "shape" && rule.action === "remove");
}

/**
 * Whether nothing below a rule's place is looked at: a deny or a classification covers all of it, and a container is a
 * misfit of a shape unless exact rules list what is below, too. `unchecked` takes containers and is held to what `**` says.
 */
function covers({ rule }: ResolvedRule, listsBelow: boolean): boolean {
  if (rule.kind !== "shape") return true;
  return rule.spec !== "unchecked" && !listsBelow;
}

/** A rule and how many of its segments have been walked. */
interface Position {
  rule: number;
  at: number;
}

const byRule = (one: Position, other: Position) => one.rule - other.rule || one.at - other.at;

/** Tells whether a position is met for the first time. */
function isFirst(): (position: Position) => boolean {
  const seen = new Set<string>();
  return ({ rule, at }) => seen.size < seen.add(`${rule}:${at}`).size;
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
    ).filter(isFirst());
  const isStatic = ({ rule, at }: Position) =>
    !rules[rule].segments.slice(0, at + 1).some(({ kind }) => kind === "deep");

  const nodeAt = (positions: Position[], path: Segment[]): PlanNode | undefined => {
    if (positions.length === 0 && path.length > 0) return undefined;
    const last = path.at(-1);
    const quiet = path.length > 0 && !positions.some(isStatic);
    const quoted = path.length > 1 && last?.kind === "key" && last.key === "message";
    const identity = `${quoted} ${positions.map(({ rule, at }) => `${rule}:${at}`).join()}`;
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
      quoted,
      quiet,
    };
    if (quiet) quietNodes.set(identity, node);
    // Only rules that keep something count: one that takes something away must not open the container.
    const listsBelow = positions.some(
      (position) =>
        isStatic(position) && segmentAt(position) !== undefined && rules[position.rule].rule.kind === "shape",
    );
    if (winner !== undefined && covers(winner, listsBelow)) {
      return node;
    }

    const byKey = new Map<string, Position[]>();
    const open: Position[] = [];
    for (const position of positions) {
      const segment = segmentAt(position);
      if (segment?.kind !== "key") {
        open.push(position);
        continue;
      }
      const own = byKey.get(segment.key);
      if (own === undefined) byKey.set(segment.key, [position]);
      else own.push(position);
    }
    for (const [key, own] of byKey) {
      const child = step([...open, ...own].sort(byRule), ({ kind }) => kind === "any" || kind === "key");
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
    if (path.length > 0) completeError(node);
    return node;
  };

  return nodeAt(settled(rules.map((_, rule) => ({ rule, at: 0 }))), []) as PlanNode;
}

/** What errors are bundled under: by the language and most libraries, by zod, by class-validator. */
const bundles = ["errors", "issues", "children"];

/**
 * An error's causes, and the errors that it bundles, follow the rules that it follows itself. A place with a stack is
 * an error's and nothing else's: there a list is one of errors, and what libraries call one is looked at, too.
 */
function completeError(node: { -readonly [K in keyof PlanNode]: PlanNode[K] } & { keys: Map<string, PlanNode> }): void {
  const { keys } = node;
  const specAt = (key: string) => {
    const rule = keys.get(key)?.rule?.rule;
    return rule?.kind === "shape" ? rule.spec : undefined;
  };
  const message = specAt("message");
  const hasStack = specAt("stack") === "stack";
  if (!hasStack && message !== "text" && !(typeof message === "object" && "text" in message)) return;
  if (!keys.has("cause")) keys.set("cause", node);
  for (const key of hasStack ? bundles : ["errors"]) {
    if (keys.has(key)) continue;
    const other = hasStack ? node : undefined;
    keys.set(key, { ...node, path: `${node.path}.${key}`, rule: undefined, keys: new Map(), other, items: node });
  }
  if (hasStack) node.items ??= node;
}
