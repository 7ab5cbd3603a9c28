import type { Hit } from "./scan-record.ts";
import type { Kind, Scanned } from "./scanned.ts";
import { shapeOf } from "./shape-of.ts";

/** What is told of findings. */
export interface CollectSettings {
  /** Tells the shapes of values. */
  shapes: boolean;
  /** Places that are told of a kind in a batch; the rest is counted. */
  listed: number;
}

/** Puts together what is found in a batch. */
export interface Collection {
  readonly scanned: Scanned;
  /** A finding in the line that is number `scanned.lines`, which starts at `offset`. */
  add(hit: Hit, offset: number): void;
}

/** Places of a kind in a batch: a batch of short lines has fewer, and one line of megabytes must not fill the memory. */
export const mostPlaces = 50_000;

export function createCollection({ shapes, listed }: CollectSettings): Collection {
  const most = Math.min(listed, mostPlaces);
  const scanned: Scanned = { lines: 0, text: 0, binary: 0, touched: 0, units: 0, kinds: [], places: [] };
  const indexes = new Map<string, number>();
  /** The last line in which each kind was found. */
  const lastLines: number[] = [];

  const indexOf = ({ classification, detector }: Hit["finding"]): number => {
    const name = `${classification} ${detector}`;
    let index = indexes.get(name);
    if (index === undefined) {
      index = scanned.kinds.push({ classification, detector, findings: 0, lines: 0 }) - 1;
      indexes.set(name, index);
    }
    return index;
  };
  return {
    scanned,
    add({ finding, start, end, text, path }, offset) {
      const line = scanned.lines;
      const index = indexOf(finding);
      const kind: Kind = scanned.kinds[index]!;
      kind.findings += 1;
      if (lastLines[index] !== line) kind.lines += 1;
      lastLines[index] = line;
      if (kind.findings > most) return;
      scanned.places.push({
        line,
        column: start,
        length: end - start,
        offset: offset + start,
        kind: index,
        ...(path ? { path } : {}),
        ...(shapes ? { shape: shapeOf(text.slice(finding.start, finding.end)) } : {}),
      });
    },
  };
}
