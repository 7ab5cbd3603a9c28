import { fileURLToPath } from "node:url";
import { canaries, captureProcess, expectLeak, expectNoLeak } from "@philog/testing";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const planted = canaries.opaque("pino-otel", 3).map(({ value }) => value);
const start = (mode: string) =>
  captureProcess(process.execPath, ["test/conformance/fixtures/otel.cjs", mode, ...planted], { cwd: root });

test("OpenTelemetry's instrumentation puts the trace into the line, and is sent the redacted record", async () => {
  const [raw, redacted] = await Promise.all([start("raw"), start("protected")]);
  for (const value of planted) expectLeak(raw.all, [value]);
  expect(redacted.stderr).toBe("");
  expect(redacted.code).toBe(0);
  expectNoLeak(redacted.all, planted);
  const lines = redacted.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const [first] = lines.filter(({ msg }) => msg === "in a span [REDACTED]");
  expect(first.trace_id).toMatch(/^[0-9a-f]{32}$/);
  expect(first.span_id).toMatch(/^[0-9a-f]{16}$/);
  expect(first.trace_flags).toBe("01");
  const [sent] = lines.filter(({ body }) => body === "in a span [REDACTED]");
  expect(sent).toMatchObject({ severityText: "info", attributes: { event: "patient.read" } });
});
