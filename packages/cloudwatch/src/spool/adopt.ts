import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DataKeys } from "@philog/core";
import type { Report } from "../errors.ts";
import type { Disk } from "./disk.ts";
import { openSegmentFile, type SegmentFile } from "./segment-file.ts";
import { type ReadHeader, readHeader } from "./segment-header.ts";
import { segmentKeys } from "./segment-keys.ts";

/** A segment that another process left behind. */
export interface Found {
  readonly stream: string;
  readonly logStream: string;
  readonly first: number;
  readonly file: SegmentFile;
}

const headerRoom = 32_768;

function headerOf(path: string): ReadHeader | undefined {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(headerRoom);
    return readHeader(bytes.subarray(0, readSync(file, bytes, 0, headerRoom, 0)));
  } finally {
    closeSync(file);
  }
}

export interface AdoptOptions {
  readonly disk: Disk;
  readonly dataKeys: DataKeys;
  readonly group: string;
  readonly quarantine: string;
  readonly report: Report;
}

/** Opens the segments of an adopted directory; what is none goes into quarantine. */
export function openAdopted(folder: string, { disk, dataKeys, group, quarantine, report }: AdoptOptions): Found[] {
  const found: Found[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (name === "lock" || name.endsWith(".acks") || !entry.isFile()) continue;
    const path = join(folder, name);
    const read = name.endsWith(".seg") ? headerOf(path) : undefined;
    const { size } = statSync(path);
    if (read === undefined || read.header.group !== group) {
      // A crash between making a file and writing its header leaves an empty one, in which nothing was accepted.
      if (name.endsWith(".seg") && size === 0) disk.remove(path);
      else {
        report("PHILOG_CLOUDWATCH_FOREIGN", `${size} bytes`);
        disk.move(path, join(quarantine, name));
      }
      continue;
    }
    const { header, bytes: headerBytes, digest } = read;
    const keys = async () => {
      const dataKey = await dataKeys.open(Buffer.from(header.wrapped, "base64"), header.context);
      return segmentKeys(dataKey, Buffer.from(header.salt, "base64"), digest);
    };
    const { stream, logStream, first } = header;
    found.push({ stream, logStream, first, file: openSegmentFile({ disk, path, headerBytes, bytes: size, keys }) });
  }
  return found.sort((a, b) => a.first - b.first);
}
