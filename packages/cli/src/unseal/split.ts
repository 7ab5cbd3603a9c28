/** Cuts chunks of bytes into lines, each with its end. */
export interface Splitter {
  /** The lines that are whole now. A line past the limit comes in pieces, each of which is `cut`. */
  push(chunk: Buffer): Generator<Piece>;
  /** What is left, where the last line has no end. */
  end(): Generator<Piece>;
}

export interface Piece {
  bytes: Buffer;
  cut: boolean;
}

const newline = 10;

/** `longest`: bytes of a line that are held. @default 16 MiB */
export function createSplitter(longest = 16_777_216): Splitter {
  let held: Buffer[] = [];
  let length = 0;
  let cut = false;

  const take = (part: Buffer): Piece => {
    const piece = { bytes: Buffer.concat([...held, part]), cut };
    held = [];
    length = 0;
    return piece;
  };
  return {
    *push(chunk) {
      let from = 0;
      for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
        yield take(chunk.subarray(from, at + 1));
        cut = false;
        from = at + 1;
      }
      if (from === chunk.length) return;
      // The chunk's memory is used again.
      held.push(Buffer.from(chunk.subarray(from)));
      length += chunk.length - from;
      if (length <= longest) return;
      cut = true;
      yield take(Buffer.alloc(0));
    },
    *end() {
      if (length > 0) yield take(Buffer.alloc(0));
      cut = false;
    },
  };
}
