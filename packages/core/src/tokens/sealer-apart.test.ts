import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSnapshot, built, requireBuilt, runForked } from "./apart.test-data.ts";
import { createPair } from "./seal.test-data.ts";
import { createUnseal, privateKeyFile } from "./unseal.ts";

const pair = createPair();
const perThread = 100;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "philog-sealer-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A process that was forked, and two workers of it that are handed its seal key: each seals in a redactor of its own. */
const program = () => `
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createRedactor, publicSealKey } from ${built("esm/index.js")};
const sealKey = workerData?.sealKey ?? publicSealKey({ publicKey: ${JSON.stringify(pair.pem)}, keyId: "k" });
const policy = { version: 1, rules: { mrn: "mrn" }, actions: { mrn: "seal" } };
const redactor = createRedactor(policy, { sealKey, tenant: "north" });
const lines = [];
const seal = () => { for (let i = 0; i < ${perThread / 2}; i++) lines.push(redactor.json({ mrn: String(i) })); };
seal();
if (isMainThread) {
  const threads = Array.from({ length: 2 }, () => new Promise((resolve) =>
    new Worker(new URL(import.meta.url), { workerData: { sealKey } }).once("message", resolve)));
  seal();
  process.send(lines.concat(...(await Promise.all(threads))));
  process.disconnect();
} else { seal(); parentPort.postMessage(lines); }
`;

describe("a segment", () => {
  it("is never in two forked processes or workers: no key has the same nonce twice", async () => {
    const file = join(folder, "seal.mjs");
    writeFileSync(file, program());
    const lines = await runForked<string>(file);
    expect(lines).toHaveLength(3 * 3 * perThread);
    const places = lines.map((line) => /sealed1\.mrn\.([0-9a-f]{32}\.\d+)\./.exec(line)![1]!);
    expect(new Set(places).size).toBe(lines.length);
    const salts = lines.flatMap((line) => /"salt":"([\w-]+)"/.exec(line)?.[1] ?? []);
    expect(new Set(salts).size).toBe(9);
    const key = join(folder, "private.pem");
    writeFileSync(key, pair.privatePem, { mode: 0o600 });
    const unseal = createUnseal({ key: privateKeyFile(key) });
    for (const line of lines) unseal.learn(line);
    const opened = await Promise.all(lines.map(async (line) => JSON.parse(await unseal.line(line)).mrn));
    expect(opened.slice(0, perThread / 2)).toEqual(Array.from({ length: perThread / 2 }, (_, i) => String(i)));
    expect(unseal.stats()).toMatchObject({ opened: lines.length, asked: 9 });
  });

  it("is in no snapshot: Node makes none of a process that has a redactor with a seal key", async () => {
    const file = join(folder, "snapshot.cjs");
    writeFileSync(
      file,
      `const { createRedactor, publicSealKey } = ${requireBuilt("cjs/index.js")};
const sealKey = publicSealKey({ publicKey: ${JSON.stringify(pair.pem)}, keyId: "k" });
const policy = { version: 1, rules: { mrn: "mrn" }, actions: { mrn: "seal" } };
if (process.env.HOLD) globalThis.held = createRedactor(policy, { sealKey });
if (process.env.HOLD) require("node:fs").writeFileSync(process.env.HOLD, globalThis.held.json({ mrn: "00123456" }));
`,
    );
    const [blob, written] = [join(folder, "held.blob"), join(folder, "written.log")];
    await expect(buildSnapshot(file, blob, { HOLD: written })).rejects.toThrow();
    expect(existsSync(blob)).toBe(false);
    expect(readFileSync(written, "utf8")).toBe('{"mrn":"[REDACTED:mrn:nokey]"}');
  });
});
