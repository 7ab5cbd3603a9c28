import { createFormattedCheck, holdSealKey, keyRecordsKey, marker, markRedacted } from "@philog/core/host";
import { texts } from "../lines/texts.ts";
import { type Counts, createDelta } from "./counts.ts";
import { createEncoding } from "./encoding.ts";
import { hidesCharacters, showCharacters, unmask } from "./imitation.ts";
import { createLineRedactor, type LineOptions } from "./line-policy.ts";
import { ownMembers } from "./own-members.ts";

type Line = Record<string, unknown>;
type LineCounts = Pick<Counts, "lines" | "text" | "binary">;

// At most six characters: V8 looks for longer ones in a way that costs twenty times as much here.
const hints = ["[REDAC", "[MISFI", "[LIMIT", "[KEY", "[WITHH", "k1.", "sealed"];
const units = /\[(?:REDACTED|MISFIT:|LIMIT:|KEY|WITHHELD\])|tok1\.|sealed1\./;
const farMore = /"\+\d{5,} more"/;
const names = /[{,]"redacted":\[/;
const byteOrderMark = 0xfeff;
const opening = /^\s*\{/;

const recordsOpen = `"${keyRecordsKey}":[`;

/** The key records at the end of a record's JSON text, which is where they are written. */
function recordsOf(json: string): string | undefined {
  const at = json.lastIndexOf(recordsOpen);
  if (at < 0 || !json.endsWith("]}")) return undefined;
  const records = json.slice(at + recordsOpen.length, -2);
  try {
    JSON.parse(`[${records}]`);
    return records;
  } catch {
    return undefined;
  }
}

/** A batch of lines after redaction. */
export interface Redacted {
  output: Uint8Array;
  counts: Counts;
}

/** Redacts a batch of whole lines, as bytes. */
export interface LineWriter {
  /** The output stands at the start of `room` where it fits there, else in memory of its own. */
  write(batch: Uint8Array, room?: Uint8Array): Redacted;
  /** Of the policy as it was given. */
  readonly policyHash: string;
}

/**
 * Redacts lines: a JSON object as a record, anything else as text. Markers, tokens of the given keys and the names of
 * what is gone pass as they stand; a line that only imitates them gets no more than that. Throws as `createRedactor`.
 */
export function createLineWriter(options: LineOptions): LineWriter {
  const { redactor, policyHash, sources } = createLineRedactor(options);
  const { current, previous = [] } = options.keys ?? {};
  const keyIds = new Set([...(current ? [current] : []), ...previous].map(({ id }) => id));
  const known = { tokens: keyIds, seal: options.sealKey && holdSealKey(options.sealKey).fingerprint };
  const forms = { policyHash, sources, keyIds };
  const isFormatted = createFormattedCheck(redactor, "msg");
  const delta = createDelta(redactor.stats);

  /** Members of Philog's own stand, and so does the place of the names; what is between goes through the policy. */
  const assemble = (line: Line, own: readonly string[]): string | undefined => {
    let out = "";
    let group: Line | undefined;
    let named = false;
    /** Where the first key record stands in `out`. */
    let recordsAt = -1;
    const flush = (): boolean => {
      if (group === undefined) return true;
      const text = redactor.json(markRedacted(group));
      group = undefined;
      const dropped = names.test(text);
      if (dropped && named) return false;
      named ||= dropped;
      if (text === "{}") return true;
      const records = recordsOf(text);
      const members = `,${text.slice(1, -1)}`;
      if (records === undefined) out += members;
      else if (recordsAt < 0) {
        out += members;
        recordsAt = out.length - records.length - 1;
      } else {
        // One line has one member of this name.
        const before = members.slice(0, -(records.length + recordsOpen.length + 2));
        out = `${out.slice(0, recordsAt)}${records},${out.slice(recordsAt)}${before}`;
      }
      return true;
    };
    for (const key of Object.keys(line)) {
      if (own.includes(key)) {
        if (!flush()) return undefined;
        out += `,${JSON.stringify(key)}:${JSON.stringify(line[key])}`;
        continue;
      }
      group ??= Object.create(null) as Line;
      group[key] = line[key];
      if ((key === "redacted" || key === keyRecordsKey) && !flush()) return undefined;
    }
    return flush() ? `{${out.slice(1)}}` : undefined;
  };

  /** A record names its tenant in clear: one that is not this run's could be anything. */
  const ownRecords = (records: unknown) =>
    Array.isArray(records) ? records.filter((record) => record?.tenant === options.tenant) : undefined;
  const formatted = ({ msg }: Line) => typeof msg === "string" && isFormatted(msg);
  const record = (json: string, line: Line, hinted: boolean): string => {
    const { redacted } = line;
    const records = line[keyRecordsKey];
    const special = [redacted, line.philog, line.policy, records].some((member) => member !== undefined);
    if (!special && !(hinted && units.test(json)) && !formatted(line)) return redactor.json(line);
    if (hidesCharacters(json) || farMore.test(json)) return redactor.json(line);
    const plain = unmask(json, known);
    const told: Line = plain === json ? line : JSON.parse(plain);
    if (records !== undefined) told[keyRecordsKey] = ownRecords(records);
    const own = [...ownMembers(told, forms), ...(formatted(told) ? ["msg"] : [])];
    const namesLast = redacted === undefined || Object.keys(told).at(-1) === "redacted";
    const whole = own.length > 0 || !namesLast || records !== undefined ? assemble(told, own) : undefined;
    return whole ?? redactor.json(markRedacted(told));
  };

  const text = (line: string, counts: LineCounts): string => {
    counts.text += 1;
    if (line.includes("\0")) {
      // Detectors know nothing of what bytes mean.
      counts.binary += 1;
      return marker.withheld;
    }
    return redactor.text(unmask(hidesCharacters(line) ? showCharacters(line) : line, known));
  };
  const redactLine = (raw: string, hinted: boolean, counts: LineCounts): string => {
    if (raw === "") return "";
    const line = raw.charCodeAt(0) === byteOrderMark ? raw.slice(1) : raw;
    if (line[0] !== "{" && !opening.test(line)) return text(line, counts);
    let parsed: Line;
    try {
      parsed = JSON.parse(line);
    } catch {
      return text(line, counts);
    }
    return record(line, parsed, hinted);
  };
  const redactLines = (input: string, counts: LineCounts): string => {
    const hinted = hints.some((hint) => input.includes(hint));
    let output = "";
    for (let from = 0; from < input.length; ) {
      const newline = input.indexOf("\n", from);
      const next = newline < 0 ? input.length : newline + 1;
      let end = newline < 0 ? next : newline;
      if (end > from && input.charCodeAt(end - 1) === 13) end -= 1;
      counts.lines += 1;
      output += redactLine(input.slice(from, end), hinted, counts);
      output += input.slice(end, next);
      from = next;
    }
    return output;
  };

  return {
    policyHash,
    write(batch, room = new Uint8Array(0)) {
      const output = createEncoding(room);
      const counts = { lines: 0, text: 0, binary: 0 };
      for (const input of texts(batch)) output.add(redactLines(input, counts));
      return { output: output.bytes(), counts: { ...counts, ...delta() } };
    },
  };
}
