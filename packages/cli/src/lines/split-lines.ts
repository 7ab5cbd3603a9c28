const newline = 10;
const carriageReturn = 13;
const brace = 123;

/** Bytes of one line. Longer ones are replaced, and never held in memory. */
export const longestLine = 1_048_576;

const largestPiece = 262_144;

// Both are lines of Philog's own, so they pass the redactor as they stand.
const longRecord = Buffer.from('{"philog":"withheld","code":"PHILOG_RECORD_UNREADABLE"}');
const longText = Buffer.from("[LIMIT:record]");

/** Cuts streams of bytes into batches of whole lines. */
export interface LineSplitter {
  /**
   * Whole lines, as far as they are there: at most one batch for each 256 KiB. What is left of the bytes is copied, so
   * that their memory may be used again.
   */
  push(bytes: Uint8Array): Iterable<Uint8Array>;
  /** The last line, where it has no end; with one if `closed`. Ready for another stream then. */
  end(closed: boolean): Uint8Array | undefined;
  /** Lines that were replaced because they are too long. */
  replaced(): number;
}

/** Puts parts together; one that is alone may be returned as it is. */
export type Join = (parts: readonly Uint8Array[], length: number) => Uint8Array;

const joinParts: Join = (parts, length) => (parts.length === 1 ? parts[0]! : Buffer.concat(parts, length));

export function createLineSplitter(join: Join = joinParts, limit = longestLine): LineSplitter {
  // No line past the limit fits into one piece, so it is noticed where pieces are put together.
  const pieceSize = Math.min(largestPiece, limit);
  let held: Uint8Array[] = [];
  let length = 0;
  let skipping = false;
  let replaced = 0;

  const hold = (part: Uint8Array) => {
    held.push(part);
    length += part.length;
  };
  const take = (): Uint8Array => {
    const batch = join(held, length);
    held = [];
    length = 0;
    return batch;
  };
  /** Where the line that stands at the start of a piece ends, its `\r` included. */
  const lineEnd = (piece: Uint8Array, at: number) => (piece[at - 1] === carriageReturn ? at - 1 : at);

  const pushPiece = (piece: Uint8Array): Uint8Array | undefined => {
    const first = piece.indexOf(newline);
    let rest = piece;
    if (skipping || length + (first < 0 ? piece.length : first) > limit) {
      if (!skipping) {
        replaced += 1;
        const isRecord = (held[0] ?? piece)[0] === brace;
        held = [];
        length = 0;
        hold(isRecord ? longRecord : longText);
      }
      skipping = first < 0;
      if (skipping) return undefined;
      rest = piece.subarray(lineEnd(piece, first));
    }
    const last = rest.lastIndexOf(newline);
    if (last < 0) {
      hold(new Uint8Array(rest));
      return undefined;
    }
    hold(rest.subarray(0, last + 1));
    const batch = take();
    if (last + 1 < rest.length) hold(new Uint8Array(rest.subarray(last + 1)));
    return batch;
  };

  return {
    *push(bytes) {
      for (let from = 0; from < bytes.length; from += pieceSize) {
        const batch = pushPiece(bytes.subarray(from, from + pieceSize));
        if (batch !== undefined) yield batch;
      }
    },
    end(closed) {
      skipping = false;
      if (length === 0) return undefined;
      if (closed) hold(Buffer.from("\n"));
      return take();
    },
    replaced: () => replaced,
  };
}
