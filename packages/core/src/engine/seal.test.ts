import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { openHost } from "../host/open-host.ts";
import type { Policy } from "../policy/policy.ts";
import { createPair } from "../tokens/seal.test-data.ts";
import type { SealKeyOptions } from "../tokens/seal-key.ts";
import { createUnseal, privateKeyFile } from "../tokens/unseal.ts";
import { createRedactor } from "./create-redactor.ts";

const folder = mkdtempSync(join(tmpdir(), "philog-seal-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.useRealTimers();
});
const pair = createPair();
const file = join(folder, "private.pem");
writeFileSync(file, pair.privatePem, { mode: 0o600 });
const unseal = (more = {}) => createUnseal({ key: privateKeyFile(file), ...more });

const policy: Policy = {
  version: 1,
  rules: { mrn: "mrn", note: "text", event: "code", philogKeys: "unchecked" },
  actions: { mrn: "seal" },
  message: { text: "scan" },
};
const start = (more: Partial<Policy> = {}, sealKey: Partial<SealKeyOptions> = {}) =>
  createRedactor({ ...policy, ...more }, { sealKey: pair.sealKey(sealKey) });
const form = { messageKey: "msg", messageText: ',"msg":', nestText: undefined, message: "text" } as const;
const idsOf = (line: string) => (JSON.parse(line).philogKeys ?? []).map(({ id }: { id: string }) => id);
const segments = (line: string) => [...line.matchAll(/sealed1\.\w+\.([0-9a-f]{32})/g)].map(([, id]) => id);

describe("a line with a sealed value", () => {
  it("is opened by whoever has the private key, from what the lines hold", async () => {
    const redactor = start();
    const lines = ["00123456", "00777001"].map((mrn) => redactor.json({ event: "read", mrn, more: 1 }));
    expect(lines.join()).not.toMatch(/00123456|00777001/);
    expect(lines.map((line) => idsOf(line).length)).toEqual([1, 0]);
    const { line, stats } = unseal();
    expect(JSON.parse(await line(lines[0]!))).toMatchObject({ mrn: "00123456", redacted: ["more"] });
    expect(JSON.parse(await line(lines[1]!))).toEqual({ event: "read", mrn: "00777001", redacted: ["more"] });
    expect(stats()).toMatchObject({ opened: 2, asked: 1 });
  });

  it("has the key records of json in copy, and in the lines that a host writes", () => {
    expect(start().copy({ mrn: "1" })).toHaveProperty("philogKeys");
    const { passes } = openHost({ redactor: start() });
    expect(passes.line({ mrn: "1" }, undefined, "ok", form)).toMatch(/,"philogKeys":\[\{.+\}\],"msg":"ok"$/);
    expect(passes.line({ mrn: "1" }, undefined, "ok", form)).not.toContain("philogKeys");
  });

  it("keeps everything in a second pass, also its key records", () => {
    const redactor = start();
    const once = redactor.copy({ mrn: "00123456", more: 1, note: "fine" });
    expect(redactor.json(once)).toBe(JSON.stringify(once));
    expect(start().json(once)).toBe(JSON.stringify(once));
    const text = redactor.text(`read ${once.mrn}`);
    expect([text, redactor.text(text)]).toEqual([`read ${once.mrn}`, text]);
  });

  it("counts its own members beside the limit of keys", () => {
    const redactor = start({ limits: { keys: 2 } });
    const once = redactor.copy({ mrn: "1", more: 1, most: 2 });
    expect(Object.keys(once)).toEqual(["mrn", "redacted", "philogKeys"]);
    expect(redactor.json(once)).toBe(JSON.stringify(once));
  });

  it("gives an application's own member of that name no place, whatever the policy says of it", () => {
    for (const unlisted of ["remove", "redact"] as const) {
      const line = start({ unlisted }).json({ philogKeys: [{ id: "00123456" }], mrn: "1" });
      expect(line.match(/philogKeys":/g)).toHaveLength(1);
      expect(JSON.parse(line)).toMatchObject({ redacted: ["philogKeys"], philogKeys: [{ id: segments(line)[0] }] });
    }
    const untouched = createRedactor({ ...policy, actions: {} }).json({ philogKeys: 7 });
    expect(untouched).toBe('{"philogKeys":7}');
  });

  it("takes the look from what only looks sealed, in fields and in text", () => {
    const { mrn } = start().copy({ mrn: "00123456" });
    const redactor = start();
    expect(redactor.copy({ mrn }).mrn).not.toBe(mrn);
    expect(redactor.copy({ note: mrn }).note).toMatch(/^sealed1\(/);
    expect(start({ rules: { code: { pattern: "^[\\w.-]+$" } } }).copy({ code: mrn })).toEqual({
      code: "[MISFIT:pattern]",
    });
  });

  it("has its record in the line also where its value stands in the message, or in an embedded record", async () => {
    const { passes } = openHost({ redactor: start() });
    const line = passes.line({ note: '{"mrn":"00123456"}' }, undefined, "ok", form)!;
    expect(idsOf(`{${line.slice(1)}}`)).toEqual(segments(line));
    expect(await unseal().line(`{${line.slice(1)}}`)).toContain("00123456");
  });

  it("opens to what was logged, whatever that is", async () => {
    const redactor = start();
    const { line } = unseal();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (mrn) => {
        expect(JSON.parse(await line(redactor.json({ mrn }))).mrn).toBe(mrn);
      }),
      { numRuns: 20 },
    );
  });

  it("is counted under seal, and the segments, failures and the directory stand in the stats", () => {
    const redactor = start();
    redactor.json({ mrn: "1" });
    const { byAction, seals } = redactor.stats();
    expect(byAction).toEqual({ seal: 1 });
    expect(seals).toMatchObject({ segments: 1, failures: 0, directory: { waiting: 0, failures: 0, lost: 0 } });
    expect(createRedactor({ version: 1 }).stats()).not.toHaveProperty("seals");
  });

  it("is sealed under the same segment after a reload, and a policy that begins to seal needs the key", () => {
    const redactor = start();
    const [before] = segments(redactor.json({ mrn: "1" }));
    redactor.reload({ ...policy, limits: { keys: 3 } });
    expect(segments(redactor.json({ mrn: "1" }))).toEqual([before]);
    const without = createRedactor({ version: 1, rules: { mrn: "mrn" } });
    expect(() => without.reload(policy)).toThrow("PHILOG_SEAL_WITHOUT_KEYS");
  });
});

describe("members that go into many lines", () => {
  it("bring the key records of their segment with them when they are due, also after weeks", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
    const { passes } = openHost({ redactor: start() });
    const bound = passes.fragment({ mrn: "00123456" });
    const child = passes.fragment({ event: "read" }, false, bound);
    const lineOf = () => `{${(child.text + passes.line({}, child, undefined, form)).slice(1)}}`;
    expect(idsOf(lineOf())).toEqual(segments(bound.text));
    expect(idsOf(lineOf())).toEqual([]);
    vi.advanceTimersByTime(30 * 86_400_000);
    const line = lineOf();
    expect(idsOf(line)).toEqual(segments(bound.text));
    expect(JSON.parse(await unseal().line(line)).mrn).toBe("00123456");
  });

  it("have none where nothing is sealed in them", () => {
    const { passes } = openHost({ redactor: start() });
    expect(passes.fragment({ event: "read" }).told).toEqual([]);
    expect(openHost({ policy: { version: 1 } }).passes.fragment({}).told).toBeUndefined();
  });
});

describe("with 30-day retention and a 40-day process", () => {
  const minute = 60_000;
  const day = 24 * 60 * minute;

  it("every sealed value still opens", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
    const begun = Date.now();
    const records = join(folder, "records");
    const { passes, redactor } = openHost({ redactor: start({}, { directory: records }) });
    const bound = [passes.fragment({ mrn: "day 0, first" }), passes.fragment({ mrn: "day 0, second" })];
    let kept: { at: number; line: string; values: string[] }[] = [];
    const write = (line: string, ...values: string[]) => kept.push({ at: Date.now(), line, values });
    for (let count = 0; Date.now() < begun + 40 * day; count++) {
      write(redactor.json({ mrn: `${count}` }), `${count}`);
      const [first] = bound;
      if (count % 99 === 0) write(`{${(first!.text + passes.line({}, first, "ok", form)).slice(1)}}`, "day 0, first");
      vi.advanceTimersByTime(7 * minute);
    }
    kept = kept.filter(({ at }) => at > Date.now() - 30 * day);
    expect(kept.length).toBeGreaterThan((30 * day) / (7 * minute));
    // Written by somebody who keeps lines apart from what precedes them: the folder alone leads to its value.
    const lone = `{${bound[1]!.text.slice(1)}}`;

    const fromLines = unseal();
    for (const { line } of kept) fromLines.learn(line);
    let wrong = 0;
    for (const { line, values } of kept) if (JSON.parse(await fromLines.line(line)).mrn !== values[0]) wrong++;
    // At the edge a segment may be left whose record came at most ten minutes before it, and is gone with its line.
    expect(wrong).toBeLessThanOrEqual(1);
    expect(fromLines.stats().left).toEqual({ norecord: wrong, refused: 0, changed: 0 });

    vi.useRealTimers();
    await vi.waitFor(() => expect(redactor.stats().seals!.directory.waiting).toBe(0), 10_000);
    expect(readdirSync(records)).toHaveLength(redactor.stats().seals!.segments);
    const fromFolder = unseal({ keyDirectory: records });
    expect(JSON.parse(await fromFolder.line(lone)).mrn).toBe("day 0, second");
    for (const { line, values } of kept.filter((_, index) => index < 5 || index % 97 === 0)) {
      const bare = line.replace(/,"philogKeys":\[.*?\]/, "");
      expect(JSON.parse(await fromFolder.line(bare)).mrn).toBe(values[0]);
    }
  });
});
