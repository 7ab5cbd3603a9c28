import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { canaries, captureProcess, expectLeak, expectNoLeak } from "@philog/testing";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = createRequire(import.meta.url).resolve("./fixtures/winston-crash.cjs");
const opaque = canaries.opaque("winston-crash", 2);
const [S, T] = opaque.map(({ value }) => value) as [string, string];

const crash = (mode: string, kind: string) =>
  captureProcess(process.execPath, [script, mode, kind, S, T], { cwd: root, env: { NODE_ENV: "production" } });

test.each(["error", "error, format", "string", "rejection", "proxy"])(
  "winston-12 a process that ends by an uncaught %s prints a redacted line and nothing else",
  async (kind) => {
    const [raw, emitted] = await Promise.all([crash("raw", kind), crash("protected", kind)]);
    expectLeak(raw.all, [S]);
    expectNoLeak(emitted.all, opaque);
    expect(emitted.stderr).toBe("");
    const [line, ...more] = emitted.stdout.trimEnd().split("\n");
    expect(more).toEqual([]);
    expect(JSON.parse(line!)).toMatchObject({
      level: "error",
      [kind === "rejection" ? "rejection" : "exception"]: true,
      message: expect.stringMatching(/^(?:uncaughtException|unhandledRejection):/),
    });
    expect(emitted.code).toBe(1);
  },
);
