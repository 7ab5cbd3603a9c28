import { type Fault, PolicyError } from "../errors.ts";
import { isObject } from "./checks.ts";
import { classifyKey } from "./classify-key.ts";
import type { Classification } from "./identifiers.ts";
import { suggest } from "./nearest.ts";
import { formatPath, readPath, type Segment } from "./path.ts";
import { type PinoStep, readPinoPath } from "./pino-path.ts";
import type { DenySpec, Policy } from "./policy.ts";

/** What pino's option `redact` takes. */
export type PinoRedact = readonly string[] | { paths: readonly string[]; censor?: unknown; remove?: boolean };

/** What a starting policy cannot promise, or does otherwise than pino did. */
export interface MigrationNote {
  /** The path as pino was given it; absent where the note is about all of the policy. */
  path?: string;
  /** What the path's key mostly holds, where the note is about that. */
  classification?: Classification;
  note: string;
}

export interface StartingPolicy {
  /** Plain data: to be used as it is, or written to a file. */
  policy: Policy;
  notes: MigrationNote[];
}

const members = ["paths", "censor", "remove"];
/** Keys under which hosts write the message, which is no field of the record. */
const messageKeys = ["msg", "message", "*"];
/** Each wildcard and each index doubles the rules of a path. */
const mostDoubled = 6;

function segmentsOf({ kind, text }: PinoStep, first: boolean): Segment[] {
  const key = { kind: "key", key: text } as const;
  if (kind === "key") return [key];
  if (kind === "deep") return [{ kind: "deep" }];
  const named: Segment = kind === "star" ? { kind: "any" } : key;
  return first ? [named] : [named, { kind: "items" }];
}

/** pino does not tell members from items: a path of its is a path of ours for each of the two, at each place. */
function pathsOf(steps: readonly PinoStep[]): string[] {
  let paths: Segment[][] = [[]];
  for (const [at, step] of steps.entries()) {
    const segments = segmentsOf(step, at === 0);
    paths = paths.flatMap((path) => segments.map((segment) => [...path, segment]));
  }
  return paths.map(formatPath);
}

function notesOf(path: string, steps: readonly PinoStep[]): MigrationNote[] {
  const notes: MigrationNote[] = [];
  const add = (note: string, classification?: Classification) =>
    notes.push(classification === undefined ? { path, note } : { path, classification, note });
  const [first, last] = [steps[0]!, steps.at(-1)!];
  if (steps.some(({ kind }) => kind === "index")) {
    add("an item cannot be named by its number: the rule takes all items of the array");
  }
  if (steps.some(({ kind }) => kind === "deep")) {
    add("pino takes ** for a key of that name and censored nothing; here it stands for any depth");
  }
  if (steps.some(({ kind, text }) => kind === "key" && text.includes("*"))) {
    add("a * inside a name is no wildcard: the rule takes the key of exactly that name, as pino did");
  }
  if (first.kind === "star" && last.kind === "key") {
    const anywhere = formatPath([{ kind: "deep" }, { kind: "key", key: last.text }]);
    add(`each * is exactly one level; ${anywhere} takes the key at every depth`);
  }
  if (steps.length === 1 && messageKeys.includes(last.text)) {
    add("the message is no field, so it is held to an empty catalogue: it is redacted, and so are messages of errors");
  }
  const classification = last.kind === "key" ? classifyKey(last.text) : undefined;
  if (classification !== undefined) {
    const rule = `the rule "${classification}" would name it in the marker and follow \`actions\``;
    add(`the key reads as ${classification}: ${rule}; a deny is the stronger of the two`, classification);
  }
  return notes;
}

function generalNotes(censor: unknown, remove: boolean): MigrationNote[] {
  const notes = [
    "deny paths do not say what may be kept: besides the presets and unlisted booleans, integers under 10,000, uuid and hex, every field is left out until a rule lists it",
    '`unlisted: "shapes"` lets ages and small counts through: set it to "remove" once the rules list what you need',
    "pino's redact looks at fields alone; here text is held to a vocabulary (`message.words` adds the application's own), and message arguments are redacted unless marked",
  ];
  if (!remove && typeof censor === "function")
    notes.push("a function as censor is not carried: no part of a value shows");
  else if (!remove && censor !== undefined)
    notes.push("the censor is not carried: [REDACTED] stands in a value's place");
  return notes.map((note) => ({ note }));
}

/**
 * Turns pino's option `redact` into a policy to start from: every path is an explicit deny, and the notes say what that
 * does not promise. Throws PolicyError with every fault at once, each of which names its path.
 */
export function fromPinoRedact(redact: PinoRedact): StartingPolicy {
  const faults: Fault[] = [];
  const given: Record<string, unknown> = isObject(redact) ? redact : { paths: redact };
  const { paths = undefined, censor, remove = false } = given;
  for (const name of Object.keys(given)) {
    if (members.includes(name)) continue;
    faults.push({ code: "PHILOG_OPTION_UNKNOWN", at: `redact.${name}`, hint: suggest(name, members) });
  }
  if (typeof remove !== "boolean") {
    faults.push({ code: "PHILOG_OPTION_BAD", at: "redact.remove", hint: "it is true or false" });
  }
  if (!Array.isArray(paths)) {
    faults.push({ code: "PHILOG_OPTION_BAD", at: "redact.paths", hint: "it is an array of paths" });
  }

  const denied = new Set<string>();
  const notes = generalNotes(censor, remove === true);
  let hidesMessage = false;
  const add = (path: unknown, index: number) => {
    const fault = (at: string, hint: string) => faults.push({ code: "PHILOG_PATH_BAD", at, hint });
    if (typeof path !== "string") return fault(`redact.paths[${index}]`, "a path is a string");
    const at = `redact.paths[${JSON.stringify(path)}]`;
    const steps = readPinoPath(path);
    if (!Array.isArray(steps)) return fault(at, `${steps.reason}, at position ${steps.position}`);
    const doubled = steps.filter(({ kind }, place) => place > 0 && (kind === "star" || kind === "index"));
    if (doubled.length > mostDoubled) return fault(at, `it has more than ${mostDoubled} wildcards and indices`);
    const own = pathsOf(steps);
    const read = readPath(own[0]!);
    if (!Array.isArray(read)) return fault(at, read.reason);
    for (const one of own) denied.add(one);
    notes.push(...notesOf(path, steps));
    hidesMessage ||= steps.length === 1 && messageKeys.includes(steps[0]!.text);
  };
  if (Array.isArray(paths)) for (const [index, path] of paths.entries()) add(path, index);
  if (faults.length > 0) throw new PolicyError(faults);

  const deny: DenySpec = { action: remove === true ? "remove" : "redact" };
  const policy: Policy = {
    version: 1,
    extends: ["process", "http", "errors"],
    // Not by assignment: a path can be `__proto__`.
    rules: Object.fromEntries([...denied].map((path) => [path, { ...deny }])),
    unlisted: "shapes",
    ...(hidesMessage ? { message: { text: "static", catalogue: [] } } : {}),
  };
  return { policy, notes };
}
