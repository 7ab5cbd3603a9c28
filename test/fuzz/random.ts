/** A seeded source of choices: the same seed gives the same case on every machine. Not for secrets. */
export interface Random {
  /** From 0, below 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Between `min` and `max` different items of a list, in random order. */
  some<T>(list: readonly T[], min: number, max: number): T[];
}

/** Source: FNV-1a for the seed, the 32-bit Weyl mix of mulberry32 for the numbers. */
export function createRandom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(seed)) state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    integer,
    percent: (share) => next() * 100 < share,
    pick: (list) => list[integer(0, list.length - 1)]!,
    some(list, min, max) {
      const left = [...list];
      const count = Math.min(integer(min, max), left.length);
      return Array.from({ length: count }, () => left.splice(integer(0, left.length - 1), 1)[0]!);
    },
  };
}
