/** What a tokenizer remembers of one space; a value that was used lately costs one look-up in `young`. */
export interface Space {
  young: Map<unknown, string>;
  old: Map<unknown, string>;
  /** Forgets the space itself, with its derived key. */
  evict: () => void;
}

/** Bounds what all spaces of a tokenizer remember together. */
export interface Cache {
  /** Counts a new space; past the bound the space that was opened first is evicted. */
  open(space: Space): void;
  /** The token of a value that is not young; one that is used again becomes young again. */
  recall(space: Space, value: unknown): string | undefined;
  remember(space: Space, value: unknown, token: string): void;
  /** Evicts every space: the key is another. */
  clear(): void;
}

const mostSpaces = 1000;

/** Part of a longer string keeps all of it in memory: a copy lets a request body go. */
const detached = (value: unknown) =>
  typeof value === "string" ? Buffer.from(value, "utf16le").toString("utf16le") : value;

/**
 * A cache of at most `capacity` tokens in two generations: when the young ones of all spaces are half of it, they
 * become the old ones, and the old ones are forgotten. No bookkeeping on a hit.
 */
export function createCache(capacity: number): Cache {
  const spaces = new Set<Space>();
  let young = 0;

  const age = () => {
    for (const space of spaces) {
      space.old = space.young;
      space.young = new Map();
    }
    young = 0;
  };

  const remember = (space: Space, value: unknown, token: string) => {
    if (young >= capacity / 2) age();
    young++;
    space.young.set(detached(value), token);
  };

  return {
    open(space) {
      if (spaces.size >= mostSpaces) {
        const [first] = spaces;
        first!.evict();
        spaces.delete(first!);
      }
      spaces.add(space);
    },
    recall(space, value) {
      const token = space.old.get(value);
      if (token !== undefined) remember(space, value, token);
      return token;
    },
    remember,
    clear() {
      for (const space of spaces) space.evict();
      spaces.clear();
      young = 0;
    },
  };
}
