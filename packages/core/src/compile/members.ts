import { marker } from "../policy/markers.ts";
import { jsonString } from "../redactors/json-string.ts";
import type { Run } from "../redactors/run.ts";
import { keyRecordsKey } from "../tokens/seal-record.ts";
import type { CompileContext, NodeWriter } from "./context.ts";
import { createEntries, type Entry, hiddenKeyNumber, hiddenKeyText, markerName } from "./entry.ts";
import { inheritNames, namesKey, noteName } from "./names.ts";
import type { PlanNode } from "./plan.ts";

/** Compiles the loop over an object's own enumerable string keys at one place. */
export function createMembers(
  node: PlanNode,
  context: CompileContext,
  writerAt: (node: PlanNode) => NodeWriter,
): NodeWriter["members"] {
  const entries = createEntries(node, context, writerAt);
  const { limits, count, sealer } = context;
  const marked = context.unlisted === "redact" && !node.quiet;
  const isRoot = node.path === "" && !node.quiet;
  // Members of the compiler's own: they come to a redacted record after its keys were counted.
  const ownKeys: ReadonlySet<string> = new Set(sealer === undefined ? [namesKey] : [namesKey, keyRecordsKey]);
  const redactedText = jsonString(marker.redacted());
  const withheldText = jsonString(marker.withheld);
  const limitName = markerName(node.path, marker.limit("keys"));
  const limitText = jsonString(marker.limit("record"));
  const limited = context.tally(node.path, "limit");
  const unreadable = context.tally(node.path, "unreadable");
  // Records of one kind have their keys in one order: the entry met last at this position is mostly the one.
  const order: Entry[] = [];
  let limitSeen = 0;
  const hiddenSeen: number[] = [];

  /** Notes that a key's value is gone, once a record. Never asked below `**`, where every key leads on. */
  const drop = (entry: Entry, hidden: number, run: Run) => {
    if (entry.name === undefined) {
      if (hiddenSeen[hidden] === run.id) return;
      hiddenSeen[hidden] = run.id;
      noteName(run, markerName(node.path, marker.key(hidden)));
    } else if (entry.seen !== run.id) {
      entry.seen = run.id;
      noteName(run, entry.name);
    }
  };

  /** What stands before a value. */
  const lead = (entry: Entry, hidden: number, first: boolean | undefined): string => {
    if (first) return entry.firstText ?? `{${hiddenKeyText(hidden).slice(1)}`;
    return entry.text ?? hiddenKeyText(hidden);
  };

  return (object, run, depth, mapLike, braced) => {
    let out = "";
    let hidden = 0;
    const inherits = isRoot && run.trusted;
    const most = inherits ? limits.keys + ownKeys.size : limits.keys;
    const keys = Object.keys(object);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index];
      if (index >= most) {
        count(limited);
        if (node.quiet) run.dropped = true;
        else if (limitSeen !== run.id) {
          limitSeen = run.id;
          noteName(run, limitName);
        }
        break;
      }
      let entry = order[index];
      if (mapLike) entry = node.keys.has(key) ? entries.get(key)! : entries.hidden;
      else if (entry === undefined || entry.key !== key) {
        entry = entries.get(key) ?? entries.learn(key, object);
        order[index] = entry;
      }
      if (entry.text === undefined) hidden = (run.trusted ? hiddenKeyNumber(key) : undefined) ?? hidden + 1;
      const { below } = entry;
      if (below === undefined) {
        if (inherits && ownKeys.has(key)) {
          const value = (object as Record<string, unknown>)[key];
          if (key === namesKey) inheritNames(run, value, context.isNameableKey);
          else sealer!.inherit(value);
          continue;
        }
        count(entry.tally);
        // Own members take the place of others of their names.
        if (!marked || (isRoot && ownKeys.has(key))) {
          drop(entry, hidden, run);
          continue;
        }
        run.left -= redactedText.length;
        out += lead(entry, hidden, braced && out === "") + redactedText;
        continue;
      }
      if (--run.left < 0) {
        count(limited);
        out += lead(entry, hidden, braced && out === "") + limitText;
        break;
      }
      if (entry.namesBelow) run.dropped = false;
      let text: string | undefined;
      try {
        const value = (object as Record<string, unknown>)[key];
        if (typeof value === "string" && entry.openText !== undefined && below.stands?.(value)) {
          run.left -= value.length + 2;
          if (run.left >= 0) {
            out += `${braced && out === "" ? entry.firstOpenText : entry.openText}${value}"`;
            continue;
          }
        }
        text =
          typeof value === "object" && value !== null
            ? below.value(value, run, depth + 1)
            : below.plain(value, run, depth + 1);
      } catch {
        count(unreadable);
        text = withheldText;
      }
      if (entry.namesBelow && run.dropped) drop(entry, hidden, run);
      if (text === undefined) continue;
      if (entry.leaf) run.left -= text.length;
      if (run.left < 0) {
        count(limited);
        text = limitText;
      }
      out += lead(entry, hidden, braced && out === "") + text;
    }
    return out;
  };
}
