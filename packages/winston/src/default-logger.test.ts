import { captureStream } from "@philog/testing";
import { expect, test } from "vitest";
import winston from "winston";
import { philog } from "./index.ts";
import { policy } from "./logger.test-data.ts";

test("winston's default logger can be put behind a policy, before or after it is configured", () => {
  const stream = captureStream();
  philog(winston.exceptions.logger as winston.Logger, { policy, startLine: false });
  winston.configure({ transports: [new winston.transports.Stream({ stream })] });
  winston.info("read for %s", "Zlaivexon", { count: 1, user: "Zlaivexon" });
  expect(stream.records()).toMatchObject([
    { level: "info", count: 1, redacted: ["user"], message: "read for [REDACTED]" },
  ]);
});
