/** Puts texts together as UTF-8. */
export interface Encoding {
  add(text: string): void;
  /** They stand at the start of the room that was given where they fit there, else in memory of their own. */
  bytes(): Uint8Array;
}

const encoder = new TextEncoder();

/** Starts in `room`, which may be shared. */
export function createEncoding(room: Uint8Array): Encoding {
  let memory = room;
  let length = 0;
  return {
    add(text) {
      const { read, written } = encoder.encodeInto(text, memory.subarray(length));
      length += written;
      if (read === text.length) return;
      const rest = encoder.encode(text.slice(read));
      const larger = new Uint8Array(2 * (length + rest.length));
      larger.set(memory.subarray(0, length));
      larger.set(rest, length);
      memory = larger;
      length += rest.length;
    },
    bytes: () => memory.subarray(0, length),
  };
}
