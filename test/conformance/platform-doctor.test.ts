import { expectNoLeak } from "@philog/testing";
import { describe, expect, test } from "vitest";
import { readTable } from "../docs/pages.ts";
import { opaque, type RunOptions, run } from "./process-run.ts";

const inspect = (before = "") =>
  `${before};require('fs').writeSync(1, JSON.stringify(require('@philog/core/doctor').inspectProcess()))`;

interface Found {
  id: string;
  state: string;
  mend?: string;
}

async function checks(before?: string, options?: RunOptions): Promise<Found[]> {
  const { stdout } = await run(inspect(before), options);
  expectNoLeak(stdout, opaque);
  return JSON.parse(stdout);
}

describe("the doctor's look at a running process", () => {
  test.each<[id: string, state: string, before: string, options?: RunOptions]>([
    [
      "platform-02 second-copy",
      "unknown",
      "process.env.ECS_CONTAINER_METADATA_URI_V4 = 'x'; require('@philog/core/doctor').loggerCounts('transport').guarded += 1",
    ],
    ["platform-04 heap-snapshots", "gap", "", { flags: ["--heapsnapshot-near-heap-limit=1"] }],
    ["platform-04 reports", "gap", "", { flags: ["--report-on-fatalerror"] }],
    ["platform-04 core-dumps", "gap", "", { flags: ["--abort-on-uncaught-exception"] }],
    ["platform-05 debug-variables", "gap", "", { env: { DEBUG: "clinic:*" } }],
    ["platform-06 child-processes", "unknown", ""],
    ["platform-07 console", "gap", ""],
    ["platform-07 streams", "gap", "", { by: "--import" }],
    ["platform-08 opentelemetry", "unknown", "require('@opentelemetry/api')"],
    ["platform-08 sentry", "unknown", "globalThis.__SENTRY__ = {}"],
    ["platform-09 access-logs", "unknown", ""],
    ["platform-11 log-copies", "unknown", ""],
    ["platform-12 error-pages", "gap", "", { env: { NODE_ENV: "staging" } }],
  ])("%s is %s", async (name, state, before, options) => {
    const id = name.split(" ")[1]!;
    const found = (await checks(before, options)).find((check) => check.id === id);
    expect(found).toMatchObject({ state, mend: expect.stringMatching(/\w/) });
  });

  test("platform-10 model-logs is told where a client of such a service is loaded", async () => {
    const loaded = "require.cache['/app/node_modules/@aws-sdk/client-bedrock-runtime/index.js'] = { exports: {} }";
    const ids = (found: Found[]) => found.map(({ id }) => id);
    expect(ids(await checks(loaded))).toContain("model-logs");
    expect(ids(await checks())).not.toContain("model-logs");
  });

  test("docs/process.md has one row for each check", async () => {
    const rows = readTable("docs/process.md", "What the doctor looks at").map(([id]) => id!.replaceAll("`", ""));
    const ids = new Set((await checks()).map(({ id }) => id));
    expect(rows).toEqual(expect.arrayContaining([...ids]));
    expect(rows.length).toBe(new Set(rows).size);
  });
});
