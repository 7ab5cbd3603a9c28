import { readLog } from "../join/log-file.ts";

/** What is read of a file: so much that caches see variety, so little that memory stays bounded. */
export const bounds = { records: 10_000, bytes: 16_777_216 };

export interface Records {
  records: object[];
  /** Lines that are no JSON object. */
  skipped: number;
  /** The file holds more than was read. */
  more: boolean;
}

async function readStart(file: string, most: number): Promise<{ bytes: Buffer; more: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of readLog(file)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) return { bytes: Buffer.concat(chunks).subarray(0, most), more: true };
  }
  return { bytes: Buffer.concat(chunks), more: false };
}

function parse(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first records of an NDJSON file, plain or packed by gzip. Throws as the system does. */
export async function readRecords(file: string, { records: most, bytes: size } = bounds): Promise<Records> {
  const { bytes, more } = await readStart(file, size);
  const lines = bytes.toString("utf8").split("\n");
  // Where reading stopped, the last line is half a line.
  if (more) lines.pop();
  const records: object[] = [];
  let skipped = 0;
  for (const line of lines) {
    if (line.trim() === "") continue;
    if (records.length === most) return { records, skipped, more: true };
    const record = parse(line);
    if (record === undefined) skipped += 1;
    else records.push(record);
  }
  return { records, skipped, more };
}
