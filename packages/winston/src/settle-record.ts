import type { Host } from "@philog/core/host";
import { isObject } from "./entry.ts";
import { type Known, withoutColour } from "./known.ts";
import { settleText, type TextRules } from "./settle-text.ts";
import { isNow } from "./time.ts";

/** What a format may add on its own: when it was, and how long since the record before. */
const sinceLast = /^\+\d{1,6}(?:ms|s|m|h|d)$/;
const timeKeys = new Set(["timestamp", "@timestamp", "time", "ts"]);
const messageKeys = new Set(["message", "@message"]);
const depthLimit = 10;

type Members = Record<string, unknown>;

/** Redacts what formats add to a record. */
export interface Settle {
  /** The record: the same object where nothing was added but what may be. */
  record(made: object, known: Known): object;
  text(made: string, known: Known): string;
}

/** Only what JSON makes of its own: anything else is judged by the policy, whole. */
const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !("toJSON" in value);
};

/** `isPrintableKey`: whether a key that is new can be shown. */
export function createSettle(host: Host, isPrintableKey: (key: string) => boolean): Settle {
  const { passes } = host;

  const isKnown = (value: unknown, key: string, known: Known): boolean => {
    if (known.has(value, key)) return true;
    if (typeof value !== "string") return false;
    if (timeKeys.has(key)) return isNow(value);
    if (key === "level") return known.has(withoutColour(value).trim().toLowerCase(), key);
    return key === "ms" && sinceLast.test(value);
  };
  const isWholly = (value: unknown, key: string, known: Known, depth: number): boolean => {
    if (!isObject(value)) return isKnown(value, key, known);
    if (depth > depthLimit || !(Array.isArray(value) || isPlain(value))) return false;
    if (Array.isArray(value)) return value.every((item) => isWholly(item, key, known, depth + 1));
    return Object.entries(value).every(
      ([name, member]) => known.hasKey(name) && isWholly(member, name, known, depth + 1),
    );
  };
  /** Parts a record into what may stand and what is asked about. */
  const sift = (from: object, known: Known, depth: number): { kept: Members; asked: Members | undefined } => {
    const kept: Members = {};
    let asked: Members | undefined;
    const ask = (key: string, value: unknown) => {
      asked ??= {};
      asked[key] = value;
    };
    for (const [key, value] of Object.entries(from)) {
      if (value === undefined || typeof value === "function" || key === "__proto__") continue;
      const isShown = known.hasKey(key) || isPrintableKey(key);
      if (depth === 0 && messageKeys.has(key) && typeof value === "string") kept[key] = settled.text(value, known);
      else if (isShown && isWholly(value, key, known, depth)) kept[key] = value;
      else if (isShown && isObject(value) && isPlain(value) && depth < depthLimit) {
        const parts = sift(value, known, depth + 1);
        kept[key] = parts.kept;
        if (parts.asked !== undefined) ask(key, parts.asked);
      } else ask(key, value);
    }
    return { kept, asked };
  };
  const merge = (kept: Members, judged: Members): Members => {
    for (const [key, value] of Object.entries(judged)) {
      const below = kept[key];
      kept[key] = isObject(below) && isObject(value) ? merge(below as Members, value as Members) : value;
    }
    return kept;
  };
  const isSame = (kept: Members, made: Members): boolean =>
    Object.keys(made).every((key) => {
      const value = made[key];
      const below = kept[key];
      return value === below || (isObject(value) && isObject(below) && isSame(below as Members, value as Members));
    });

  const settled: Settle = {
    record(made, known) {
      const { kept, asked } = sift(made, known, 0);
      if (asked === undefined && isSame(kept, made as Members)) return made;
      const { text, names } = passes.fragment(asked ?? {}, true);
      const record = merge(kept, JSON.parse(`{${text.slice(1)}}`));
      if (names !== "") {
        const before = Array.isArray(record.redacted) ? record.redacted : [];
        record.redacted = [...new Set([...before, ...JSON.parse(`[${names.slice(1)}]`)])];
      }
      return record;
    },
    text(made, known) {
      const rules: TextRules = {
        redact: (text) => host.redactor.text(text),
        record: (found) => settled.record(found, known),
      };
      return settleText(made, known, rules);
    },
  };
  return settled;
}
