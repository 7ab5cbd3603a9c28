import type { Finding } from "@philog/core";
import { formatPath } from "@philog/core/host";
import { type Find, rememberClean } from "./remember-clean.ts";
import type { Scanners } from "./scanners.ts";

/** A key of records, and what it says about what stands under it. */
export interface Key {
  name: string;
  /** As it is written in a path; undefined where its name may not be printed. */
  step: string | undefined;
  /** Findings in the name itself. */
  findings: readonly Finding[];
  inText: Find;
  inNumber: Find;
}

/** Gives keys by their names; `above` is the key under which the object with it stands. */
export type Keys = (name: string, above?: Key) => Key;

const rememberedKeys = 1_000;
const longestRemembered = 64;
/** These say nothing by themselves: `id` under `patient` is a patient's id. */
const dependent: ReadonlySet<string> = new Set(["id", "ID", "Id", "no", "num", "number", "Number", "value"]);

/** Knows keys again, since records of one log have the same. Names with a finding are not kept. */
export function createKeys({ texts, plain }: Scanners): Keys {
  const known = new Map<string, Key>();
  const make = (name: string, full: string): Key => ({
    name,
    step: plain.isPrintableKey(name) ? formatPath([{ kind: "key", key: name }]) : undefined,
    findings: plain.find(name),
    inText: rememberClean(texts.under(full)),
    inNumber: plain.under(full),
  });
  return (name, above) => {
    const full = above !== undefined && dependent.has(name) ? `${above.name} ${name}` : name;
    const found = known.get(full);
    if (found !== undefined) return found;
    const key = make(name, full);
    const isKept = full.length <= longestRemembered && known.size < rememberedKeys && key.findings.length === 0;
    if (isKept) known.set(full, key);
    return key;
  };
}
