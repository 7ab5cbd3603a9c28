// biome-ignore-all lint/suspicious/noTemplateCurlyInString: scripts for other processes
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectLeak, expectNoLeak } from "@philog/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { both, opaque, type RunOptions, records, run, S } from "./process-run.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "philog-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const crashes: [what: string, script: string, said: object, options?: RunOptions][] = [
  [
    "an error with members and a cause",
    "setTimeout(() => { throw Object.assign(new TypeError(`no row for '${S}'`, { cause: new Error(S) }), { code: 'ECONNRESET', patient: { name: S } }) })",
    { event: "uncaughtException", err: { type: "TypeError", code: "ECONNRESET" } },
  ],
  ["an error that an emitter had no listener for", "new (require('events'))().emit('error', new Error(S))", {}],
  ["a string", "throw `no row for '${S}'`", { msg: "no row for [REDACTED]" }],
  ["an object", "throw { name: S, toString() { return S } }", {}],
  [
    "a rejection",
    "Promise.reject(new RangeError(`no row for '${S}'`))",
    { event: "unhandledRejection", err: { type: "RangeError" } },
  ],
  ["a rejection with a string", "Promise.reject(`for ${S}`)", { event: "unhandledRejection" }],
  ["a URL that is none", "new URL(`x${S}`)", { err: { type: "TypeError", code: "ERR_INVALID_URL" } }],
  [
    "a file that is not there",
    "require('fs').readFileSync(`/nonexistent/${S}`)",
    { err: { type: "Error", code: "ENOENT", syscall: "open" } },
  ],
  ["a module that is not there", "require(`./${S}`)", { err: { type: "Error", code: "MODULE_NOT_FOUND" } }],
  ["many errors", "Promise.any([Promise.reject(new Error(S))])", { err: { type: "AggregateError" } }],
  ["JSON that is none", 'JSON.parse(`{"name": ${S}}`)', { err: { type: "SyntaxError" } }],
];

describe("express-12 platform-04 a crash", () => {
  test.each(crashes)("express-12 by %s prints one redacted line, and ends as it did", async (_what, script, said) => {
    const [raw, kept] = await both(script);
    expectLeak(raw.all, [S]);
    expectNoLeak(kept.all, opaque);
    expect([kept.code, kept.signal]).toEqual([raw.code, raw.signal]);
    expect(kept.stdout).toBe("");
    const lines = records(kept.stderr);
    expect(lines).toMatchObject([{ level: 60, ...said }]);
  });

  test("express-12 by a hostile object prints one line, and ends as it did", async () => {
    const hostile =
      "const f = () => { throw new Error(S) }; throw new Proxy({}, { get: f, getPrototypeOf: f, ownKeys: f })";
    const [raw, kept] = await both(hostile);
    expectNoLeak(kept.all, opaque);
    expect(kept.code).toBe(raw.code);
    expect(records(kept.stderr)).toHaveLength(1);
  });

  test.each(["--import", "--require"] as const)("express-12 by a module is caught after %s", async (by) => {
    const esm = join(folder, "late.mjs");
    writeFileSync(esm, "await 1; throw new Error(process.argv[2]);");
    const broken = join(folder, "broken.cjs");
    writeFileSync(broken, `const ${S} = = 1;`);
    for (const file of [esm, broken]) {
      expectLeak((await run("", { file })).all, [S]);
      const kept = await run("", { file, by });
      expectNoLeak(kept.all, opaque);
      expect(kept.code).toBe(1);
      expect(records(kept.stderr)).toMatchObject([{ level: 60 }]);
    }
  });
});
