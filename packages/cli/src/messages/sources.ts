import { readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { exit } from "../exit.ts";
import { Failure, systemCode } from "../prompt/failure.ts";

/** What is read: 5 MiB. Larger sources are made by programs. */
export const largestSource = 5_242_880;

const sourceName = /\.[cm]?[jt]sx?$/;
const declarationName = /\.d(?:\.[^.]+)?\.[cm]?ts$/;
const testName = /\.(?:test|spec)(?:-d)?\.[cm]?[jt]sx?$/;
const testFolder = /^(?:tests?|__tests__|__mocks__)$/;
const otherFolder = /^(?:node_modules|dist|\..*)$/;

/** Files to read, and what cannot be read, with the reason. */
export interface Sources {
  readonly files: readonly string[];
  readonly faults: readonly { readonly file: string; readonly reason: string }[];
}

const reasonOf = (error: unknown) => `it cannot be read (${systemCode(error) ?? "unknown"})`;

function statRoot(root: string): Stats {
  try {
    return statSync(root);
  } catch (error) {
    throw new Failure(exit.usage, `${root}: ${reasonOf(error)}`);
  }
}

/**
 * Finds the sources in folders; a file or folder that is named itself is read whatever its name. In the order of their
 * names, each once. Throws a Failure for a name that leads nowhere.
 */
export function findSources(roots: readonly string[], includeTests: boolean): Sources {
  const files: string[] = [];
  const faults: { file: string; reason: string }[] = [];
  // Where links lead in a circle, or twice to one place.
  const seen = new Set<string>();
  const isNew = (path: string) => {
    const real = realpathSync(path);
    return !seen.has(real) && seen.add(real);
  };

  const isLeftOut = (name: string, isFolder: boolean): boolean => {
    if (isFolder) return otherFolder.test(name) || (!includeTests && testFolder.test(name));
    if (!sourceName.test(name) || declarationName.test(name)) return true;
    return !includeTests && testName.test(name);
  };
  const visitFile = (file: string, { size }: Stats): void => {
    if (size > largestSource) faults.push({ file, reason: "it is larger than 5 MiB" });
    else files.push(file);
  };
  const visitFolder = (folder: string): void => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      // Before anything is asked of the disk: most names are none of ours.
      if (isLeftOut(name, false) && isLeftOut(name, true)) continue;
      guarded(path, () => {
        const found = statSync(path);
        const isFolder = found.isDirectory();
        if (isLeftOut(name, isFolder) || !(isFolder || found.isFile()) || !isNew(path)) return;
        if (isFolder) visitFolder(path);
        else visitFile(path, found);
      });
    }
  };
  const guarded = (file: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      faults.push({ file, reason: reasonOf(error) });
    }
  };

  for (const [root, found] of roots.map((root) => [root, statRoot(root)] as const)) {
    guarded(root, () => {
      if (!isNew(root)) return;
      if (found.isDirectory()) visitFolder(root);
      else if (found.isFile()) visitFile(root, found);
      else faults.push({ file: root, reason: "it is no file" });
    });
  }
  return { files, faults };
}
