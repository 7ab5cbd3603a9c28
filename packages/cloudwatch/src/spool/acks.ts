import { createHmac, timingSafeEqual } from "node:crypto";
import type { SegmentKeys } from "./segment-keys.ts";

const numbersBytes = 16;
const macBytes = 16;
/** Bytes of a record. */
export const ackBytes = numbersBytes + macBytes;

/** The MAC covers the segment and the record's place, so that a record of elsewhere says nothing here. */
function macOf({ acks, digest }: SegmentKeys, place: number, numbers: Uint8Array): Buffer {
  const at = Buffer.alloc(4);
  at.writeUInt32LE(place);
  return createHmac("sha256", acks).update(digest).update(at).update(numbers).digest().subarray(0, macBytes);
}

/** The record that events `from` to `to` need not be sent any more; `place` counts a segment's records. */
export function writeAck(keys: SegmentKeys, place: number, from: number, to: number): Buffer {
  const numbers = Buffer.alloc(numbersBytes);
  numbers.writeDoubleLE(from, 0);
  numbers.writeDoubleLE(to, 8);
  return Buffer.concat([numbers, macOf(keys, place, numbers)]);
}

/** What was acknowledged. A record that was changed counts as none: its events are sent again, never left out. */
export function readAcks(keys: SegmentKeys, file: Buffer): { ranges: [number, number][]; bad: number } {
  const ranges: [number, number][] = [];
  let bad = 0;
  for (let place = 0; (place + 1) * ackBytes <= file.length; place++) {
    const record = file.subarray(place * ackBytes, (place + 1) * ackBytes);
    const numbers = record.subarray(0, numbersBytes);
    if (timingSafeEqual(record.subarray(numbersBytes), macOf(keys, place, numbers))) {
      ranges.push([numbers.readDoubleLE(0), numbers.readDoubleLE(8)]);
    } else {
      bad++;
    }
  }
  return { ranges, bad };
}
