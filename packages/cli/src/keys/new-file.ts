import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname } from "node:path";
import { exit } from "../exit.ts";
import { Failure, systemCode } from "../prompt/failure.ts";

/** Lets `fill` write a file that nobody had before; where it fails, none is left. */
function writeNew<T>(path: string, mode: number, fill: (file: number) => T): T {
  const file = openSync(path, "wx", mode);
  try {
    return fill(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Without it a name may be lost in a power failure. Windows cannot open a folder. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const file = openSync(folder, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function explain(error: unknown, reasons: Record<string, string>): unknown {
  const code = systemCode(error);
  const reason = code === undefined ? undefined : reasons[code];
  return reason === undefined ? error : new Failure(exit.usage, `${code}: ${reason}`);
}

/** Refuses to write where something is: keys are never overwritten. */
export const fileExists = () =>
  new Failure(
    exit.usage,
    "EEXIST: the file exists; keys are never overwritten. To put a new key into it: philog keys rotate",
  );

/** Writes an object as JSON, and through to the disk. */
export function writeJson(file: number, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
  fsyncSync(file);
}

/** Makes a file; one that exists stays as it is. Throws `Failure`, what `fill` throws, and errors of the system. */
export function createFile<T>(path: string, mode: number, fill: (file: number) => T): T {
  try {
    const made = writeNew(path, mode, fill);
    syncFolder(dirname(path));
    return made;
  } catch (error) {
    if (systemCode(error) === "EEXIST") throw fileExists();
    throw explain(error, { ENOENT: "the folder of the file does not exist" });
  }
}

/** The file that takes the place of another. */
export interface NextFile {
  file: number;
  path: string;
  /** The file whose place it takes. */
  target: string;
}

/**
 * Replaces a file in one step: a reader sees the old one or the new one. The new one has the old one's mode, as far as
 * `modes` allow. Throws as `createFile` does.
 */
export function replaceFile<T>(path: string, modes: number, fill: (next: NextFile) => T): T {
  // Past a link: the new file takes the place of the file, not of the link.
  const target = realpathSync(path);
  // A fixed name is the lock, too: of two rotations at a time one would lose the other's key.
  const next = `${target}.rotating`;
  try {
    const made = writeNew(next, 0o600, (file) => {
      const filled = fill({ file, path: next, target });
      fchmodSync(file, statSync(target).mode & modes);
      renameSync(next, target);
      return filled;
    });
    syncFolder(dirname(target));
    return made;
  } catch (error) {
    throw explain(error, {
      EEXIST: `${basename(next)} exists: another rotation is running, or one was killed; then remove that file`,
    });
  }
}
