import { types } from "node:util";
import { isMarker, marker } from "../policy/markers.ts";
import { errorRecord } from "../redactors/error-record.ts";
import { jsonString } from "../redactors/json-string.ts";
import { mapRecord, setItems } from "../redactors/map-record.ts";
import { markContent } from "../redactors/mark.ts";
import type { Leaf, Run } from "../redactors/run.ts";
import { isBinary, isError, settle } from "../redactors/settle.ts";
import type { CompileContext, NodeWriter } from "./context.ts";
import { createItems } from "./items.ts";
import { createMembers } from "./members.ts";
import { createNote } from "./names.ts";
import { isLeaf, type PlanNode } from "./plan.ts";

/** Compiles a plan to closures that redact and write JSON text in one pass. Returns the writer of the root. */
export function compileJson(root: PlanNode, context: CompileContext): NodeWriter {
  const writers = new Map<PlanNode, NodeWriter>();
  const writerAt = (node: PlanNode): NodeWriter => {
    const known = writers.get(node);
    if (known !== undefined) return known;
    // Registered before it is filled in: below `**` a place can lead back to itself.
    const writer = {} as NodeWriter;
    writers.set(node, writer);
    Object.assign(writer, createWriter(node, context, writerAt));
    return writer;
  };
  return writerAt(root);
}

/** Counts the text of a single value at a place that also has places below it: such places are not counted above. */
function spend(text: string | undefined, run: Run): string | undefined {
  if (text !== undefined) run.left -= text.length;
  return text;
}

/** A place with nothing below it is asked for its value alone. */
const noMembers = (): string => "";

/** The writer of such a place. Apart from the rest, because every rule has one: it holds no more than it uses. */
function createLeafWriter(leaf: Leaf, { rule }: PlanNode, context: CompileContext): NodeWriter {
  const denied = rule !== undefined && rule.rule.kind !== "shape";
  const value: NodeWriter["value"] = (value, run, depth) => {
    const content = typeof value === "object" && value !== null ? markContent(value) : undefined;
    return content === undefined ? leaf(value, run, depth) : context.mark(content, leaf, denied, run, depth);
  };
  return { value, plain: leaf, stands: leaf.stands, members: noMembers };
}

function createWriter(node: PlanNode, context: CompileContext, writerAt: (node: PlanNode) => NodeWriter): NodeWriter {
  const leaf = context.leaf(node);
  if (leaf !== undefined && isLeaf(node)) return createLeafWriter(leaf, node, context);

  const { count, limits } = context;
  const members = createMembers(node, context, writerAt);
  const items = node.items && createItems(node, node.items, context, writerAt);
  const unlisted = context.tally(node.quiet ? "**" : node.path, "unlisted");
  const tooDeep = context.tally(node.path, "limit");
  const depthText = jsonString(marker.limit("depth"));
  const cycleText = jsonString(marker.limit("cycle"));
  const note = createNote(node.path);
  const redactedText = context.unlisted === "redact" && !node.quiet ? jsonString(marker.redacted()) : undefined;

  /** A value where only places below it are listed. */
  const refuse = (run: Run): string | undefined => {
    count(unlisted);
    if (redactedText !== undefined) return redactedText;
    if (node.quiet) run.dropped = true;
    else note(run);
    return undefined;
  };
  /** A container at a place that lists none of its kind: a misfit of the shape there, else unlisted. */
  const misplaced = (object: object, run: Run, depth: number) =>
    leaf === undefined ? refuse(run) : leaf(object, run, depth);
  const list = (array: readonly unknown[], run: Run, depth: number) =>
    items === undefined ? misplaced(array, run, depth) : items(array, run, depth);
  const braced = (object: object, run: Run, depth: number, mapLike?: boolean): string | undefined => {
    const text = members(object, run, depth, mapLike, true);
    if (text !== "") return `${text}}`;
    return node.quiet ? undefined : "{}";
  };
  /** Where a place can lead back to itself, an object that is being read is not read again. */
  const guarded = (object: object, run: Run, write: () => string | undefined): string | undefined => {
    if (run.open.includes(object)) return cycleText;
    run.open.push(object);
    try {
      return write();
    } finally {
      run.open.pop();
    }
  };
  const isListed = (key: string) => node.other !== undefined || node.keys.has(key);
  const exotic = (object: object, run: Run, depth: number): string | undefined => {
    const content = markContent(object);
    if (content !== undefined) return spend(context.mark(content, leaf, false, run, depth) ?? refuse(run), run);
    if (isError(object)) {
      const write = () => braced(errorRecord(object, isListed), run, depth);
      return node.quiet ? write() : guarded(object, run, write);
    }
    if (isBinary(object)) return misplaced(object, run, depth);
    if (types.isMap(object)) return braced(mapRecord(object, limits.keys), run, depth, true);
    if (types.isSet(object)) return list(setItems(object, limits.items), run, depth);
    const settled = settle(object);
    if (typeof settled !== "object" || settled === null) return value(settled, run, depth);
    return Array.isArray(settled) ? list(settled, run, depth) : braced(settled, run, depth);
  };
  const container = (object: object, run: Run, depth: number): string | undefined => {
    if (Array.isArray(object)) return list(object, run, depth);
    const prototype = Object.getPrototypeOf(object);
    const plain = prototype === Object.prototype || prototype === null;
    return plain && (object as { toJSON?: unknown }).toJSON === undefined
      ? braced(object, run, depth)
      : exotic(object, run, depth);
  };
  const value = (input: unknown, run: Run, depth: number): string | undefined => {
    if (typeof input === "object" && input !== null) {
      if (depth > limits.depth) {
        count(tooDeep);
        return depthText;
      }
      return node.quiet ? guarded(input, run, () => container(input, run, depth)) : container(input, run, depth);
    }
    if (leaf !== undefined) {
      return spend(leaf(input, run, depth), run);
    }
    if (input === undefined || typeof input === "function" || typeof input === "symbol") return undefined;
    if (input === null && !node.quiet) return "null";
    // What an earlier pass put in a container's place stands.
    if (run.trusted && typeof input === "string" && isMarker(input)) return jsonString(input);
    return refuse(run);
  };
  return { value, plain: value, stands: undefined, members };
}
