import type { KeyedToken } from "@philog/core/join";

/** A line of a log in which a token stands. */
export interface Hit {
  /** From 1. */
  line: number;
  keyIds: string[];
  /** The line without its end. */
  text: Buffer;
  /** Whether the line is too long to be held, and `text` only its start. */
  cut: boolean;
}

export interface Search {
  /** The lines in which one of the tokens stands, in order. The whole of every line is searched. */
  hits(bytes: AsyncIterable<Buffer>): AsyncGenerator<Hit>;
  /** Ids, at most 20, of keys that wrote tokens of this classification and are none of the tokens' keys. */
  strangers(): string[];
}

const mostStrangers = 20;
const newline = 0x0a;
const afterPrefix = /^([a-z0-9][a-z0-9-]{0,31})\.[\w-]{22}/;
/** Of a token after its prefix: id, dot, digest. */
const longestRest = 32 + 1 + 22;

/**
 * Searches logs for the tokens of one value. A token is found wherever its text stands: 128 bits do not come about by
 * chance. Memory does not grow with the log: `longestHeld` bytes of a line are kept for printing. @default 16 MiB
 */
export function createSearch(tokens: readonly KeyedToken[], longestHeld = 16_777_216): Search {
  const [first] = tokens;
  const prefix = Buffer.from(first!.token.slice(0, first!.token.indexOf(".", "tok1.".length) + 1));
  const longest = prefix.length + longestRest;
  const own = new Set(tokens.map(({ keyId }) => keyId));
  const strange = new Set<string>();

  const look = (bytes: Buffer, found: Set<string>) => {
    for (let at = bytes.indexOf(prefix); at >= 0; at = bytes.indexOf(prefix, at + 1)) {
      const text = bytes.toString("latin1", at, at + longest);
      for (const { token, keyId } of tokens) if (text.startsWith(token)) found.add(keyId);
      const id = afterPrefix.exec(text.slice(prefix.length))?.[1];
      if (id !== undefined && !own.has(id) && strange.size < mostStrangers) strange.add(id);
    }
  };

  async function* hits(bytes: AsyncIterable<Buffer>): AsyncGenerator<Hit> {
    let line = 1;
    let held: Buffer[] = [];
    let length = 0;
    let kept = 0;
    // What a token that is cut by the end of a chunk needs of the chunks before.
    let tail: Buffer = Buffer.alloc(0);
    let found = new Set<string>();

    const take = (part: Buffer) => {
      if (tail.length > 0) look(Buffer.concat([tail, part.subarray(0, longest)]), found);
      look(part, found);
    };
    const hold = (part: Buffer) => {
      const room = part.subarray(0, longestHeld - kept);
      // Even an empty part would keep its chunk in memory.
      if (room.length > 0) held.push(room);
      kept += room.length;
      length += part.length;
    };
    const end = (): Hit | undefined => {
      const hit =
        found.size === 0
          ? undefined
          : { line, keyIds: [...own].filter((id) => found.has(id)), text: Buffer.concat(held), cut: length > kept };
      line++;
      held = [];
      length = 0;
      kept = 0;
      tail = tail.subarray(0, 0);
      found = new Set();
      return hit;
    };

    for await (const chunk of bytes) {
      let from = 0;
      for (let to = chunk.indexOf(newline); to >= 0; to = chunk.indexOf(newline, from)) {
        const part = chunk.subarray(from, to);
        take(part);
        hold(part);
        const hit = end();
        if (hit !== undefined) yield hit;
        from = to + 1;
      }
      const rest = chunk.subarray(from);
      take(rest);
      hold(rest);
      tail = Buffer.concat([tail, rest.subarray(-longest)]).subarray(-longest);
    }
    const last = end();
    if (last !== undefined) yield last;
  }

  return { hits, strangers: () => [...strange].sort() };
}
