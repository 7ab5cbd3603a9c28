import { readFile, stat } from "node:fs/promises";
import { RedactionError } from "@philog/core";

/** A token key that only KMS can open. */
export interface EncryptedKey {
  /** As in `TokenKeys`: it stands in every token. */
  id: string;
  /** The key, encrypted by KMS, in base64. */
  wrapped: string;
}

/** What `createEncryptedKeys` makes: no secret, so it can stand in a repository, a parameter or an image. */
export interface EncryptedKeys {
  current: EncryptedKey;
  previous?: EncryptedKey[];
}

/** Encrypted keys, the path of a JSON file of them, or a function that fetches them or their JSON. */
export type EncryptedKeysSource =
  | EncryptedKeys
  | string
  | (() => EncryptedKeys | string | PromiseLike<EncryptedKeys | string>);

const largestFile = 65_536;
const base64 = /^[A-Za-z0-9+/]{4,8192}={0,2}$/;

const errorName = (name: unknown) => (typeof name === "string" && /^[A-Za-z]\w{1,60}$/.test(name) ? `: ${name}` : "");
const bad = (detail: string) => new RedactionError("PHILOG_KEY_BAD", detail);

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw bad("the encrypted keys are not JSON");
  }
}

async function readPath(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > largestFile) throw new RedactionError("PHILOG_KEY_FILE", "it is larger than 64 KiB");
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof RedactionError) throw error;
    throw new RedactionError("PHILOG_KEY_FILE", (error as NodeJS.ErrnoException).code);
  }
}

function checkKey(key: unknown, where: string): EncryptedKey {
  if (typeof key !== "object" || key === null) throw bad(`${where}: it has to be { id, wrapped }`);
  if ("secret" in key) throw bad(`${where}: it holds a key in clear, which belongs into no such file`);
  const { id, wrapped } = key as Partial<EncryptedKey>;
  if (typeof id !== "string" || id === "") throw bad(`${where}.id: it has to be a short code such as "k1"`);
  if (typeof wrapped !== "string" || !base64.test(wrapped)) throw bad(`${where}.wrapped: it has to be base64`);
  return { id, wrapped };
}

/** Checks encrypted keys. Throws `PHILOG_KEY_BAD`, which names the member and never the value. */
export function checkEncryptedKeys(keys: unknown): Required<EncryptedKeys> {
  if (typeof keys !== "object" || keys === null)
    throw bad("the encrypted keys have to be { current: { id, wrapped } }");
  const { current, previous = [] } = keys as Partial<EncryptedKeys>;
  if (!Array.isArray(previous)) throw bad("previous: it has to be an array");
  return {
    current: checkKey(current, "current"),
    previous: previous.map((key, i) => checkKey(key, `previous[${i}]`)),
  };
}

async function fetchKeys(source: Extract<EncryptedKeysSource, () => unknown>): Promise<unknown> {
  try {
    return await source();
  } catch (error) {
    // Not its message: what the application's function throws may quote what it has read.
    const { name } = (error ?? {}) as { name?: unknown };
    throw new RedactionError("PHILOG_KEY_FILE", `the function that fetches it failed${errorName(name)}`);
  }
}

/** Reads encrypted keys from where they are, each time anew. Rejects with `PHILOG_KEY_FILE` and `PHILOG_KEY_BAD`. */
export async function readEncryptedKeys(source: EncryptedKeysSource): Promise<Required<EncryptedKeys>> {
  if (typeof source === "string") return checkEncryptedKeys(parse(await readPath(source)));
  const keys = typeof source === "function" ? await fetchKeys(source) : source;
  return checkEncryptedKeys(typeof keys === "string" ? parse(keys) : keys);
}
