import { msg, phi, safe } from "@philog/core";
import { expect, test } from "vitest";
import { policy, start } from "./logger.test-data.ts";

const said = (log: (logger: any) => void, own = {}): unknown => {
  const { log: logger, last } = start({}, own);
  log(logger);
  return last().msg;
};

test.each([
  ["%s", "read [REDACTED]"],
  ["%d", "read [REDACTED]"],
  ["%i", "read [REDACTED]"],
  ["%f", "read [REDACTED]"],
  ["%j", "read [REDACTED]"],
  ["%o", "read [REDACTED]"],
  ["%O", "read [REDACTED]"],
])("a string given for %s is redacted", (placeholder, expected) => {
  expect(said((log) => log.info(`read ${placeholder}`, "Zlaivexon" as never))).toBe(expected);
});

test("a small integer, a boolean, null, a uuid and hex are kept as arguments", () => {
  expect(said((log) => log.info("%d of %i, %s, %s", 3, 4, true, null))).toBe("3 of 4, true, null");
  const uuid = "0b0b8f2e-6c5c-4c8e-9a51-8d6f0e7f3c11";
  expect(said((log) => log.info("job %s", uuid))).toBe(`job ${uuid}`);
});

test("a larger number is redacted as an argument", () => {
  expect(said((log) => log.info("job %d", 98441207))).toBe("job [REDACTED]");
});

test("%% is a percent sign, a placeholder without an argument stays, an argument without one is left out", () => {
  expect(said((log) => log.info("%d%% done", 50))).toBe("50% done");
  expect(said((log) => log.info("%d of %d", 50))).toBe("50 of %d");
  expect(said((log) => log.info("done", 50, "Zlaivexon"))).toBe("done");
});

test("small integers that together spell an identifier are caught by the scan", () => {
  expect(said((log) => log.info("%d-%d-%d", 123, 45, 6789))).toBe("[REDACTED:ssn]");
});

test("marks say what an argument is", () => {
  expect(said((log) => log.info("job %s of %s", safe("code", "sync.labs"), phi("mrn", "98441207")))).toBe(
    "job sync.labs of [REDACTED:mrn]",
  );
});

test("a mark can be the message, alone, with arguments and behind a record", () => {
  const text = () => msg`read ${safe("code", "sync.labs")} for ${phi("mrn", "98441207")}` as never;
  const expected = "read sync.labs for [REDACTED:mrn]";
  expect(said((log) => log.info(text()))).toBe(expected);
  expect(said((log) => log.info({ count: 1 }, text()))).toBe(expected);
  expect(said((log) => log.info(undefined, text()))).toBe(expected);
  expect(said((log) => log.info(phi("name", "Zlaivexon") as never))).toBe("[REDACTED:name]");
});

test("a marked member is held to mark and field", () => {
  const { log, last } = start();
  log.info({ event: safe("code", "order.read"), note: phi("name", "Zlaivexon") }, "x");
  expect(last()).toMatchObject({ event: "order.read", note: "[REDACTED:name]" });
});

test("a static catalogue passes its templates, with arguments that are redacted all the same", () => {
  const own = { policy: { ...policy, message: { text: "static" as const, catalogue: ["read %s", "started"] } } };
  expect(said((log) => log.info("started"), own)).toBe("started");
  expect(said((log) => log.info("read %s", "Zlaivexon"), own)).toBe("read [REDACTED]");
  expect(said((log) => log.info("read %s", 4), own)).toBe("read 4");
  expect(said((log) => log.info("Zlaivexon came"), own)).toBe("[REDACTED]");
  expect(said((log) => log.info("Zlaivexon %s", 4), own)).toBe("[REDACTED]");
});

test("an error's message is the line's, without the values that it quotes", () => {
  expect(said((log) => log.error(new Error("no row for 'Zlaivexon'")))).toBe("no row for [REDACTED]");
  expect(said((log) => log.error({ err: new Error("no row for 'Zlaivexon'") }))).toBe("no row for [REDACTED]");
  const error = new Error("no row for 'Zlaivexon'");
  expect(said((log) => log.error(error, error.message))).toBe("no row for [REDACTED]");
  expect(said((log) => log.error({ error }, error.message))).toBe("no row for [REDACTED]");
  expect(said((log) => log.error(error, "failed"))).toBe("failed");
  expect(said((log) => log.error(error, "failed for %s", "Zlaivexon"))).toBe("failed for [REDACTED]");
});

test("an error's message keeps that treatment behind a prefix", () => {
  const { log, last } = start({ msgPrefix: "[api] " });
  const error = new Error("no row for 'Zlaivexon'");
  log.error(error);
  expect(last().msg).toBe("no row for [REDACTED]");
  log.error(error, error.message);
  expect(last().msg).toBe("[api] no row for [REDACTED]");
  log.error(new Error("[api] no row for 'Zlaivexon'"));
  expect(last().msg).toBe("[api] no row for [REDACTED]");
  log.error("failed for %s", "Zlaivexon");
  expect(last().msg).toBe("[api] failed for [REDACTED]");
});

test("a text that imitates a marker is escaped, and a marker of ours is not", () => {
  expect(said((log) => log.info("[REDACTED:mrn]"))).toBe("(REDACTED:mrn)");
  expect(said((log) => log.info("of %s", phi("mrn", "1")))).toBe("of [REDACTED:mrn]");
});
