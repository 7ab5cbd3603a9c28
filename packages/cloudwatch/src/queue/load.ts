import type { Report } from "../errors.ts";
import { codeOf } from "../spool/disk.ts";
import { type Segment, takeBack } from "./segment.ts";

const again = 60_000;

/** Brings segments from disk into memory, and says what is wrong with them. */
export function createLoad(report: Report, now: () => number): (segment: Segment) => Promise<void> {
  return async (segment) => {
    const file = segment.file!;
    try {
      const { frames, tornBytes, badFrames, badAcks } = await file.read();
      if (tornBytes > 0) report("PHILOG_CLOUDWATCH_TORN", `${tornBytes} bytes`);
      if (badFrames + badAcks > 0) report("PHILOG_CLOUDWATCH_TAMPERED", `${badFrames} frames, ${badAcks} notes`);
      segment.isBad = badFrames > 0;
      takeBack(segment, frames);
    } catch (error) {
      const code = codeOf(error);
      if (code === "ENOENT") {
        // Taken over by another process, which sends what is in it.
        segment.frames = [];
        segment.count = segment.taken;
        return;
      }
      report("PHILOG_CLOUDWATCH_SEGMENT_KEY", code);
      segment.notBefore = now() + again;
    }
  };
}
