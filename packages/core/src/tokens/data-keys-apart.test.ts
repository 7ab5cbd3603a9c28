import { fork, type Serializable } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serialize } from "node:v8";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSnapshot, built, requireBuilt, runForked } from "./apart.test-data.ts";
import { type DataKey, secretDataKeys } from "./data-keys.ts";

const secret = createHash("sha256").update("a strong test key").digest("base64");
const keys = secretDataKeys({ current: { id: "d1", secret } });
const perThread = 100;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "philog-data-keys-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A process that was forked, and two workers of it: each makes data keys of the same secret. */
const program = () => `
import { createHash } from "node:crypto";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { secretDataKeys } from ${built("esm/index.js")};
const keys = secretDataKeys({ current: { id: "d1", secret: ${JSON.stringify(secret)} } });
const made = [];
for (let i = 0; i < ${perThread}; i++) {
  const { id, key, wrapped } = await keys.create({ purpose: "spool" });
  made.push({ id, wrapped: wrapped.toString("hex"), key: createHash("sha256").update(key.export()).digest("hex") });
}
if (isMainThread) {
  const threads = Array.from({ length: 2 }, () => new Promise((resolve) =>
    new Worker(new URL(import.meta.url)).once("message", resolve)));
  process.send(made.concat(...(await Promise.all(threads))));
  process.disconnect();
} else parentPort.postMessage(made);
`;

interface Made {
  id: string;
  wrapped: string;
  key: string;
}

describe("a data key", () => {
  it("is never made twice, nor wrapped with an IV that was used, in forked processes and their workers", async () => {
    const file = join(folder, "make.mjs");
    writeFileSync(file, program());
    const made = await runForked<Made>(file);
    expect(made).toHaveLength(3 * 3 * perThread);
    const ivs = made.map(({ wrapped }) => wrapped.slice(8, 8 + 24));
    for (const values of [made.map(({ id }) => id), made.map(({ key }) => key), ivs]) {
      expect(new Set(values).size).toBe(made.length);
    }
    // The wrapping key is the same in all of them: each opens what another has wrapped.
    const opened = await keys.open(Buffer.from(made.at(-1)!.wrapped, "hex"), { purpose: "spool" });
    expect(createHash("sha256").update(opened.export()).digest("hex")).toBe(made.at(-1)!.key);
  });

  it("is not sent to a worker: it cannot be cloned", async () => {
    const made = await keys.create({});
    const { port1, port2 } = new MessageChannel();
    try {
      expect(() => port1.postMessage(made)).toThrow(expect.objectContaining({ name: "DataCloneError" }));
      expect(() => structuredClone(made)).toThrow(expect.objectContaining({ name: "DataCloneError" }));
      expect(() => structuredClone(keys)).toThrow(expect.objectContaining({ name: "DataCloneError" }));
    } finally {
      port1.close();
      port2.close();
    }
  });

  it("is not sent to another process: as JSON it is its id, and otherwise it cannot be serialized", async () => {
    const made = await keys.create({});
    expect(JSON.stringify(made)).toBe(`"[data key ${made.id}]"`);
    expect(`${made}`).toBe(`[data key ${made.id}]`);
    for (const held of [made, made.key, { ...made }]) expect(() => serialize(held)).toThrow();
    const file = join(folder, "take.mjs");
    writeFileSync(file, 'process.once("message", (message) => process.send(message, () => process.disconnect()));');
    const child = fork(file, { execArgv: [], serialization: "json" });
    const back = new Promise((resolve) => child.once("message", resolve));
    child.send({ made, key: made.key } as unknown as Serializable);
    expect(await back).toEqual({ made: `[data key ${made.id}]`, key: {} });
    const advanced = fork(file, { execArgv: [], serialization: "advanced" });
    expect(() => advanced.send(made as DataKey & Serializable)).toThrow();
    advanced.disconnect();
  });

  it("is in no snapshot: Node makes none of a process that holds one", async () => {
    const file = join(folder, "snapshot.cjs");
    writeFileSync(
      file,
      `const { secretDataKeys } = ${requireBuilt("cjs/index.js")};
      const hold = (key) => { globalThis.held = key; };
      if (process.env.HOLD) secretDataKeys({ current: { id: "d1", secret: ${JSON.stringify(secret)} } }).create({ purpose: "spool" }).then(hold);`,
    );
    const [without, held] = [join(folder, "without.blob"), join(folder, "held.blob")];
    await buildSnapshot(file, without, {});
    expect(existsSync(without)).toBe(true);
    await expect(buildSnapshot(file, held, { HOLD: "1" })).rejects.toThrow();
    expect(existsSync(held)).toBe(false);
  });
});
