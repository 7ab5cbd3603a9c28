import { types } from "node:util";
import { mapRecord } from "../redactors/map-record.ts";
import { markContent } from "../redactors/mark.ts";
import { isBinary, isError, settle } from "../redactors/settle.ts";

/** The object whose members a record's are; an empty one for what is no record. May throw what the record throws. */
export function asRecord(record: unknown, keys: number): object {
  if (typeof record !== "object" || record === null) return {};
  if (isError(record)) return { err: record };
  if (types.isMap(record)) return mapRecord(record, keys);
  if (markContent(record) !== undefined || isBinary(record)) return {};
  const settled = settle(record);
  return typeof settled === "object" && settled !== null && !Array.isArray(settled) ? settled : {};
}
