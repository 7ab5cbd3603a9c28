import { basename, join } from "node:path";
import type { Frame } from "../lines/frame.ts";
import { ackBytes, writeAck } from "./acks.ts";
import { countEvents } from "./count-events.ts";
import { codeOf, type Disk } from "./disk.ts";
import { readSegment, type SegmentContent } from "./read-segment.ts";
import { endFrame, sealFrame } from "./seal.ts";
import type { SegmentKeys } from "./segment-keys.ts";

/** A segment's file, and beside it the one of what was acknowledged. */
export interface SegmentFile {
  readonly path: string;
  /** Its length in bytes. */
  readonly bytes: number;
  /** Writes a frame. Returns the system's code where it was not written; nothing of it is in the file then. */
  append(frame: Frame): string | undefined;
  /** Brings to the device what was written since the last call. */
  sync(): void;
  /** Writes the segment's end; nothing is appended behind it. */
  end(): void;
  /** Notes that these events need not be sent again. */
  acknowledge(from: number, to: number): void;
  /** Reads what still has to be sent. Rejects where the file cannot be read, or its key not be had. */
  read(): Promise<SegmentContent>;
  /** Counts events that were not acknowledged, without opening them: for a segment that has to make room unread. */
  countEvents(): number;
  remove(): void;
  /** Moves it out of the way, and keeps it. */
  quarantine(folder: string): void;
  /** Lets go of what is open; the file stays. */
  close(): void;
}

/** Keys of a segment that is there already are asked for when it is read. */
export interface SegmentFileOptions {
  readonly disk: Disk;
  readonly path: string;
  readonly headerBytes: number;
  readonly bytes: number;
  readonly keys: SegmentKeys | (() => Promise<SegmentKeys>);
  /** Of the file, where frames are to be appended. */
  readonly file?: number;
}

export const acksOf = (path: string) => path.replace(/\.seg$/, ".acks");

export function openSegmentFile(options: SegmentFileOptions): SegmentFile {
  const { disk, path, headerBytes } = options;
  let { file, bytes } = options;
  let keys = typeof options.keys === "function" ? undefined : options.keys;
  let acks: number | undefined;
  let frames = 0;
  let acknowledged = 0;
  let isDirty = false;
  let syncing = 0;
  let isClosing = false;
  let isUnnoted = false;

  function closeFile(): void {
    if (file === undefined || syncing > 0) return;
    disk.close(file);
    file = undefined;
  }
  function closeAcks(): void {
    if (acks !== undefined) disk.close(acks);
    acks = undefined;
  }

  const own: SegmentFile = {
    path,
    get bytes() {
      return bytes;
    },
    append(frame) {
      if (file === undefined || isClosing) return "EBADF";
      const sealed = sealFrame(keys!, frames, frame);
      try {
        disk.append(file, sealed);
      } catch (error) {
        // What was written in part is taken back; where even that fails, nothing more is written behind it.
        try {
          disk.truncate(file, bytes);
        } catch {
          isClosing = true;
        }
        return codeOf(error);
      }
      frames++;
      bytes += sealed.length;
      isDirty = true;
      return undefined;
    },
    sync() {
      if (!isDirty || file === undefined) return;
      isDirty = false;
      syncing++;
      disk.sync(file, () => {
        syncing--;
        if (isClosing) closeFile();
      });
    },
    end() {
      own.append(endFrame);
      own.sync();
      isClosing = true;
      closeFile();
    },
    acknowledge(from, to) {
      if (keys === undefined || isUnnoted) return;
      try {
        acks ??= disk.open(acksOf(path), false);
        disk.append(acks, writeAck(keys, acknowledged, from, to));
        acknowledged++;
      } catch {
        // Without it events may be sent a second time, which their numbers show. Half a record takes no more behind it.
        isUnnoted = true;
      }
    },
    async read() {
      keys ??= await (options.keys as () => Promise<SegmentKeys>)();
      const content = await disk.read(path);
      const noted = await disk.read(acksOf(path)).catch(() => Buffer.alloc(0));
      // Records that were written here are counted already, also those that came while the file was read.
      if (acks === undefined) acknowledged = Math.floor(noted.length / ackBytes);
      // A record that was cut off would make nonsense of those behind it.
      if (acks === undefined && noted.length % ackBytes > 0) {
        acks = disk.open(acksOf(path), false);
        disk.truncate(acks, acknowledged * ackBytes);
      }
      return readSegment(keys, content, headerBytes, noted);
    },
    countEvents: () => countEvents(path, acksOf(path), headerBytes),
    remove() {
      own.close();
      try {
        disk.remove(path);
        disk.remove(acksOf(path));
      } catch {
        // What stays is found at the next start, and its acknowledgements with it.
      }
    },
    quarantine(folder) {
      own.close();
      try {
        disk.move(path, join(folder, basename(path)));
        disk.remove(acksOf(path));
      } catch {
        // It stays where it is, and is said again at the next start.
      }
    },
    close() {
      isClosing = true;
      closeFile();
      closeAcks();
    },
  };
  return own;
}
