import { marker } from "../policy/markers.ts";
import { jsonString } from "../redactors/json-string.ts";
import type { Run } from "../redactors/run.ts";
import type { CompileContext, NodeWriter } from "./context.ts";
import { createNote } from "./names.ts";
import { isLeaf, isNamedAbove, type PlanNode } from "./plan.ts";

/** Compiles the loop over an array at a place that lists its items. */
export function createItems(
  node: PlanNode,
  items: PlanNode,
  context: CompileContext,
  writerAt: (node: PlanNode) => NodeWriter,
): (array: readonly unknown[], run: Run, depth: number) => string | undefined {
  const below = writerAt(items);
  const { limits, count } = context;
  const tooMany = context.tally(items.path, "limit");
  const unreadable = context.tally(items.path, "unreadable");
  const spends = isLeaf(items);
  const rule = items.rule?.rule;
  const removes = rule !== undefined && rule.kind !== "shape" && rule.action === "remove";
  // Where null would be taken away, too, what JSON writes as null is left out.
  const holdsPlace = !items.quiet && !removes;
  const note = createNote(`${node.path}[*]`);
  const namesBelow = isNamedAbove(node, items);
  const limitText = jsonString(marker.limit("items"));
  const withheldText = jsonString(marker.withheld);

  return (array, run, depth) => {
    let out = "";
    if (namesBelow) run.dropped = false;
    const { length } = array;
    const most = Math.min(length, limits.items);
    // Past the record's limit the array is replaced by whoever asked for it.
    for (let index = 0; index < most && --run.left >= 0; index++) {
      let text: string | undefined;
      try {
        const item = array[index];
        text = below.value(item, run, depth + 1);
        if (text === undefined && holdsPlace && isAbsent(item)) text = "null";
      } catch {
        count(unreadable);
        text = withheldText;
      }
      // An item that is gone leaves no gap: its place says nothing.
      if (text === undefined) continue;
      if (spends) run.left -= text.length;
      out += out === "" ? text : `,${text}`;
    }
    if (namesBelow && run.dropped) note(run);
    if (length > limits.items) {
      count(tooMany);
      out += out === "" ? limitText : `,${limitText}`;
    }
    return node.quiet && out === "" ? undefined : `[${out}]`;
  };
}

/** What JSON writes as null among items. */
function isAbsent(item: unknown): boolean {
  return item === undefined || typeof item === "function" || typeof item === "symbol";
}
