import { AsyncResource } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import process from "node:process";
import { startupSnapshot } from "node:v8";
import type { Classification } from "../policy/identifiers.ts";
import { isPart } from "./derive.ts";
import { type Moment, momentOf, type SealHost, since } from "./seal-clock.ts";
import { holdSealKey, type SealKey } from "./seal-key.ts";
import { keyRecordsKey, readKeyRecord } from "./seal-record.ts";
import { openSegment, type Segment } from "./seal-segment.ts";
import { createKeyRecordStore } from "./seal-store.ts";
import { type Tenant, tenantReader } from "./tenant.ts";

export interface SealerOptions {
  sealKey: SealKey;
  /** @default none */
  tenant?: Tenant;
  /** Without a tenant nothing is sealed. A function is asked each time. @default false */
  tenantRequired?: boolean | (() => boolean);
  /** @default this process, its clocks and its randomness */
  host?: SealHost;
}

/** Why there was no sealed value: no key to seal with, no tenant, or a value that is too long. */
export type NoSealed = "nokey" | "notenant" | "value";

/** A key record, and when it was last written into a line. */
export interface Told {
  readonly text: string;
  at: Moment | undefined;
  /** It belongs into the next line, if it is due. */
  wanted: boolean;
}

export interface SealStats {
  keyId: string;
  /** Segments that were opened: each has a key record. */
  segments: number;
  /** Values that could not be sealed because node:crypto failed. */
  failures: number;
  /** Key records that the directory does not have yet, attempts that failed, and records that it will never have. */
  directory: { waiting: number; failures: number; lost: number };
}

export interface Sealer {
  /** The sealed value; `undefined` where there is none, and then `reason()` says why. Never throws. */
  seal(classification: Classification, value: string | number): string | undefined;
  reason(): NoSealed;
  /** Takes over the key records of a record that was redacted before; what is none of this key is left out. */
  inherit(records: unknown): void;
  /** The key records that the next line has to have, for members that go into many lines. */
  wanted(before?: readonly Told[]): readonly Told[];
  /** The member with the key records that are due, with a comma before it; `more` are those of inherited members. */
  member(more?: readonly Told[]): string;
  /** What a segment's id starts with. */
  readonly fingerprint: string;
  stats(): SealStats;
}

const mostOpen = 1000;
const mostWanted = 1000;
/** Key records that members which go into many lines bring with them. */
const mostInherited = 16;

const thisProcess: SealHost = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  pid: () => process.pid,
  random: randomBytes,
  isSnapshot: () => startupSnapshot.isBuildingSnapshot(),
};

/**
 * Seals values to a public key: one open segment for each tenant. Segments are never shared with another sealer, so a
 * worker, a child process and a second redactor have their own.
 * Throws as `publicSealKey` does.
 */
export function createSealer({ sealKey, tenant, tenantRequired = false, host = thisProcess }: SealerOptions): Sealer {
  const held = holdSealKey(sealKey);
  const tenantNow = tenantReader(tenant, tenantRequired);
  const outside = new AsyncResource("philog.seal");
  const store = held.directory === undefined ? undefined : createKeyRecordStore(held.directory);
  const open = new Map<string, { segment: Segment; told: Told }>();
  let wanted: Told[] = [];
  let segments = 0;
  let failures = 0;
  let lastReason: NoSealed = "nokey";

  const none = (reason: NoSealed): undefined => {
    lastReason = reason;
  };
  const want = (told: Told) => {
    if (told.wanted) return;
    told.wanted = true;
    // Where no line is ever written, as by who asks for texts alone, the directory has them.
    if (wanted.push(told) > mostWanted) wanted.shift()!.wanted = false;
  };
  const drop = (name: string) => {
    open.get(name)?.segment.close();
    open.delete(name);
  };
  const segmentOf = (name: string) => {
    const known = open.get(name);
    if (known?.segment.isOpen()) return known;
    drop(name);
    if (open.size >= mostOpen) {
      const [first] = open.keys();
      drop(first!);
    }
    // Its timer would else hold what belongs to the request under way for an hour.
    const segment = outside.runInAsyncScope(() => {
      const opened = openSegment(held, name, host);
      store?.add(opened.record);
      return opened;
    });
    segments++;
    const made = { segment, told: { text: JSON.stringify(segment.record), at: undefined, wanted: false } };
    open.set(name, made);
    return made;
  };

  return {
    seal(classification, value) {
      const name = tenantNow();
      if (!isPart(name)) return none("notenant");
      // What is opened now would be open in every process that the snapshot is brought to life in.
      if (host.isSnapshot()) return none("nokey");
      try {
        const { segment, told } = segmentOf(name);
        const sealed = segment.seal(classification, String(value));
        if (sealed === undefined) return none("value");
        want(told);
        return sealed;
      } catch {
        failures++;
        drop(name);
        return none("nokey");
      }
    },
    reason: () => lastReason,
    inherit(records) {
      if (!Array.isArray(records)) return;
      for (const one of records.slice(0, mostOpen)) {
        const record = readKeyRecord(one);
        if (record?.keyId === held.keyId) want({ text: JSON.stringify(record), at: undefined, wanted: false });
      }
    },
    wanted: (before = []) => [...new Set([...before, ...wanted])].slice(-mostInherited),
    member(more = []) {
      for (const told of more) want(told);
      if (wanted.length === 0) return "";
      const due = wanted.filter(({ at }) => at === undefined || since(host, at) >= held.repeatMs);
      for (const told of wanted) told.wanted = false;
      wanted = [];
      if (due.length === 0) return "";
      const at = momentOf(host);
      for (const told of due) told.at = at;
      return `,"${keyRecordsKey}":[${due.map(({ text }) => text).join()}]`;
    },
    fingerprint: held.fingerprint,
    stats: () => ({
      keyId: held.keyId,
      segments,
      failures,
      directory: { waiting: 0, failures: 0, lost: 0, ...store?.stats(), ...(store && { waiting: store.waiting() }) },
    }),
  };
}
