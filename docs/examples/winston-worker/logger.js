// @ts-check
import { fileURLToPath } from "node:url";
import { createLogger } from "@philog/winston";
import winston from "winston";

const { combine, printf, timestamp } = winston.format;

/** What the console shows: the worker's own format, as it was before. */
const readable = printf(
  ({ timestamp, level, message, ...rest }) => `${timestamp} ${level} ${message} ${JSON.stringify(rest)}`,
);

/** winston's own options, and one more. */
export const logger = createLogger({
  defaultMeta: { service: "reminder-worker" },
  transports: [new winston.transports.Console({ format: combine(timestamp(), readable) })],
  philog: { policy: fileURLToPath(new URL("philog.policy.json", import.meta.url)) },
});
