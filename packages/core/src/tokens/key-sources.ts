import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import process from "node:process";
import { RedactionError } from "../errors.ts";
import { readKeys, type TokenKeys } from "./key.ts";

const largestFile = 65_536;

/** JSON of token keys. The parser's own message quotes its input, so it is not passed on. */
function fromJson(text: string, where: string): TokenKeys {
  let keys: unknown;
  try {
    keys = JSON.parse(text);
  } catch {
    throw new RedactionError("PHILOG_KEY_BAD", `${where} is not JSON`);
  }
  return readKeys(keys);
}

/** Who else can read the file, or `undefined`. Windows reports no modes, so there it is not held. */
export function openToOthers({ mode, uid }: Pick<Stats, "mode" | "uid">, user: number | undefined): string | undefined {
  if (user === undefined) return undefined;
  if ((mode & 0o077) !== 0) return "its mode has to be 0600 or 0400";
  if (uid !== 0 && uid !== user) return "it has to belong to the user of the process or to root";
  return undefined;
}

/**
 * The bytes of a file that nobody else can read, at most 64 KiB.
 * Throws `PHILOG_KEY_FILE` and `PHILOG_KEY_FILE_MODE`.
 */
export function readPrivately(path: string): Buffer {
  try {
    return readHeld(path);
  } catch (error) {
    if (error instanceof RedactionError) throw error;
    // Not the path: whoever hands over the key in its place would find it in the log.
    const { code } = error as NodeJS.ErrnoException;
    throw new RedactionError("PHILOG_KEY_FILE", code);
  }
}

function readHeld(path: string): Buffer {
  // Without O_NONBLOCK a named pipe would stop the process here.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    // The open descriptor is asked, not the path: between the two the path could come to name another file.
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new RedactionError("PHILOG_KEY_FILE", "it is not a file");
    const reason = openToOthers(stats, process.geteuid?.());
    if (reason !== undefined) throw new RedactionError("PHILOG_KEY_FILE_MODE", reason);
    if (stats.size > largestFile) throw new RedactionError("PHILOG_KEY_FILE", "it is larger than 64 KiB");
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Reads token keys from a JSON file `{ current: { id, secret }, previous? }`, secrets in base64, that nobody else can
 * read (mode 0600 or 0400; the mode is not held on Windows). A link is followed, and its target held to the same.
 * Throws `PHILOG_KEY_FILE`, `PHILOG_KEY_FILE_MODE` and what `createRedactor` throws for bad keys.
 */
export function fileKeys(path: string): TokenKeys {
  const bytes = readPrivately(path);
  try {
    return fromJson(bytes.toString("utf8"), "the key file");
  } finally {
    bytes.fill(0);
  }
}

/**
 * Reads token keys from an environment variable, as JSON or as `id:base64`, and deletes it from `process.env`, so that
 * child processes and dumps of the environment do not show it; the system's own copy (`/proc/<pid>/environ`) stays.
 * Throws `PHILOG_KEY_VARIABLE`, also on a second call, and what `createRedactor` throws for bad keys.
 */
export function environmentKeys(name = "PHILOG_TOKEN_KEYS"): TokenKeys {
  const text = process.env[name]?.trim();
  delete process.env[name];
  if (!text) throw new RedactionError("PHILOG_KEY_VARIABLE", "or it was read before and deleted");
  if (text.startsWith("{")) return fromJson(text, "the variable");
  const colon = text.indexOf(":");
  return readKeys({ current: { id: text.slice(0, Math.max(colon, 0)), secret: text.slice(colon + 1) } });
}
