import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWork } from "../../../core/src/detect/work.test-data.ts";
import { mostPlaces } from "./collect.ts";
import { createScanLines, type LineSettings } from "./scan-lines.ts";

const settings: LineSettings = { mode: "scan", disable: [], shapes: false, listed: 1_000 };
const scanLines = createScanLines(settings);
const address = "zelda@example.org";

/** What is found in bytes: each with its line, its column and what the text shows there. */
function found(input: string | Uint8Array, more: Partial<LineSettings> = {}) {
  const bytes = Buffer.from(input as string);
  const scanned = createScanLines({ ...settings, ...more })(bytes);
  const text = bytes.toString().replace(/^\ufeff/, "");
  const lines = text.split("\n");
  const shown = scanned.places.map(({ line, column, offset, length }) => {
    const end = column + length;
    expect(lines[line]!.slice(column, end)).toBe(text.slice(offset, offset + length));
    return `${line}:${column} ${text.slice(offset, offset + length)}`;
  });
  return { scanned, shown };
}

describe("lines", () => {
  it("are scanned as records where they are JSON, else as text, and counted", () => {
    const { scanned, shown } = found(`{"note":"to ${address}"}\n\nto ${address}\r\n{"cut":"to ${address}`);
    expect(shown).toEqual([`0:12 ${address}`, `2:3 ${address}`, `3:11 ${address}`]);
    expect(scanned).toMatchObject({
      lines: 4,
      text: 3,
      binary: 0,
      touched: 3,
      kinds: [{ classification: "email", detector: "email", findings: 3, lines: 3 }],
    });
    expect(scanned.places.map(({ path }) => path)).toEqual(["note", undefined, undefined]);
  });

  it("tell where a value stands whatever is around it", () => {
    const around = fc.string({
      unit: fc.constantFrom("é", "漢", "😀", "\n", "\r", " ", '"', "\\", "{", "\0"),
      maxLength: 12,
    });
    const part = fc.oneof(
      around.map((text) => `${text} ${address} `),
      around.map((note) => `${JSON.stringify({ note: `${note} ${address}` })}\n`),
      fc.constant(`${"y".repeat(70_000)}\n`),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const { shown } = found(parts.join(""));
        expect(shown).toHaveLength(parts.filter((text) => text.includes(address)).length);
        for (const one of shown) expect(one.replaceAll("\0", "")).toContain(` ${address}`);
      }),
      { numRuns: 60 },
    );
  });

  it("are read without a byte order mark", () => {
    const { scanned, shown } = found(`\ufeff{"note":"${address}"}\n\ufeff{"note":"${address}"}\n`);
    expect(shown).toEqual([`0:9 ${address}`, `1:10 ${address}`]);
    expect(scanned.text).toBe(0);
    expect(found(`\ufeff${address}`).scanned.units).toBe(address.length);
  });

  it("are read without NUL bytes, so that UTF-16 is no hiding place", () => {
    const { scanned, shown } = found(Buffer.from(`{"note":"${address}"}\nto ${address}\n`, "utf16le"));
    expect(scanned).toMatchObject({ lines: 3, binary: 3, touched: 2 });
    expect(shown.map((one) => one.replaceAll("\0", ""))).toEqual([`0:18 ${address}`, `1:7 ${address}`]);
  });

  it("tell the shapes of values where they are asked for, of what the text says", () => {
    const json = `{"note":"z\\u0065lda@example.org"}\n`;
    expect(found(json, { shapes: true }).scanned.places[0]!.shape).toBe("xxxxx@xxxxx.xxx");
    expect(found(json).scanned.places[0]).not.toHaveProperty("shape");
    expect(JSON.stringify(found(json, { shapes: true }).scanned)).not.toMatch(/zelda/i);
  });

  it("tell the places of no more findings of a kind than are listed, and count the rest", () => {
    const { scanned } = found(`${address} ${address}\n10.1.2.3 ${address}\n`, { listed: 1 });
    expect(scanned.places.map(({ line, column }) => [line, column])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(scanned.kinds.find(({ classification }) => classification === "email")).toMatchObject({
      findings: 3,
      lines: 2,
    });
  });

  it("tell the places of at most 50,000 findings of a kind, however long one line is", () => {
    const { scanned } = found(`${"a@b.co ".repeat(mostPlaces + 5)}\n`, { listed: Number.POSITIVE_INFINITY });
    expect(scanned.places).toHaveLength(mostPlaces);
    expect(scanned.kinds[0]!.findings).toBe(mostPlaces + 5);
  });

  it("hold nothing where Philog has redacted them", () => {
    const lines = [
      '{"level":30,"patient":{"mrn":"[REDACTED:mrn]"},"redacted":["patient.name","[KEY:1].ssn"]}',
      '{"mrn":"tok1.mrn.k2.KxPhSliyEP9kSrzKQLcjeA","philog":"withheld","code":"PHILOG_RECORD_UNREADABLE"}',
      "mrn [REDACTED:mrn] not found, [LIMIT:record] [WITHHELD]",
    ];
    expect(found(lines.join("\n")).shown).toEqual([]);
  });

  it("leave out what is disabled", () => {
    expect(found(address, { disable: ["email"] }).shown).toEqual([]);
  });

  it("take time in proportion to their bytes", () => {
    const work = (size: number) => {
      const line = `{"a":"${"\\\\".repeat(size)}","b":[${'"x",'.repeat(size / 4)}1]}\n`;
      return countWork(() => void scanLines(Buffer.from(line.repeat(2))));
    };
    // What is made once, such as word lists, is not counted.
    work(100);
    expect(work(40_000)).toBeLessThanOrEqual(2.3 * work(20_000) + 1000);
  });
});
