import { type Canary, canaries } from "@philog/testing";
import type { Mode } from "./policies.ts";
import type { Random } from "./random.ts";

/** Where a canary was put. */
export type Place =
  | "field"
  | "key"
  | "binding"
  | "argument"
  | "error property"
  | "quoted in an error message"
  | "JSON in a string"
  | "toJSON"
  | "getter"
  | "Map key"
  | "base"
  | "name"
  | "mixin"
  | "formatter"
  | "serializer"
  | "timestamp"
  | "hook"
  | "pino redact"
  | "thrown"
  | "mark"
  | "hostile value"
  | "message"
  | "prefix"
  | "error message"
  | "text field"
  | "format"
  | "path of a URL"
  | "query"
  | "header"
  | "cookie"
  | "address"
  | "body"
  | "malformed body"
  | "response";

/** A canary and where it was put: its index in the pool, never its value. */
export interface Plant {
  index: number;
  kind: string;
  place: Place;
}

export interface Planter {
  /** A value that is never free text: opaque, or recognisable without its label. */
  value(place: Place): string;
  /** Only opaque. */
  opaque(place: Place): string;
  /** A labelled recognisable value, as people write it in text. */
  labelled(place: Place): string;
  /** What may stand in free text: labelled; any value where text is more than scanned. */
  text(place: Place): string;
  /** Runs `make` and returns what it planted beside what it made. */
  collect<T>(make: () => T): { made: T; plants: Plant[] };
}

/** The canaries of some hundred calls, so that one search finds any of them. */
export interface Pool {
  /** The opaque ones first. */
  readonly all: readonly Canary[];
  /** Opaque ones for free text, which are counted apart. */
  readonly apart: readonly Canary[];
}

const opaqueCount = 64;
const apartCount = 16;

export function createPool(seed: string): Pool {
  const recognisable = [0, 1, 2].flatMap((set) => canaries.recognisable(`${seed}/${set}`));
  const names = recognisable.flatMap(({ kind, value }) => (kind === "name" ? value.toLowerCase().split(" ") : []));
  // A random word such as `Kzeldamoq` holds a name by chance.
  const opaque = canaries
    .opaque(seed, 2 * (opaqueCount + apartCount))
    .filter(({ value }) => !names.some((name) => value.toLowerCase().includes(name)));
  return {
    all: [...opaque.slice(0, opaqueCount), ...recognisable],
    apart: opaque.slice(opaqueCount, opaqueCount + apartCount),
  };
}

/** A catalogue and a vocabulary vouch for every word that stays: under them any canary is planted in free text. */
export function createPlanter(random: Random, { all: pool }: Pool, modeOf: () => Mode): Planter {
  let plants: Plant[] = [];
  const take = (from: number, to: number, place: Place): Canary => {
    const index = random.integer(from, to - 1);
    const canary = pool[index]!;
    plants.push({ index, kind: canary.kind, place });
    return canary;
  };
  const opaque: Planter["opaque"] = (place) => take(0, opaqueCount, place).value;
  const labelled: Planter["labelled"] = (place) => take(opaqueCount, pool.length, place).text;
  const value: Planter["value"] = (place) => {
    if (random.percent(60)) return opaque(place);
    const canary = take(opaqueCount, pool.length, place);
    return random.percent(50) ? canary.value : canary.text;
  };
  return {
    opaque,
    labelled,
    value,
    text: (place) => (modeOf() !== "scan" && random.percent(50) ? value(place) : labelled(place)),
    collect(make) {
      const before = plants;
      plants = [];
      const made = make();
      const own = plants;
      plants = before;
      return { made, plants: own };
    },
  };
}
