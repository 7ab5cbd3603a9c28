import { marker } from "../policy/markers.ts";
import { jsonString } from "../redactors/json-string.ts";
import type { Run, Tally } from "../redactors/run.ts";
import type { CompileContext, NodeWriter } from "./context.ts";
import { createEntries, type Entry, hiddenKeyText, nameText } from "./entry.ts";
import { inheritNames, namesKey, noteName } from "./names.ts";
import type { PlanNode } from "./plan.ts";

const hasOwn = Object.prototype.hasOwnProperty;

/** Compiles the loop over an object's own enumerable string keys at one place. */
export function createMembers(
  node: PlanNode,
  context: CompileContext,
  writerAt: (node: PlanNode) => NodeWriter,
): NodeWriter["members"] {
  const entries = createEntries(node, context, writerAt);
  const { limits, count } = context;
  const marked = context.unlisted === "redact" && !node.quiet;
  const isRoot = node.path === "" && !node.quiet;
  const redactedText = jsonString(marker.redacted());
  const withheldText = jsonString(marker.withheld);
  const limitName = nameText(node.path, marker.limit("keys"));
  const tooManyKeys = context.tally(node.path, "limit");
  const unreadable = context.tally(node.path, "unreadable");
  const recordLimit: Tally = context.tally(node.path, "limit");

  /** Notes that a key's value is gone, once a record. */
  const drop = (entry: Entry, hidden: number, run: Run) => {
    if (node.quiet) run.dropped = true;
    else if (entry.name === undefined) noteName(run, nameText(node.path, marker.key(hidden)));
    else if (entry.seen !== run.id) {
      entry.seen = run.id;
      noteName(run, entry.name);
    }
  };

  return (object, run, depth, mapLike) => {
    let out = "";
    let hidden = 0;
    let read = 0;
    for (const key in object) {
      if (!hasOwn.call(object, key)) continue;
      if (++read > limits.keys) {
        count(tooManyKeys);
        if (node.quiet) run.dropped = true;
        else noteName(run, limitName);
        break;
      }
      let entry = entries.get(key);
      if (entry === undefined) entry = mapLike ? entries.hidden : entries.learn(key, object);
      if (entry.text === undefined) hidden += 1;
      const { below } = entry;
      if (below === undefined) {
        if (isRoot && run.trusted && key === namesKey) {
          inheritNames(run, (object as Record<string, unknown>)[key]);
          continue;
        }
        count(entry.tally);
        if (marked) out += (entry.text ?? hiddenKeyText(hidden)) + redactedText;
        else drop(entry, hidden, run);
        continue;
      }
      if (--run.left < 0) break;
      if (entry.namesBelow) run.dropped = false;
      let text: string | undefined;
      try {
        text = below.value((object as Record<string, unknown>)[key], run, depth + 1);
      } catch {
        count(unreadable);
        text = withheldText;
      }
      if (entry.namesBelow && run.dropped) drop(entry, hidden, run);
      if (text === undefined) continue;
      if (entry.leaf) run.left -= text.length;
      if (run.left < 0) {
        count(recordLimit);
        text = jsonString(marker.limit("record"));
      }
      out += (entry.text ?? hiddenKeyText(hidden)) + text;
    }
    return out;
  };
}
