// Transports to CloudWatch Logs, each as an application uses it: a function that logs, one that ends.
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { createCloudWatch } from "@philog/cloudwatch";
import { secretDataKeys } from "@philog/core";
import pino from "pino";
import winston from "winston";

/** Peers are CommonJS. */
const peers = createRequire(import.meta.url);
const group = "g";
const expect = { kmsKey: false, retentionDays: false };
const json = { format: winston.format.json() };

/** @typedef {{ log: (record: object, message: string) => void, end: () => Promise<unknown> }} Contender */

function philog(aws, spool) {
  const keys = spool && secretDataKeys({ current: { id: "k1", secret: randomBytes(32) } });
  return createCloudWatch({
    group,
    aws,
    expect,
    startLine: false,
    ...(keys ? { spool: { directory: spool, dataKeys: keys } } : { memoryBytes: 2 ** 28 }),
  });
}

function pinoOn(destination, end) {
  const logger = pino({}, destination);
  return { log: (record, message) => logger.info(record, message), end };
}

function ownInProcess(aws, spool) {
  const cloudWatch = philog(aws, spool);
  return pinoOn(cloudWatch, () => cloudWatch.close({ timeoutMs: 60_000 }));
}

function inWorker(target, options) {
  const transport = pino.transport({ target, options });
  const ended = new Promise((resolve) => transport.on("close", resolve));
  return pinoOn(transport, () => {
    transport.end();
    return ended;
  });
}

/** @type {Record<string, (aws: object, folder: string) => Contender | Promise<Contender>>} */
export const contenders = {
  "pino alone, to nowhere": () => pinoOn({ write() {} }, async () => {}),
  "philog, spool": (aws, folder) => ownInProcess(aws, folder),
  "philog, memory": (aws) => ownInProcess(aws),
  "philog, spool, pino.transport": (aws, folder) => {
    process.env.PHILOG_DATA_KEYS = `k1:${randomBytes(32).toString("base64")}`;
    const spool = { directory: folder, dataKeys: { environment: "PHILOG_DATA_KEYS" } };
    return inWorker("@philog/cloudwatch/pino", { group, aws, expect, spool, startLine: false, closeTimeoutMs: 60_000 });
  },
  "philog, spool, winston": async (aws, folder) => {
    const { CloudWatchTransport } = await import("@philog/cloudwatch/winston");
    const cloudWatch = philog(aws, folder);
    const logger = winston.createLogger({ ...json, transports: [new CloudWatchTransport({ cloudWatch })] });
    return {
      log: (record, message) => logger.info(message, record),
      end: () => cloudWatch.close({ timeoutMs: 60_000 }),
    };
  },
  "winston-cloudwatch": (aws) => {
    const WinstonCloudWatch = peers("winston-cloudwatch");
    const transport = new WinstonCloudWatch({
      logGroupName: group,
      logStreamName: "s",
      awsOptions: aws,
      jsonMessage: true,
    });
    const logger = winston.createLogger({ ...json, transports: [transport] });
    return {
      log: (record, message) => logger.info(message, record),
      end: () => new Promise((resolve) => transport.kthxbye(resolve)),
    };
  },
  "@serdnam/pino-cloudwatch-transport": (aws) => {
    const { accessKeyId, secretAccessKey } = aws.credentials;
    process.env.AWS_ENDPOINT_URL = aws.endpoint;
    return inWorker(peers.resolve("@serdnam/pino-cloudwatch-transport"), {
      logGroupName: group,
      logStreamName: "s",
      awsRegion: aws.region,
      awsAccessKeyId: accessKeyId,
      awsSecretAccessKey: secretAccessKey,
    });
  },
  "pino-cloudwatch": (aws) => {
    const { accessKeyId, secretAccessKey } = aws.credentials;
    peers("aws-sdk").config.update({ endpoint: aws.endpoint });
    const stream = peers("pino-cloudwatch")({
      group,
      prefix: "s",
      aws_region: aws.region,
      aws_access_key_id: accessKeyId,
      aws_secret_access_key: secretAccessKey,
    });
    return pinoOn(stream, () => new Promise((resolve) => stream.once("flushed", resolve)));
  },
};
