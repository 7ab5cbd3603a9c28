import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { DataKeys, KeyContext } from "@philog/core";
import type { Report } from "../errors.ts";
import type { Directory } from "./directory.ts";
import { codeOf, type Disk } from "./disk.ts";
import { createKeyReserve } from "./key-reserve.ts";
import { beat } from "./lock.ts";
import { openSegmentFile, type SegmentFile } from "./segment-file.ts";
import { writeHeader } from "./segment-header.ts";
import { segmentKeys } from "./segment-keys.ts";

/** Makes segments' files for the lines of this process. */
export interface Spool {
  /** A new file, each under a data key of its own; none while there is no key or the disk refuses. */
  create(first: number): SegmentFile | undefined;
  /** Whether the files made so far are still this process's own. To be asked before something is written to one. */
  holds(): boolean;
  close(): void;
}

export interface SpoolOptions {
  readonly disk: Disk;
  readonly claim: () => Directory;
  readonly directory: Directory;
  readonly dataKeys: DataKeys;
  readonly context: KeyContext;
  readonly group: string;
  readonly stream: string;
  readonly logStream: string;
  /** Milliseconds between two times that data is brought to the device. */
  readonly syncMs: number;
  readonly report: Report;
  /** Called when a file can be had again after none could. */
  readonly onReady: () => void;
  readonly now: () => number;
}

/** Milliseconds after which a disk that has refused is tried again. */
const again = 1_000;

export function createSpool(options: SpoolOptions): Spool {
  const { disk, report, onReady, now } = options;
  let { directory } = options;
  const reserve = createKeyReserve(options.dataKeys, options.context, report, onReady);
  let current: SegmentFile | undefined;
  let refusedAt: number | undefined;
  let touchedAt = now();
  let isTaken = false;

  /** A process that stood still may have lost its directory meanwhile, and must not write into another's. */
  function holdDirectory(): void {
    touchedAt = now();
    if (directory.touch()) return;
    report("PHILOG_CLOUDWATCH_TAKEN");
    isTaken = true;
    directory = options.claim();
  }

  const sync = setInterval(() => current?.sync(), options.syncMs);
  const live = setInterval(() => {
    if (refusedAt !== undefined) onReady();
    keepUp();
  }, beat);
  sync.unref();
  live.unref();

  function open(first: number): SegmentFile | undefined {
    const dataKey = reserve.take();
    if (dataKey === undefined) return undefined;
    const { context, group, stream, logStream } = options;
    const segment = randomBytes(16).toString("hex");
    const salt = randomBytes(32);
    const wrapped = Buffer.from(dataKey.wrapped).toString("base64");
    const { bytes, digest } = writeHeader({
      version: 1,
      segment,
      stream,
      logStream,
      group,
      first,
      context,
      wrapped,
      salt: salt.toString("base64"),
    });
    const path = join(directory.path, `${String(first).padStart(16, "0")}-${segment}.seg`);
    const file = disk.open(path, true);
    try {
      disk.append(file, bytes);
    } catch (error) {
      disk.close(file);
      disk.remove(path);
      throw error;
    }
    const keys = segmentKeys(dataKey.key, salt, digest);
    return openSegmentFile({ disk, path, file, keys, headerBytes: bytes.length, bytes: bytes.length });
  }

  function keepUp(): void {
    try {
      holdDirectory();
    } catch (error) {
      report("PHILOG_CLOUDWATCH_DISK", codeOf(error));
    }
  }

  return {
    holds() {
      if (now() - touchedAt > 2 * beat) keepUp();
      const holds = !isTaken;
      isTaken = false;
      return holds;
    },
    create(first) {
      if (refusedAt !== undefined && now() - refusedAt < again) return undefined;
      try {
        current = open(first);
        refusedAt = undefined;
        return current;
      } catch (error) {
        refusedAt = now();
        report("PHILOG_CLOUDWATCH_DISK", codeOf(error));
        return undefined;
      }
    },
    close() {
      reserve.close();
      clearInterval(sync);
      clearInterval(live);
    },
  };
}
