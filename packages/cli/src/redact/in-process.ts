import type { Engine } from "../lines/engine.ts";
import { limitYoung } from "../lines/heap.ts";
import { createRoom } from "../lines/slots.ts";
import type { LineWriter, Redacted } from "./redact-lines.ts";

/** Redacts batches in this process, each at once. */
export function createInProcess(writer: LineWriter): Engine<Redacted> {
  const rooms: Uint8Array[] = [];
  return {
    width: 1,
    async work(batch) {
      limitYoung();
      const room = rooms.pop() ?? createRoom();
      return { result: writer.write(batch, room), release: () => rooms.push(room) };
    },
    async close() {},
  };
}
