import { Logger } from "@nestjs/common";
import { capture } from "@philog/testing";
import { beforeEach, expect, test } from "vitest";
import { collect, resetLogger, start } from "./app.test-data.ts";

beforeEach(resetLogger);

test("what is logged before forRoot is behind the default policy, and the module takes its place", async () => {
  const early = new Logger("EarlyService");
  const raw = await capture(() => early.warn("seen Zelda"));
  expect(raw.all).toContain("Zelda");

  const { records, module } = collect();
  const kept = await capture(async () => {
    await import("./register.ts");
    early.warn("seen Zelda");
    early.error("failed", new Error("of 'Zelda'").stack);
    const app = await start(module());
    early.log("loaded Zelda");
    await app.close();
  });
  expect(kept.stderr).toBe("");
  const lines = kept.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { level: 40, context: "EarlyService", msg: "seen [REDACTED:name]" },
    { level: 50, context: "EarlyService", msg: "failed", err: { stack: expect.stringMatching(/^\s+at /) } },
  ]);
  expect(records).toContainEqual(expect.objectContaining({ msg: "loaded [REDACTED:name]" }));
  expect(kept.all + JSON.stringify(records)).not.toContain("Zelda");
});
