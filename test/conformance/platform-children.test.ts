// biome-ignore-all lint/suspicious/noTemplateCurlyInString: scripts for other processes
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectLeak, expectNoLeak } from "@philog/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { both, opaque, records, run, S } from "./process-run.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "philog-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("platform-06 workers and children", () => {
  const worker =
    "console.log(`loaded ${process.argv[2]}`); process.emitWarning(process.argv[2]); setTimeout(() => { throw new Error(process.argv[2]); });";
  test.each(["--import", "--require"] as const)(
    "platform-06 a worker of a file has the preload of %s; its error reaches its parent as it is",
    async (by) => {
      const file = join(folder, "worker.cjs");
      writeFileSync(file, worker);
      const script = `const w = new (require('worker_threads').Worker)(${JSON.stringify(file)}, { argv: [S] }); w.on('error', (e) => console.log('got %s', e.message === S))`;
      const [raw, kept] = [await run(script), await run(script, { by })];
      expectLeak(raw.all, [S]);
      expectNoLeak(kept.all, opaque);
      expect(
        records(kept.stdout)
          .map(({ msg }) => msg)
          .sort(),
      ).toEqual(["got true", "loaded [REDACTED]"]);
      expect(records(kept.stderr)).toMatchObject([{ event: "warning" }]);
      expect(kept.code).toBe(raw.code);
    },
  );

  test("platform-06 a worker of text has that of --require", async () => {
    const script = `const w = new (require('worker_threads').Worker)(${JSON.stringify(worker)}, { eval: true, argv: [S] }); w.on('error', () => {})`;
    expectLeak((await run(script)).all, [S]);
    expectNoLeak((await run(script, { by: "--require" })).all, opaque);
  });

  test("platform-06 a worker's crash that nobody listens for is its parent's", async () => {
    const script = `new (require('worker_threads').Worker)('throw new Error(process.argv[2])', { eval: true, argv: [S] })`;
    const [raw, kept] = await both(script);
    expectLeak(raw.all, [S]);
    expectNoLeak(kept.all, opaque);
    expect(kept.code).toBe(raw.code);
  });

  test("platform-06 a forked child has the preload; another has none unless NODE_OPTIONS says so", async () => {
    const file = join(folder, "child.cjs");
    writeFileSync(file, "console.log(process.argv[2]); throw new Error(process.argv[2]);");
    const fork = `require('child_process').fork(${JSON.stringify(file)}, [S])`;
    const [raw, kept] = await both(fork);
    expectLeak(raw.all, [S]);
    expectNoLeak(kept.all, opaque);
    const spawn = `require('child_process').spawn(process.execPath, [${JSON.stringify(file)}, S], { stdio: 'inherit' })`;
    expectLeak((await run(spawn, { by: "--import" })).all, [S]);
    const env = { NODE_OPTIONS: "--import @philog/core/register" };
    expectNoLeak((await run(spawn, { env })).all, opaque);
  });
});
