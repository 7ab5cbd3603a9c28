import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { RedactionError } from "../errors.ts";
import { type KeyRecord, readKeyRecord } from "./seal-record.ts";

/** Gives the key record of a segment, from wherever they are kept; `undefined` where there is none. */
export type FindKeyRecord = (id: string) => Promise<unknown>;

/** The key records that are known. */
export interface KeyRecords {
  /** Takes a key record over. False where it is none, or was known. */
  learn(value: unknown): boolean;
  /** Those of a segment: more than one where somebody put a false one among the lines. */
  of(id: string): readonly KeyRecord[];
  /** Asks the directory, once for a segment. False where it has none. Rejects with `PHILOG_KEY_RECORD` where it fails. */
  find(id: string): Promise<boolean>;
}

const mostCandidates = 4;

/** Reads `<id>.json` of a folder. */
function readFolder(folder: string): FindKeyRecord {
  return async (id) => {
    try {
      return JSON.parse(await readFile(join(folder, `${id}.json`), "utf8"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  };
}

export function createKeyRecords(directory: string | FindKeyRecord | undefined): KeyRecords {
  const known = new Map<string, KeyRecord[]>();
  const asked = new Set<string>();
  const findIn = typeof directory === "string" ? readFolder(directory) : directory;

  const learn = (value: unknown): boolean => {
    const record = readKeyRecord(value);
    if (record === undefined) return false;
    const candidates = known.get(record.id) ?? [];
    known.set(record.id, candidates);
    const text = JSON.stringify(record);
    if (candidates.length >= mostCandidates || candidates.some((one) => JSON.stringify(one) === text)) return false;
    candidates.push(record);
    return true;
  };
  return {
    learn,
    of: (id) => known.get(id) ?? [],
    async find(id) {
      if (findIn === undefined || asked.has(id)) return false;
      let found: unknown;
      try {
        found = await findIn(id);
      } catch {
        throw new RedactionError("PHILOG_KEY_RECORD", `segment ${id}: the key directory cannot be read`);
      }
      asked.add(id);
      return (found as KeyRecord | undefined)?.id === id && learn(found);
    },
  };
}
