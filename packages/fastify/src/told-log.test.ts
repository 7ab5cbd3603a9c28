import { msg, phi } from "@philog/core";
import { expect, test } from "vitest";
import { createToldLog } from "./told-log.ts";

test("a marked value is a message, and not a record whose message stands behind it", () => {
  const told: unknown[] = [];
  const log = createToldLog({ tell: (_level, read) => told.push(read(undefined as never)) }, { requestId: "req-7" });
  const marked = msg`loaded ${phi("name", "Zelda")}`;
  log.info(marked as never, "Zlaivexon" as never);
  log.info({ event: "visit.read" }, "loaded");
  expect(told).toEqual([
    { record: { requestId: "req-7" }, message: marked, values: ["Zlaivexon"] },
    { record: { requestId: "req-7", event: "visit.read" }, message: "loaded" },
  ]);
});
