import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { Program } from "@babel/types";
import { exit } from "../../exit.ts";
import { type Bindings, readBindings } from "../../messages/bindings.ts";
import { parseSource } from "../../messages/parse-source.ts";
import { findSources } from "../../messages/sources.ts";
import { Failure } from "../../prompt/failure.ts";

/** One source of a project. */
export interface Source {
  /** From the project's folder on. */
  readonly file: string;
  readonly program: Program;
  readonly bindings: Bindings;
}

/** A file that says how the application is started. */
export interface Start {
  readonly file: string;
  readonly lines: readonly string[];
}

/** An application as its files tell it. */
export interface Project {
  readonly dependencies: ReadonlySet<string>;
  readonly sources: readonly Source[];
  readonly starts: readonly Start[];
  /** Files that cannot be read as programs. */
  readonly broken: readonly string[];
}

const startFile =
  /^(?:package\.json|Dockerfile.*|.*\.dockerfile|Procfile|(?:docker-)?compose.*\.ya?ml|ecosystem\.config\.[cm]?js|\.env.*)$/i;

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
}

function readManifest(text: string | undefined): Manifest {
  try {
    const found: unknown = JSON.parse(text ?? "{}");
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {};
  }
}

/** Of package.json the scripts alone say how something is started; their lines are kept in their places. */
function startLines(name: string, text: string, { scripts = {} }: Manifest): string[] {
  const lines = text.split(/\r?\n/);
  if (name !== "package.json") return lines;
  const wanted = Object.values(scripts).map((script) => JSON.stringify(script));
  return lines.map((line) => (wanted.some((script) => line.includes(script)) ? line : ""));
}

/** Reads package.json, what starts the application, and the sources below a folder. Throws a Failure where it is none. */
export function readProject(folder: string): Project {
  const { files, faults } = findSources([folder], false);
  if (!statSync(folder).isDirectory()) throw new Failure(exit.usage, "it is no folder");
  const broken = faults.map(({ file }) => relative(folder, file));
  const names = readdirSync(folder);
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const manifest = readManifest(names.includes("package.json") ? read("package.json") : undefined);
  const starts = names
    .filter((name) => startFile.test(name))
    .map((name) => ({ file: name, lines: startLines(name, read(name), manifest) }));
  const sources: Source[] = [];
  for (const path of files) {
    const file = relative(folder, path);
    const program = parseSource(readFileSync(path, "utf8"), path);
    if ("body" in program) sources.push({ file, program, bindings: readBindings(program) });
    else broken.push(file);
  }
  const dependencies = new Set(Object.keys({ ...manifest.devDependencies, ...manifest.dependencies }));
  return { dependencies, sources, starts, broken };
}
