import { type KeyObject, randomBytes } from "node:crypto";
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
import { fileKeys, type KeyMaterial } from "@philog/core";
import { exit } from "../exit.ts";
import { Failure, systemCode } from "../prompt/failure.ts";

/** The keys of a file by their names. */
export interface KeyIds {
  current: string;
  previous: string[];
}

const newKey = (id: string) => ({ id, secret: randomBytes(32).toString("base64") });

/** Keys that were read from a file hold their secrets as `KeyObject`s. */
const written = ({ id, secret }: KeyMaterial) => ({ id, secret: (secret as KeyObject).export().toString("base64") });

function idsOf(path: string): KeyIds {
  const { current, previous = [] } = fileKeys(path);
  return { current: current.id, previous: previous.map(({ id }) => id) };
}

/** Lets `fill` write a file that nobody had before; where it fails, none is left. */
function writeNew<T>(path: string, fill: (file: number) => T): T {
  const file = openSync(path, "wx", 0o600);
  try {
    return fill(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/** Writes keys and reads them back as every reader will, from a file system that may not hold modes. */
function writeKeys(file: number, path: string, keys: object): KeyIds {
  writeFileSync(file, `${JSON.stringify(keys, undefined, 2)}\n`);
  fsyncSync(file);
  return idsOf(path);
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

/**
 * Makes a file with one new key of 32 random bytes, mode 0600. Refuses to overwrite.
 * Throws `Failure`, what `fileKeys` throws, and errors of the file system.
 */
export function createKeyFile(path: string, id: string): KeyIds {
  try {
    const ids = writeNew(path, (file) => writeKeys(file, path, { current: newKey(id) }));
    syncFolder(dirname(path));
    return ids;
  } catch (error) {
    throw explain(error, {
      EEXIST: "the file exists; keys are never overwritten. To put a new key into it: philog keys rotate",
      ENOENT: "the folder of the file does not exist",
    });
  }
}

/** The names of the keys in a file. Throws as `fileKeys` does. */
export function listKeyFile(path: string): KeyIds {
  return idsOf(path);
}

/**
 * Puts a new key into a file and makes the current one a previous one, in one step: a reader sees the old file or the
 * new one. `idFor` is given the ids that are taken. Throws as `createKeyFile` does.
 */
export function rotateKeyFile(path: string, idFor: (taken: readonly string[]) => string): KeyIds {
  idsOf(path);
  // Past a link: the new file takes the place of the file, not of the link.
  const target = realpathSync(path);
  // A fixed name is the lock, too: of two rotations at a time one would lose the other's key.
  const next = `${target}.rotating`;
  try {
    const ids = writeNew(next, (file) => {
      const { current, previous = [] } = fileKeys(target);
      const old = [current, ...previous].map(written);
      const made = writeKeys(file, next, { current: newKey(idFor(old.map(({ id }) => id))), previous: old });
      fchmodSync(file, statSync(target).mode & 0o700);
      renameSync(next, target);
      return made;
    });
    syncFolder(dirname(target));
    return ids;
  } catch (error) {
    throw explain(error, {
      EEXIST: `${basename(next)} exists: another rotation is running, or one was killed; then remove that file`,
    });
  }
}
