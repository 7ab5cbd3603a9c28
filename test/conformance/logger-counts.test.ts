import { createCloudWatch } from "@philog/cloudwatch";
import { inspectProcess } from "@philog/core/doctor";
import { loggerCounts } from "@philog/core/host";
import { philog as guardPino } from "@philog/pino";
import { captureStream } from "@philog/testing";
import { philog as guardWinston } from "@philog/winston";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import winston from "winston";

const check = (id: string) => inspectProcess().find((one) => one.id === id);

// Other files' loggers, where they ran in this process, are none of these.
beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for("philog.loggers"));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the doctor knows from adapters", () => {
  test("how many loggers of pino are behind a policy; children are none of their own", () => {
    const logger = guardPino(pino({}, captureStream()), { startLine: false });
    logger.child({ event: "visit.read" });
    guardPino(pino({}, captureStream()), { startLine: false });
    expect(loggerCounts("pino")).toEqual({ guarded: 2, open: 0 });
    expect(check("pino")).toMatchObject({ state: "ok", what: "2 loggers are behind a policy" });
    expect(() => guardPino(logger)).toThrow("PHILOG_HOST_UNSUPPORTED");
    expect(loggerCounts("pino").guarded).toBe(2);
  });

  test("how many loggers of winston are", () => {
    const logger = guardWinston(winston.createLogger({ silent: true }), { startLine: false });
    logger.child({ event: "visit.read" });
    expect(check("winston")).toMatchObject({ state: "ok", what: "1 logger is behind a policy" });
  });

  test("that a transport sends lines where the platform collects stdout, too", async () => {
    vi.stubEnv("KUBERNETES_SERVICE_HOST", "127.0.0.1");
    expect(check("second-copy")).toBeUndefined();
    const transport = createCloudWatch({
      group: "/clinic/api",
      durability: "memory",
      startLine: false,
      onProblem: () => {},
      aws: {
        region: "eu-central-1",
        endpoint: "http://127.0.0.1:9",
        credentials: { accessKeyId: "none", secretAccessKey: "none" },
      },
    });
    try {
      expect(check("second-copy")).toMatchObject({ state: "unknown" });
    } finally {
      await transport.close({ timeoutMs: 10 });
    }
  });
});
