import { readFileSync } from "node:fs";
import { ackBytes } from "./acks.ts";
import { sealBytes } from "./seal.ts";

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Events of a segment that were not acknowledged, as its lengths say: nothing is opened, so nothing is proved. */
export function countEvents(path: string, acksPath: string, headerBytes: number): number {
  const file = read(path);
  const acks = read(acksPath);
  let events = 0;
  for (let offset = headerBytes; offset + sealBytes <= file.length; ) {
    events += file.readUInt32LE(offset + 4);
    offset += file.readUInt32LE(offset) + sealBytes;
  }
  for (let offset = 0; offset + ackBytes <= acks.length; offset += ackBytes) {
    events -= acks.readDoubleLE(offset + 8) - acks.readDoubleLE(offset) + 1;
  }
  return Math.max(0, events);
}
