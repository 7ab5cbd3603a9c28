import type { Finding } from "@philog/core";
import { keyRecordsKey, marker } from "@philog/core/host";
import { decode, placesOf } from "./json-string.ts";
import { createKeys, type Key } from "./keys.ts";
import type { Scanners } from "./scanners.ts";
import { startsLikeJson, walkJson } from "./walk-json.ts";

/** A finding in a line: where it starts and ends there, and what it was found in. */
export interface Hit {
  finding: Finding;
  start: number;
  end: number;
  /** The text that the finding's own places are of. */
  text: string;
  path?: string;
}

/** An object or array that is open. */
interface Level {
  isArray: boolean;
  /** The last key met; of an array, the key under which it stands. */
  key: Key | undefined;
  /** The key under which it stands. */
  above: Key | undefined;
  /** Keys met whose names may not be printed. */
  hidden: number;
}

/** JSON in strings of JSON in strings: deeper ones are text. */
const deepest = 3;
/** Numbers that may identify somebody: no fractions, and no fewer digits. */
const identifying = /^-?\d{4,}$/;
/** Ids, salts and wrapped keys of key records: random, and now and then like something. */
const random = /^[\w-]{32,1400}$/;

const joinPath = (path: string, step: string) =>
  path === "" || step.startsWith('["') || step === "[*]" ? path + step : `${path}.${step}`;

/**
 * Finds PHI in the strings, numbers and keys of a JSON object or array, each with its key as context, and in JSON inside
 * its strings. Undefined where the text is no JSON.
 */
export type ScanRecord = (json: string) => Hit[] | undefined;

export function createScanRecord(scanners: Scanners): ScanRecord {
  const keys = createKeys(scanners);
  const { texts, plain } = scanners;

  /** `placeOf`: where in the line a place of this JSON text is. */
  const scan = (json: string, depth: number, prefix: string, placeOf: (at: number) => number): Hit[] | undefined => {
    const hits: Hit[] = [];
    const levels: Level[] = [];
    let broken = false;
    let inKeyRecords = false;

    const path = (): string => {
      let text = prefix;
      for (const { isArray, key, hidden } of levels) {
        if (isArray) text = joinPath(text, "[*]");
        else if (key !== undefined) text = joinPath(text, key.step ?? marker.key(hidden));
      }
      return text;
    };
    const add = (findings: readonly Finding[], text: string, place: (at: number) => number) => {
      for (const finding of findings) {
        hits.push({ finding, text, path: path(), start: place(finding.start), end: place(finding.end) });
      }
    };
    const places = (raw: string, start: number, escaped: boolean) => {
      if (!escaped) return (at: number) => placeOf(start + at);
      const inRaw = placesOf(raw);
      return (at: number) => placeOf(start + inRaw[at]!);
    };

    const isJson = walkJson(json, {
      key(start, end, escaped) {
        const level = levels.at(-1)!;
        const raw = json.slice(start, end);
        const name = escaped ? decode(raw) : raw;
        broken ||= name === undefined;
        if (levels.length === 1) inKeyRecords = name === keyRecordsKey;
        level.key = keys(name ?? "", level.above);
        if (level.key.step === undefined) level.hidden += 1;
        if (level.key.findings.length > 0) add(level.key.findings, name!, places(raw, start, escaped));
      },
      text(start, end, escaped) {
        const raw = json.slice(start, end);
        const text = escaped ? decode(raw) : raw;
        if (text === undefined) {
          broken = true;
          return;
        }
        if (inKeyRecords && random.test(text)) return;
        if (depth < deepest && startsLikeJson(text)) {
          const below = scan(text, depth + 1, path(), places(raw, start, escaped));
          if (below !== undefined) {
            for (const hit of below) hits.push(hit);
            return;
          }
        }
        const { key } = levels.at(-1)!;
        const findings = key === undefined ? texts.find(text) : key.inText(text);
        if (findings.length > 0) add(findings, text, places(raw, start, escaped));
      },
      number(start, end) {
        const text = json.slice(start, end);
        if (!identifying.test(text)) return;
        const { key } = levels.at(-1)!;
        add(key === undefined ? plain.find(text) : key.inNumber(text), text, (at) => placeOf(start + at));
      },
      open(isArray) {
        const outer = levels.at(-1);
        levels.push({ isArray, key: isArray ? outer?.key : undefined, above: outer?.key ?? outer?.above, hidden: 0 });
      },
      close() {
        levels.pop();
      },
    });
    return isJson && !broken ? hits : undefined;
  };
  return (json) => scan(json, 0, "", (at) => at);
}
