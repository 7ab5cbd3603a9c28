import { type ErrorCode, RedactionError } from "../errors.ts";
import { refuseUnknown } from "../policy/nearest.ts";
import type { KeyRecord } from "./seal-record.ts";
import { readSealed, replaceSealed, sealedIn } from "./sealed-text.ts";
import type { UnsealKey } from "./unseal-key.ts";
import { inLine, keyRecordsIn } from "./unseal-line.ts";
import { createKeyRecords, type FindKeyRecord } from "./unseal-records.ts";
import { createOpenedSegments } from "./unseal-segment.ts";

export interface UnsealOptions {
  /** What opens wrapped keys: `privateKeyFile()`, `kmsUnsealKey()` of @philog/kms, or several of them. */
  key: UnsealKey | readonly UnsealKey[];
  /** Key records that are there already. @default none */
  keyRecords?: Iterable<KeyRecord>;
  /** The folder where the writers kept key records, or a function that finds one. @default none */
  keyDirectory?: string | FindKeyRecord;
}

/** Why a value stays sealed: no record of its segment, refused by KMS or by a wrong key, or changed. */
export type LeftSealed = "norecord" | "refused" | "changed";

export interface UnsealStats {
  /** Sealed values that were opened, as often as they stood there. */
  opened: number;
  /** How often a private key was asked: once for each segment. */
  asked: number;
  left: Record<LeftSealed, number>;
  /** The code with which a key was last refused. */
  refusal: ErrorCode | undefined;
}

export interface Unseal {
  /**
   * The text of one sealed value. Rejects with `PHILOG_SEALED_VALUE`, `PHILOG_KEY_RECORD`, `PHILOG_WRAPPED_KEY` or what
   * KMS says; the message names the segment and no value.
   */
  value(sealed: string): Promise<string>;
  /**
   * A line, JSON or text, with every value that can be opened in the place of its sealed one; what cannot be opened stays
   * and is counted. Learns the key records in it first. Rejects as `value` where a key cannot be asked just now.
   */
  line(line: string): Promise<string>;
  /** Takes over the key records in a line, without opening anything. */
  learn(line: string): void;
  /** Whether every segment in a line has a key record. Asks the directory. */
  knows(line: string): Promise<boolean>;
  stats(): UnsealStats;
}

const passing: ReadonlySet<unknown> = new Set(["PHILOG_KMS_UNAVAILABLE"]);
const reasons: Readonly<Record<string, LeftSealed>> = { PHILOG_KEY_RECORD: "norecord", PHILOG_SEALED_VALUE: "changed" };

/**
 * Opens sealed values, for the tool of an investigation; a process that writes logs never needs it. A wrapped key is
 * opened once and kept in memory for as long as the result is.
 * Throws `PHILOG_OPTION_UNKNOWN` and `PHILOG_OPTION_BAD`.
 */
export function createUnseal(options: UnsealOptions): Unseal {
  refuseUnknown("createUnseal", options, ["key", "keyRecords", "keyDirectory"]);
  const { key, keyRecords = [], keyDirectory } = options;
  const keys = [key].flat() as UnsealKey[];
  if (keys.length === 0 || keys.some((one) => typeof one?.open !== "function")) {
    throw new RedactionError("PHILOG_OPTION_BAD", "key: it comes from privateKeyFile() or kmsUnsealKey()");
  }
  const records = createKeyRecords(keyDirectory);
  for (const record of keyRecords) records.learn(record);
  const segments = createOpenedSegments(keys);
  const stats = { opened: 0, left: { norecord: 0, refused: 0, changed: 0 } };
  let refusal: ErrorCode | undefined;

  const value = async (text: string): Promise<string> => {
    const sealed = readSealed(text);
    if (sealed === undefined) throw new RedactionError("PHILOG_SEALED_VALUE", "it does not have the form of one");
    const { id } = sealed;
    let refused: unknown;
    let tried = 0;
    const attempt = async (): Promise<string | undefined> => {
      for (; tried < records.of(id).length; tried++) {
        try {
          const opened = await segments.open(records.of(id)[tried]!, sealed);
          if (opened !== undefined) return opened;
        } catch (error) {
          refused = error;
        }
      }
      return undefined;
    };
    // What lines say may be false; the directory is asked where they do not lead to the value.
    const opened = (await attempt()) ?? ((await records.find(id)) ? await attempt() : undefined);
    if (opened !== undefined) return opened;
    if (refused !== undefined) throw refused;
    if (tried === 0) throw new RedactionError("PHILOG_KEY_RECORD", `segment ${id}: no record of it was found`);
    throw new RedactionError("PHILOG_SEALED_VALUE", `segment ${id}: it was changed, or belongs elsewhere`);
  };
  const learn = (line: string) => {
    for (const record of keyRecordsIn(line)) records.learn(record);
  };

  return {
    value,
    learn,
    async knows(line) {
      for (const text of sealedIn(line)) {
        const { id } = readSealed(text)!;
        if (records.of(id).length === 0 && !(await records.find(id))) return false;
      }
      return true;
    },
    async line(line) {
      learn(line);
      const opened = new Map<string, string>();
      const left = new Map<string, LeftSealed>();
      for (const sealed of sealedIn(line)) {
        try {
          opened.set(sealed, await value(sealed));
        } catch (error) {
          const { code } = error as RedactionError;
          if (passing.has(code)) throw error;
          const reason = reasons[code] ?? "refused";
          if (reason === "refused") refusal = code;
          left.set(sealed, reason);
        }
      }
      // Where no quote stands there is no JSON that a value's quotes could break.
      const isJson = line.includes('"');
      return replaceSealed(line, (sealed) => {
        const text = opened.get(sealed);
        if (text === undefined) {
          stats.left[left.get(sealed)!]++;
          return sealed;
        }
        stats.opened++;
        return inLine(text, isJson);
      });
    },
    stats: () => ({ opened: stats.opened, asked: segments.asked(), left: { ...stats.left }, refusal }),
  };
}
