import type { Planter } from "./planter.ts";
import type { Random } from "./random.ts";

/** What the generators of values share. */
export interface Garden {
  readonly random: Random;
  readonly planter: Planter;
  /** The keys that records and rules of this episode have in common. */
  readonly keys: readonly string[];
  /** A value of any kind at a place that is no free text. */
  value(depth: number): unknown;
}
