import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Fault, PolicyError } from "../errors.ts";
import { suggest } from "./nearest.ts";
import type { Destination, Policy } from "./policy.ts";
import { presets } from "./presets/index.ts";
import { type Layer, type ResolvedPolicy, resolvePolicy } from "./resolve.ts";
import { validatePolicy } from "./validate.ts";

/** The policy in force where none is given. */
export const defaultPolicy: Policy = { version: 1, extends: ["process", "http", "errors"] };

/** What is not plain JSON becomes null, which no rule takes. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === "function" || typeof value === "symbol" || typeof value === "bigint" ? null : value;
}

/** A snapshot, so that a later change of the caller's object changes nothing; undefined where it is no JSON. */
function snapshot(value: unknown): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(JSON.stringify(value, plain)) };
  } catch {
    return undefined;
  }
}

function readJson(file: string, unreadable: Fault, notJson: Fault): { value: unknown } | Fault {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return { ...unreadable, hint: `${(error as NodeJS.ErrnoException).code}: ${file}` };
  }
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    // The engine's message also quotes the text, which is not to be repeated.
    const position = /at position (\d+)/.exec(String(error))?.[1];
    return position === undefined
      ? notJson
      : { ...notJson, hint: `line ${text.slice(0, +position).split("\n").length}` };
  }
}

/** Where one policy comes from and what its own paths are relative to. */
interface Origin {
  source: string;
  /** Stands before the place of each fault. */
  prefix: string;
  directory: string;
  preset: string | undefined;
}

function fileOrigin(file: string): Origin {
  return { source: file, prefix: `${file}: `, directory: dirname(file), preset: undefined };
}

function presetOrigin(preset: string): Origin {
  return { source: `preset:${preset}`, prefix: `preset:${preset}: `, directory: "", preset };
}

/** Collects a policy and all that it extends, weakest first, with every fault of every file. */
function collect(): {
  faults: Fault[];
  layers: Layer[];
  add(origin: Origin, given: unknown): void;
  addFile(file: string): void;
} {
  const faults: Fault[] = [];
  const layers: Layer[] = [];
  const open: string[] = [];

  function readCatalogue(policy: Policy, { prefix, directory }: Origin): string[] | undefined {
    const catalogue = policy.message?.catalogue;
    if (typeof catalogue !== "string") return catalogue;
    const fault: Fault = { code: "PHILOG_CATALOGUE_BAD", at: `${prefix}message.catalogue` };
    const found = readJson(resolve(directory, catalogue), fault, fault);
    if ("code" in found) faults.push(found);
    else if (!Array.isArray(found.value) || found.value.some((item) => typeof item !== "string")) faults.push(fault);
    else return found.value;
    return undefined;
  }

  function addExtended(name: string, at: string, directory: string): void {
    if (Object.hasOwn(presets, name)) {
      add(presetOrigin(name), presets[name as keyof typeof presets]);
      return;
    }
    const file = resolve(directory, name);
    if (open.includes(file)) {
      faults.push({ code: "PHILOG_EXTENDS_CYCLE", at, hint: [...open.slice(open.indexOf(file)), file].join(" > ") });
      return;
    }
    const hint = `no preset and no readable file ${file}; ${suggest(name, Object.keys(presets))}`;
    addFile(file, { code: "PHILOG_EXTENDS_MISSING", at, hint });
  }

  function addFile(file: string, missing?: Fault): void {
    const origin = fileOrigin(file);
    const unreadable: Fault = { code: "PHILOG_POLICY_NOT_FOUND", at: file };
    const found = readJson(file, unreadable, { code: "PHILOG_POLICY_NOT_JSON", at: file });
    if (!("code" in found)) add(origin, found.value);
    else faults.push(found.code === "PHILOG_POLICY_NOT_FOUND" ? (missing ?? found) : found);
  }

  function add(origin: Origin, given: unknown): void {
    const { source, prefix, directory, preset } = origin;
    // Presets are held to it by a test: looking through their patterns again takes half the time that a redactor takes.
    const found = preset === undefined ? validatePolicy(given) : [];
    const own = found.map((fault) => ({ ...fault, at: `${prefix}${fault.at}` }));
    faults.push(...own);
    const { extends: names } = (given ?? {}) as { extends?: unknown };
    open.push(source);
    if (Array.isArray(names)) {
      names.forEach((name, index) => {
        if (typeof name === "string") addExtended(name, `${prefix}extends[${index}]`, directory);
      });
    }
    open.pop();
    if (own.length > 0) return;
    const policy = given as Policy;
    const earlier = layers.findIndex((layer) => layer.source === source);
    if (earlier >= 0) layers.splice(earlier, 1);
    layers.push({ source, preset, policy, catalogue: readCatalogue(policy, origin) });
  }

  return { faults, layers, add, addFile };
}

/**
 * Reads, validates and resolves a policy: a file path (relative to the working directory) or the object itself, with
 * everything that it extends; `destination` as if the policy named it. Throws one PolicyError with every fault of every file.
 */
export function loadPolicy(source: string | Policy = defaultPolicy, destination?: Destination): ResolvedPolicy {
  const { faults, layers, add, addFile } = collect();
  if (typeof source === "string") addFile(resolve(source));
  else {
    const copy = snapshot(source);
    if (copy) add({ source: "policy", prefix: "", directory: process.cwd(), preset: undefined }, copy.value);
    else faults.push({ code: "PHILOG_POLICY_NOT_JSON", at: "policy", hint: "it is not plain data" });
  }
  // Where a process sends its output can only tighten what its policy says.
  const closed = layers.findLast(({ policy }) => policy.destination)?.policy.destination?.baa === false;
  if (destination && !closed) {
    const given = { version: 1, destination } as const;
    add({ source: "options", prefix: "options.", directory: "", preset: undefined }, given);
  }
  if (faults.length > 0) throw new PolicyError(faults);
  return resolvePolicy(layers);
}
