import { describe, expect, it } from "vitest";
import { createSlotMemory, createSlots, inputOf, roomOf } from "./slots.ts";

describe("slots", () => {
  it("lend each part of the memory to one batch at a time, and room for its output beside it", () => {
    const memory = createSlotMemory(3);
    const slots = createSlots(memory);
    const lent = [1, 2, 3].map((length) => slots.take(length));
    const numbers = lent.map((batch) => slots.slotOf(batch)!);
    expect(new Set(numbers).size).toBe(3);
    for (const [index, batch] of lent.entries()) {
      batch.fill(index + 1);
      roomOf(memory, numbers[index]!).fill(index + 11);
    }
    for (const [index, batch] of lent.entries()) {
      expect(inputOf(memory, numbers[index]!, batch.length)).toEqual(new Uint8Array(index + 1).fill(index + 1));
      expect(roomOf(memory, numbers[index]!).every((byte) => byte === index + 11)).toBe(true);
    }
    expect(slots.slotOf(slots.take(1))).toBeUndefined();
    slots.give(numbers[1]);
    expect(slots.slotOf(slots.take(1))).toBe(numbers[1]);
  });

  it("hold no batch that is larger than a slot, and take nothing back that was not lent", () => {
    const slots = createSlots(createSlotMemory(1));
    const large = slots.take(1_000_000);
    expect(large).toHaveLength(1_000_000);
    expect(large.buffer).toBeInstanceOf(SharedArrayBuffer);
    slots.give(slots.slotOf(large));
    expect(slots.slotOf(slots.take(9))).toBe(0);
    expect(slots.slotOf(slots.take(9))).toBeUndefined();
  });
});
