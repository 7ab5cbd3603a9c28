import type { Node } from "@babel/types";

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

/** Visits a node and all below it, in the order of the source. Without recursion: sources nest deeper than stacks. */
export function walk(root: Node, visit: (node: Node) => void): void {
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    visit(node);
    const below = Object.values(node).flat().filter(isNode);
    for (const child of below.reverse()) open.push(child);
  }
}
