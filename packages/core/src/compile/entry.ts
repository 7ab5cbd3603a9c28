import { marker } from "../policy/markers.ts";
import { formatPath } from "../policy/path.ts";
import { jsonString } from "../redactors/json-string.ts";
import type { Tally } from "../redactors/run.ts";
import { keyRecordsKey } from "../tokens/seal-record.ts";
import type { CompileContext, NodeWriter } from "./context.ts";
import { namesKey } from "./names.ts";
import { isLeaf, isNamedAbove, type PlanNode } from "./plan.ts";

/** How one key of one place is written. */
export interface Entry {
  /** Undefined: it stands for any key that may not be printed. */
  readonly key: string | undefined;
  /** The place below, whose closures may be filled in later; undefined: the key is not listed. */
  readonly below: NodeWriter | undefined;
  /** The key as JSON text with comma and colon; undefined where only its number may show. */
  readonly text: string | undefined;
  /** As `text`, and an opening quote. */
  readonly openText: string | undefined;
  /** As `text` and `openText`, with a brace in the comma's place: for an object's first member. */
  readonly firstText: string | undefined;
  readonly firstOpenText: string | undefined;
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
const longestKey = 64;

/** Joins a place's path and a step below it. */
function joinPath(parent: string, step: string): string {
  return parent === "" || step.startsWith('["') ? parent + step : `${parent}.${step}`;
}

/** A place's path and what stands for a key below it, as a name: JSON text with a comma before it. */
export function markerName(parent: string, text: string): string {
  return `,${jsonString(joinPath(parent, text))}`;
}

function typeAt(object: object, key: string): string {
  try {
    // A descriptor, because reading an accessor would run it.
    const value = Object.getOwnPropertyDescriptor(object, key)?.value;
    return Array.isArray(value) ? "array" : typeof value;
  } catch {
    // A proxy that was revoked, or that refuses.
    return "object";
  }
}

/** Makes the entries of a place. `writerAt` compiles the place below. */
export function createEntries(
  node: PlanNode,
  context: CompileContext,
  writerAt: (node: PlanNode) => NodeWriter,
): Entries {
  const entries = new Map<string, Entry>();
  const unlisted = context.tally(node.path === "" ? "*" : `${node.path}.*`, "unlisted");
  const pathOf = (key: string) => joinPath(node.path, formatPath([{ kind: "key", key }]));
  let printed = 0;

  const entry = (key: string | undefined, below: PlanNode | undefined, tally: Tally): Entry => ({
    key,
    below: below && writerAt(below),
    text: key === undefined ? undefined : `,${JSON.stringify(key)}:`,
    openText: key === undefined ? undefined : `,${JSON.stringify(key)}:"`,
    firstText: key === undefined ? undefined : `{${JSON.stringify(key)}:`,
    firstOpenText: key === undefined ? undefined : `{${JSON.stringify(key)}:"`,
    name: key === undefined ? undefined : `,${jsonString(pathOf(key))}`,
    leaf: below !== undefined && isLeaf(below),
    namesBelow: below !== undefined && isNamedAbove(node, below),
    tally,
    seen: 0,
  });

  for (const [key, below] of node.keys) entries.set(key, entry(key, below, unlisted));
  // The list of what is gone and the key records are the compiler's own members: no rule writes them.
  const own = context.sealer === undefined ? [namesKey] : [namesKey, keyRecordsKey];
  if (node.path === "" && !node.quiet) for (const key of own) entries.set(key, entry(key, undefined, unlisted));
  const hidden = entry(undefined, node.other, unlisted);
  return {
    hidden,
    get: (key) => entries.get(key),
    learn(key, object) {
      if (entries.size >= rememberedKeys || key.length > longestKey) return hidden;
      let learned = hidden;
      if (printed < printedKeys && context.isPrintableKey(key)) {
        printed += 1;
        const path = pathOf(key);
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

const hiddenKey = /^\[KEY:(\d{1,6})\]$/;

/** The number in such a text, which an earlier pass gave. */
export function hiddenKeyNumber(key: string): number | undefined {
  const digits = hiddenKey.exec(key)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
