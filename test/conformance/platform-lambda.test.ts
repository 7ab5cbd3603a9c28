import { createRequire } from "node:module";
import { expectLeak, expectNoLeak } from "@philog/testing";
import { describe, expect, test } from "vitest";
import { opaque, type RunOptions, records, run } from "./process-run.ts";

const fixture = createRequire(import.meta.url).resolve("./fixtures/lambda-runtime.cjs");
const awsRequestId = "6f1c5a52-6b39-4e1c-9c5d-0a2f1c7b8d11";

/** What the stand-in for the runtime prints, what it posts to the service, and how often was flushed. */
async function invoke(kind: string, mode: "raw" | "kept", options: RunOptions = {}) {
  const { stdout, stderr, all } = await run("", { ...options, file: fixture, args: [kind, mode] });
  const after = (mark: string) =>
    stdout
      .split("\n")
      .find((line) => line.startsWith(mark))!
      .slice(mark.length);
  return { all, stderr, stdout, posted: JSON.parse(after("POST ")), flushed: Number(after("FLUSHED ")) };
}

const failing = ["rejects", "throws", "throws a string", "calls back", "fails by its context", "streams"];

describe("platform-01 Lambda's own report of what a handler throws", () => {
  test.each(failing)("platform-01 of one that %s is redacted, in the log and for the caller", async (kind) => {
    const [raw, kept] = await Promise.all([invoke(kind, "raw"), invoke(kind, "kept")]);
    expectLeak(
      raw.stdout,
      opaque.map(({ value }) => value),
    );
    expectLeak(
      JSON.stringify(raw.posted),
      opaque.map(({ value }) => value),
    );
    expectNoLeak(kept.all, opaque);
    const [{ errorType, errorMessage }, ...more] = kept.posted.errors;
    expect([errorType, errorMessage, more]).toEqual([raw.posted.errors[0].errorType, "no row for [REDACTED]", []]);
    expect(kept.posted.results).toEqual(raw.posted.results);
    // The context's end is the runtime's: nothing is awaited there.
    expect(kept.flushed).toBe(kind === "fails by its context" ? 0 : 1);
    expect(records(kept.stderr)[0]).toMatchObject({ level: 50, requestId: awsRequestId, event: "invocation.failed" });
  });

  test.each([undefined, "--import"] as const)(
    "platform-01 the console that the runtime replaces is behind the policy (preload: %s)",
    async (by) => {
      const [raw, kept] = await Promise.all([invoke("logs", "raw"), invoke("logs", "kept", { by })]);
      expectLeak(
        raw.stdout,
        opaque.map(({ value }) => value),
      );
      expectNoLeak(kept.all, opaque);
      const line = { requestId: awsRequestId, event: "visit.read", msg: "loaded [REDACTED]", redacted: ["patient"] };
      expect(JSON.parse(kept.stdout.split("\n")[0]!)).toMatchObject(line);
      expect(records(kept.stderr)).toMatchObject([{ level: 60, err: { code: "ECONNRESET" } }]);
      expect(kept.flushed).toBe(1);
    },
  );

  test("platform-01 what is thrown after the handler is printed through the policy", async () => {
    const [raw, kept] = await Promise.all([invoke("throws later", "raw"), invoke("throws later", "kept")]);
    expectLeak(
      raw.stdout,
      opaque.map(({ value }) => value),
    );
    expectNoLeak(kept.all, opaque);
    expect(records(kept.stderr)).toMatchObject([{ msg: expect.stringContaining("[REDACTED]") }]);
  });
});
