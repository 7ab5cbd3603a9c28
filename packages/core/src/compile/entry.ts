import { marker } from "../policy/markers.ts";
import { formatPath } from "../policy/path.ts";
import { jsonString } from "../redactors/json-string.ts";
import type { Tally } from "../redactors/run.ts";
import type { CompileContext, NodeWriter } from "./context.ts";
import { namesKey } from "./names.ts";
import { isLeaf, isNamedAbove, type PlanNode } from "./plan.ts";

/** How one key of one place is written. */
export interface Entry {
  /** The place below, whose closures may be filled in later; undefined: the key is not listed. */
  readonly below: NodeWriter | undefined;
  /** The key as JSON text with comma and colon; undefined where only its number may show. */
  readonly text: string | undefined;
  /** Its path as JSON text with a comma before it; undefined as above. */
  readonly name: string | undefined;
  /** The place that the key leads to has no places below it: its text counts towards the record's limit. */
  readonly leaf: boolean;
  /** What is gone at the key, or below it where no path can be told, is named by the key. */
  readonly namesBelow: boolean;
  readonly tally: Tally;
  /** The last record in which its name was noted. */
  seen: number;
}

/** The entries of one place: those that rules name, and those learned from records. */
export interface Entries {
  get(key: string): Entry | undefined;
  /** Meets a key for the first time, in `object`. */
  learn(key: string, object: object): Entry;
  /** For keys that may not be printed. */
  readonly hidden: Entry;
}

const printedKeys = 50;
const rememberedKeys = 300;

/** Joins a place's path and a key below it as JSON text with a comma before it. */
export function nameText(parent: string, key: string): string {
  const name = key.startsWith("[KEY:") ? key : formatPath([{ kind: "key", key }]);
  return `,${jsonString(parent === "" || name.startsWith('["') ? parent + name : `${parent}.${name}`)}`;
}

function typeAt(object: object, key: string): string {
  // A descriptor, because reading an accessor would run it.
  const value = Object.getOwnPropertyDescriptor(object, key)?.value;
  return Array.isArray(value) ? "array" : typeof value;
}

/** Makes the entries of a place. `writerAt` compiles the place below. */
export function createEntries(
  node: PlanNode,
  context: CompileContext,
  writerAt: (node: PlanNode) => NodeWriter,
): Entries {
  const entries = new Map<string, Entry>();
  const unlisted = context.tally(node.path === "" ? "*" : `${node.path}.*`, "unlisted");
  let printed = 0;

  const entry = (key: string | undefined, below: PlanNode | undefined, tally: Tally): Entry => ({
    below: below && writerAt(below),
    text: key === undefined ? undefined : `,${JSON.stringify(key)}:`,
    name: key === undefined ? undefined : nameText(node.path, key),
    leaf: below !== undefined && isLeaf(below),
    namesBelow: below !== undefined && isNamedAbove(node, below),
    tally,
    seen: 0,
  });

  for (const [key, below] of node.keys) entries.set(key, entry(key, below, unlisted));
  // The list of what is gone is the compiler's own member: no rule writes it.
  if (node.path === "" && !node.quiet) entries.set(namesKey, entry(namesKey, undefined, unlisted));
  const hidden = entry(undefined, node.other, unlisted);
  return {
    hidden,
    get: (key) => entries.get(key),
    learn(key, object) {
      if (entries.size >= rememberedKeys) return hidden;
      let learned = hidden;
      if (printed < printedKeys && context.isPrintableKey(key)) {
        printed += 1;
        const path = nameText(node.path, key).slice(2, -1);
        learned = entry(key, node.other, node.other === undefined ? context.tally(path, "unlisted") : unlisted);
        if (node.other === undefined) context.notice(path, typeAt(object, key));
      }
      entries.set(key, learned);
      return learned;
    },
  };
}

/** The text of a key that may be data: its number among such keys of one object. */
export function hiddenKeyText(n: number): string {
  return `,"${marker.key(n)}":`;
}
