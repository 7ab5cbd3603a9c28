import type { Engine } from "./engine.ts";
import type { LineWriter } from "./redact-lines.ts";
import { createRoom } from "./slots.ts";

/** Redacts batches in this process, each at once. */
export function createInProcess(writer: LineWriter): Engine {
  const rooms: Uint8Array[] = [];
  return {
    width: 1,
    async redact(batch) {
      const room = rooms.pop() ?? createRoom();
      return { ...writer.write(batch, room), release: () => rooms.push(room) };
    },
    async close() {},
  };
}
