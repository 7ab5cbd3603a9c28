import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAbandoned, releaseLock, touchLock, writeLock } from "./lock.ts";

/** One process's own sub-directory of the spool. */
export interface Directory {
  /** Where it writes its segments. */
  readonly path: string;
  /** Where files go that are no segment, or were changed. */
  readonly quarantine: string;
  /** Takes over sub-directories whose process is gone: a rename, which only one of several can win. */
  adopt(now: number): string[];
  /** Gives a sign of life; `false` where another process has taken this directory over. */
  touch(): boolean;
  /** Removes it if nothing is left in it, and leaves it to others if something is. */
  release(): void;
}

const mode = 0o700;
const isFolder = (path: string) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());

function removeEmpty(path: string): void {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    for (const entry of entries) if (entry.isDirectory()) removeEmpty(join(path, entry.name));
    if (readdirSync(path).every((name) => name === "lock")) rmSync(path, { recursive: true });
  } catch {
    // Another process may be at it.
  }
}

/** Makes the sub-directory `group`-`name` of `root` and locks it. Throws the system's errors. */
export function claimDirectory(root: string, group: string, name: string): Directory {
  const path = join(root, `${group}-${name}`);
  const quarantine = join(root, "quarantine");
  const adopted = join(path, "adopted");
  mkdirSync(root, { recursive: true, mode });
  accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
  mkdirSync(path, { mode });
  mkdirSync(quarantine, { recursive: true, mode });
  writeLock(path);

  /** What an adopted directory had adopted itself comes to lie beside it. */
  function flatten(folder: string): string[] {
    const inner = join(folder, "adopted");
    let names: string[] = [];
    try {
      names = isFolder(inner).map((entry) => entry.name);
    } catch {
      return [folder];
    }
    const moved = names.map((name) => {
      renameSync(join(inner, name), join(adopted, name));
      return join(adopted, name);
    });
    return [...moved, folder];
  }

  return {
    path,
    quarantine,
    adopt(now) {
      const names = isFolder(root).map((entry) => entry.name);
      const gone = names.filter((name) => name.startsWith(`${group}-`) && join(root, name) !== path);
      return gone.flatMap((name) => {
        try {
          if (!isAbandoned(join(root, name), now)) return [];
          mkdirSync(adopted, { recursive: true, mode });
          renameSync(join(root, name), join(adopted, name));
          return flatten(join(adopted, name));
        } catch {
          // Another process was first.
          return [];
        }
      });
    },
    touch: () => touchLock(path),
    release() {
      removeEmpty(path);
      try {
        if (existsSync(path)) releaseLock(path);
      } catch {
        // Without signs of life it is taken over a minute later.
      }
    },
  };
}
