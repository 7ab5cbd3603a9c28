/** A seed: the same seed gives the same canaries, on every machine. */
export type Seed = number | string;

export interface Random {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  pick<T>(list: ArrayLike<T>): T;
  /** So many decimal digits. */
  digits(count: number): string;
}

/** A deterministic generator; not for secrets. Source: FNV-1a for the seed, the 32-bit Weyl mix of mulberry32. */
export function createRandom(seed: Seed): Random {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(String(seed))) state = Math.imul(state ^ byte, 0x01000193) >>> 0;

  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));

  return {
    integer,
    pick: (list) => list[integer(0, list.length - 1)]!,
    digits: (count) => Array.from({ length: count }, () => integer(0, 9)).join(""),
  };
}
