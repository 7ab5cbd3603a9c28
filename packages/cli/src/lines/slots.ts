// A batch is a piece of input and what was held of the line before: seldom more than 256 KiB and some lines.
const inputSize = 294_912;
const roomSize = 409_600;
const slotSize = inputSize + roomSize;

/** Room for a batch in this process, for as much output as a slot takes. */
export const createRoom = () => new Uint8Array(roomSize);

/** Shared memory for a number of batches and their outputs. */
export const createSlotMemory = (count: number) => new SharedArrayBuffer(count * slotSize);

/** The batch of a slot. */
export const inputOf = (memory: SharedArrayBuffer, slot: number, length: number) =>
  new Uint8Array(memory, slot * slotSize, length);

/** Where its output may stand; as much of it as is told. */
export const roomOf = (memory: SharedArrayBuffer, slot: number, length = roomSize) =>
  new Uint8Array(memory, slot * slotSize + inputSize, length);

/** Lends the slots of a memory. */
export interface Slots {
  /** Memory for a batch: a slot's, or its own where that is too small or none is free. */
  take(length: number): Uint8Array;
  /** The slot that a batch stands in; undefined where it has memory of its own. */
  slotOf(batch: Uint8Array): number | undefined;
  give(slot: number | undefined): void;
}

export function createSlots(memory: SharedArrayBuffer): Slots {
  const free = Array.from({ length: memory.byteLength / slotSize }, (_, slot) => slot);
  return {
    take(length) {
      const slot = length <= inputSize ? free.pop() : undefined;
      return slot === undefined ? new Uint8Array(new SharedArrayBuffer(length)) : inputOf(memory, slot, length);
    },
    slotOf: ({ buffer, byteOffset }) => (buffer === memory ? byteOffset / slotSize : undefined),
    give(slot) {
      if (slot !== undefined) free.push(slot);
    },
  };
}
