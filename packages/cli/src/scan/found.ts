import type { Origin } from "../lines/run.ts";
import { standardInput } from "../lines/sources.ts";
import type { Kind, Scanned } from "./scanned.ts";

/** A finding in a file. Holds no value. */
export interface Found {
  file: string;
  /** From 1. */
  line: number;
  /** UTF-16 units, from 1. */
  column: number;
  length: number;
  /** UTF-16 units from the start of the file, from 0; undefined after a line that was too long to be read. */
  offset: number | undefined;
  classification: Kind["classification"];
  detector: string;
  path?: string;
  shape?: string;
}

/** What was found in all. */
export interface Totals {
  lines: number;
  text: number;
  binary: number;
  touched: number;
  findings: number;
  /** By classification and detector, the most frequent first. */
  kinds(): Kind[];
}

/** Adds batches up and says where in its file a finding stands. Batches come in their order. */
export interface Ledger {
  add(scanned: Scanned, origin: Origin): Found[];
  readonly totals: Totals;
}

/** How a file is named in reports: as it was given. */
export const nameOf = (file: string): string => (file === standardInput ? "stdin" : file);

export function createLedger(files: readonly string[]): Ledger {
  const kinds = new Map<string, Kind>();
  const totals = {
    lines: 0,
    text: 0,
    binary: 0,
    touched: 0,
    findings: 0,
    kinds: () => [...kinds.values()].sort((a, b) => b.findings - a.findings),
  };
  let current = -1;
  let line = 0;
  let offset = 0;

  const addKind = ({ classification, detector, findings, lines }: Kind): void => {
    totals.findings += findings;
    const name = `${classification} ${detector}`;
    const known = kinds.get(name);
    if (known === undefined) kinds.set(name, { classification, detector, findings, lines });
    else {
      known.findings += findings;
      known.lines += lines;
    }
  };
  return {
    totals,
    add(scanned, { index, long }) {
      if (index !== current) {
        current = index;
        line = 0;
        offset = 0;
      }
      for (const key of ["lines", "text", "binary", "touched"] as const) totals[key] += scanned[key];
      for (const kind of scanned.kinds) addKind(kind);
      const file = nameOf(files[index]!);
      const found = scanned.places.map((place): Found => {
        const { classification, detector } = scanned.kinds[place.kind]!;
        return {
          file,
          line: line + place.line + 1,
          column: place.column + 1,
          length: place.length,
          offset: long === 0 ? offset + place.offset : undefined,
          classification,
          detector,
          ...(place.path === undefined ? {} : { path: place.path }),
          ...(place.shape === undefined ? {} : { shape: place.shape }),
        };
      });
      line += scanned.lines;
      offset += scanned.units;
      return found;
    },
  };
}
