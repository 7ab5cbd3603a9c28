import { marker } from "../policy/markers.ts";
import { jsonString } from "../redactors/json-string.ts";
import type { Run } from "../redactors/run.ts";
import type { CompileContext, NodeWriter } from "./context.ts";
import { createNote } from "./names.ts";
import { isNamedAbove, type PlanNode } from "./plan.ts";

/** Compiles the loop over an array at a place that lists its items. */
export function createItems(
  node: PlanNode,
  items: PlanNode,
  context: CompileContext,
  writerAt: (node: PlanNode) => NodeWriter,
): (array: readonly unknown[], run: Run, depth: number) => string {
  const below = writerAt(items);
  const { limits, count } = context;
  const tooMany = context.tally(items.path, "limit");
  const unreadable = context.tally(items.path, "unreadable");
  const note = createNote(`${node.path}[*]`);
  const namesBelow = isNamedAbove(node, items);
  const limitText = jsonString(marker.limit("items"));
  const withheldText = jsonString(marker.withheld);

  return (array, run, depth) => {
    let out = "";
    if (namesBelow) run.dropped = false;
    const length = Math.min(array.length, limits.items);
    for (let index = 0; index < length && --run.left >= 0; index++) {
      let text: string | undefined;
      try {
        const item = array[index];
        text = below.value(item, run, depth + 1);
        if (text === undefined && (item === undefined || typeof item === "function" || typeof item === "symbol")) {
          text = "null";
        }
      } catch {
        count(unreadable);
        text = withheldText;
      }
      // An item that is gone leaves no gap: its place says nothing.
      if (text !== undefined) out += out === "" ? text : `,${text}`;
    }
    if (namesBelow && run.dropped) note(run);
    if (array.length > limits.items) {
      count(tooMany);
      out += out === "" ? limitText : `,${limitText}`;
    }
    return `[${out}]`;
  };
}
