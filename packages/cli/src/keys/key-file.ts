import { type KeyObject, randomBytes } from "node:crypto";
import { fileKeys, type KeyMaterial } from "@philog/core";
import { createFile, replaceFile, writeJson } from "./new-file.ts";

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

/** Writes keys and reads them back as every reader will, from a file system that may not hold modes. */
function writeKeys(file: number, path: string, keys: object): KeyIds {
  writeJson(file, keys);
  return idsOf(path);
}

/**
 * Makes a file with one new key of 32 random bytes, mode 0600. Refuses to overwrite.
 * Throws `Failure`, what `fileKeys` throws, and errors of the file system.
 */
export function createKeyFile(path: string, id: string): KeyIds {
  return createFile(path, 0o600, (file) => writeKeys(file, path, { current: newKey(id) }));
}

/** The names of the keys in a file. Throws as `fileKeys` does. */
export function listKeyFile(path: string): KeyIds {
  return idsOf(path);
}

/**
 * Puts a new key into a file and makes the current one a previous one, in one step. `idFor` is given the ids that are
 * taken. Throws as `createKeyFile` does.
 */
export function rotateKeyFile(path: string, idFor: (taken: readonly string[]) => string): KeyIds {
  idsOf(path);
  return replaceFile(path, 0o700, ({ file, path: next, target }) => {
    const { current, previous = [] } = fileKeys(target);
    const old = [current, ...previous].map(written);
    return writeKeys(file, next, { current: newKey(idFor(old.map(({ id }) => id))), previous: old });
  });
}
